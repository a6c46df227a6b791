import type { ClaimPlace } from './claim-steps.js';

/** The four phases of validating what somebody learned at work. */
export type PhaseName = 'identification' | 'documentation' | 'assessment' | 'certification';

/** One recorded change of state. */
export interface PhaseEvent {
  readonly command: string;
  readonly to: ClaimPlace;
  readonly at: Date;
}

/** A phase as it is recorded; `outcome` is the state in which it ended. */
export interface Phase {
  readonly phase: PhaseName;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly by: 'candidate' | 'officer' | 'assessor' | 'hub';
  readonly outcome?: ClaimPlace;
}

const PHASE_OF: Readonly<Record<ClaimPlace, PhaseName | undefined>> = {
  enquiry: 'identification',
  identified: 'documentation',
  documented: 'documentation',
  assessing: 'assessment',
  'second-assessing': 'assessment',
  moderating: 'assessment',
  appealed: 'assessment',
  'not-met': undefined,
  offered: 'certification',
  certified: undefined,
  withdrawn: undefined,
  closed: undefined,
};

const WHO: Readonly<Record<string, Phase['by']>> = {
  assign: 'officer',
  moderate: 'officer',
  release: 'officer',
  submit: 'assessor',
  'ask-more': 'assessor',
  'decide-appeal': 'assessor',
  lapse: 'hub',
};

/**
 * The phases of a claim in the order in which they began, from its recorded events, oldest first. A
 * phase may come twice (more evidence was asked for), and any may be the last.
 */
export function phasesOf(events: readonly PhaseEvent[]): readonly Phase[] {
  const phases: Phase[] = [];
  const end = ({ command, to, at }: PhaseEvent) => {
    const last = phases.pop();
    if (last)
      phases.push(
        last.endedAt
          ? last
          : { ...last, endedAt: at, by: WHO[command] ?? 'candidate', outcome: to },
      );
  };
  for (const event of events) {
    const { command, to, at } = event;
    const by = WHO[command] ?? 'candidate';
    if (command === 'open' && to !== 'enquiry')
      phases.push({
        phase: 'identification',
        startedAt: at,
        endedAt: at,
        by,
        outcome: 'identified',
      });
    const phase = PHASE_OF[to];
    const current = phases.at(-1);
    if (current && !current.endedAt && current.phase !== phase) end(event);
    const last = phases.at(-1);
    if (phase && (!last || last.endedAt)) phases.push({ phase, startedAt: at, by });
  }
  return phases;
}
