import type { Turn } from '../claim/admit-assessor.js';
import type { Grade } from '../claim/grade-evidence.js';
import type { Tie } from '../claim/tie-between.js';

/** A judgement that an assessor handed in. */
export interface JudgementFact {
  readonly turn: Turn;
  readonly assessor: string;
  readonly tie: Tie;
  readonly at: Date;
  /** The highest level at which everything was met; 0 when there is none. */
  readonly level: number;
  /** Of the evidence on which it was found met; absent when nothing was, or no grade was kept. */
  readonly grade?: Grade;
}

/** A claim as far as the culture of assessment is read from it; nothing in it says what was made. */
export interface ClaimFact {
  readonly id: string;
  readonly person: string;
  /** Where the person works; absent when the hub does not know any more. */
  readonly firm?: string;
  /** Version URI of a local standard. */
  readonly standard: string;
  /** The level that was claimed. */
  readonly level: number;
  /** When evidence was first there to be judged; absent before. */
  readonly requestedAt?: Date;
  /** Entered from a file after the fact: its judgements were not given one by one here. */
  readonly stated: boolean;
  readonly certified: boolean;
  /** Of the decision that stands; absent when nothing was met, or no grade was kept. */
  readonly grade?: Grade;
  readonly appealed: boolean;
  /** Whether the appeal reached a higher level; absent without one, and until it is decided. */
  readonly upheld?: boolean;
  /** In the order of turns. */
  readonly judgements: readonly JudgementFact[];
}
