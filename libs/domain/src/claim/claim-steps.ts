import { DomainError } from '../core/domain-error.js';

/** Where a claim may rest. `not-met` is the decided claim without an offer (design paper 1). */
export type ClaimPlace =
  | 'enquiry'
  | 'identified'
  | 'documented'
  | 'assessing'
  | 'second-assessing'
  | 'moderating'
  | 'offered'
  | 'not-met'
  | 'appealed'
  | 'certified'
  | 'withdrawn'
  | 'closed';

/** What moves a claim. */
export type ClaimCommand =
  | 'identify'
  | 'document'
  | 'assign'
  | 'ask-more'
  | 'submit'
  | 'moderate'
  | 'accept'
  | 'appeal'
  | 'decide-appeal'
  | 'release'
  | 'withdraw'
  | 'lapse';

type Steps = Readonly<Partial<Record<ClaimCommand, readonly ClaimPlace[]>>>;

/** The whole process: from every state, each command that is allowed and the states it may lead to. */
export const CLAIM_STEPS: Readonly<Record<ClaimPlace, Steps>> = {
  enquiry: { identify: ['identified'], withdraw: ['withdrawn'] },
  identified: { document: ['documented'], withdraw: ['withdrawn'] },
  documented: { document: ['documented'], assign: ['assessing'], withdraw: ['withdrawn'] },
  assessing: {
    'ask-more': ['documented'],
    submit: ['second-assessing', 'offered', 'not-met'],
    release: ['documented'],
    withdraw: ['withdrawn'],
  },
  'second-assessing': {
    assign: ['second-assessing'],
    submit: ['moderating', 'offered', 'not-met'],
    release: ['second-assessing'],
    withdraw: ['withdrawn'],
  },
  moderating: {
    moderate: ['offered', 'not-met', 'second-assessing'],
    withdraw: ['withdrawn'],
  },
  offered: {
    accept: ['certified'],
    appeal: ['appealed'],
    withdraw: ['withdrawn'],
    // Back to the credential that is out, when a better one was not taken.
    lapse: ['closed', 'certified'],
  },
  'not-met': { appeal: ['appealed'], withdraw: ['withdrawn'], lapse: ['closed'] },
  appealed: {
    assign: ['appealed'],
    'decide-appeal': ['offered', 'not-met', 'certified'],
    release: ['appealed'],
    withdraw: ['withdrawn'],
  },
  certified: { appeal: ['appealed'] },
  withdrawn: {},
  closed: {},
};

/**
 * The states that a command may lead to. Refuses `claim.not-allowed-in-state`, with the state that
 * was found and the commands that it allows.
 */
export function stepsFrom(state: ClaimPlace, command: ClaimCommand): readonly ClaimPlace[] {
  const next = CLAIM_STEPS[state][command];
  if (next) return next;
  throw new DomainError('claim.not-allowed-in-state', {
    expected: Object.keys(CLAIM_STEPS[state]).join(', ') || 'nothing any more',
    got: `${command} in ${state}`,
  });
}
