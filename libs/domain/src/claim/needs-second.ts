import type { Tie } from './tie-between.js';

/** What decides whether a claim goes to a second assessor after the first judgement. */
export interface SecondGrounds {
  readonly level: number;
  readonly tie: Tie;
  /** Judgements that were given under the same mandate before this one. */
  readonly earlierSubmissions: number;
  /** A criterion was found met by conversation and statements only. */
  readonly onWordsOnly: boolean;
  readonly sampled: boolean;
}

/** The policy of a hub; what is not said here is the paper's. */
export interface SecondPolicy {
  /** Judgements of a mandate that a second assessor looks at. */
  readonly firstSubmissions: number;
  /** The lowest level that always has two assessors. */
  readonly fromLevel: number;
}

/** Why a second assessor is needed. */
export type SecondReason = 'level' | 'first-submissions' | 'tie' | 'words-only' | 'sample';

/** Every reason for a second assessor; none when one is enough (design paper 1.3). */
export function needsSecond(grounds: SecondGrounds, policy: SecondPolicy): readonly SecondReason[] {
  const reasons: readonly (readonly [boolean, SecondReason])[] = [
    [grounds.level >= policy.fromLevel, 'level'],
    [grounds.earlierSubmissions < policy.firstSubmissions, 'first-submissions'],
    [grounds.tie !== 'none', 'tie'],
    [grounds.onWordsOnly, 'words-only'],
    [grounds.sampled, 'sample'],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason);
}
