import type { Demand, HeldEvidence } from '../audit-input.js';
import { gradeWeight, halfLives, verifiedGrades, type GradeRecords } from './evidence-grades.js';

/** Nobody is taken for certain to be able to do something (audit paper, 4.2). */
const CAP = 0.98;

/** How likely a person is able to do something now, and what says so. */
export interface Competence {
  /** 0 to 0.98. */
  readonly probability: number;
  /** Ids of the credentials and claims that count: the best one of each assessor. */
  readonly sources: readonly string[];
}

/** Which evidence counts, and how much. */
export interface CompetenceOptions {
  /** Leaves out what nobody but a peer or the person states (grades D and E). */
  readonly verifiedOnly: boolean;
  readonly records?: GradeRecords;
}

/**
 * Probability that a person is able to do now, at the level that is needed, what a demand asks
 * (audit paper, 4.2): 1 minus the product over assessors of 1 - w 2^(-age/half-life), the best
 * evidence of each assessor, at most 0.98. What is below the level, revoked, expired or not yet
 * issued gives 0. The age stands still as long as practice is on record.
 */
export function estimateCompetence(
  holds: readonly HeldEvidence[],
  demand: Pick<Demand, 'competence' | 'level' | 'decay'>,
  options: CompetenceOptions,
): Competence {
  const best = new Map<string, { weight: number; source: string | undefined }>();
  for (const evidence of holds) {
    if (!counts(evidence, demand, options.verifiedOnly)) continue;
    const weight =
      gradeWeight(evidence.grade, options.records?.[evidence.grade]) *
      2 ** (-idleYears(evidence) / halfLives[demand.decay]);
    const known = best.get(evidence.assessor);
    if (!known || weight > known.weight)
      best.set(evidence.assessor, { weight, source: evidence.source });
  }
  // sorted, so that the order of the evidence does not even change the last bit
  const weights = [...best.values()].map(({ weight }) => weight).sort((a, b) => b - a);
  const none = weights.reduce((product, weight) => product * (1 - weight), 1);
  return {
    probability: Math.min(CAP, 1 - none),
    sources: [...best.values()].flatMap(({ source }) => source ?? []).sort(),
  };
}

function counts(
  evidence: HeldEvidence,
  demand: Pick<Demand, 'competence' | 'level'>,
  verifiedOnly: boolean,
): boolean {
  return (
    evidence.competence === demand.competence &&
    evidence.level >= demand.level &&
    evidence.revoked !== true &&
    evidence.issuedAt <= 0 &&
    (evidence.expiresAt === undefined || evidence.expiresAt > 0) &&
    (!verifiedOnly || verifiedGrades.has(evidence.grade))
  );
}

/** Years since the evidence was made, without those over which practice is on record. */
function idleYears({ issuedAt, practisedUntil }: HeldEvidence): number {
  const practised = Math.max(0, (practisedUntil ?? issuedAt) - issuedAt);
  return Math.max(0, -issuedAt - practised);
}
