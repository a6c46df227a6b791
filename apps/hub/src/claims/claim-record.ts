import type { Claim, Evidence, Experience, NewJudgement } from '#domain/generated/schemas.js';
import type { Tie } from '#domain/claim/tie-between.js';

/** Where a claim stands. */
export type ClaimState = Claim['state'];

/** A turn of assessing, from assignment to judgement. */
export interface AssessmentRecord {
  readonly turn: 1 | 2;
  readonly assessorId: string;
  readonly tie: Tie;
  /** Absent until the assessor has judged. */
  readonly submitted?: {
    readonly at: Date;
    readonly outcome: 'met' | 'not-met';
    readonly methods: readonly string[];
  };
}

/** A claim with its assessments in order. */
export interface ClaimRecord {
  readonly id: string;
  readonly personId: string;
  /** Version URI of a local standard. */
  readonly standard: string;
  readonly level: number;
  readonly state: ClaimState;
  readonly openedAt: Date;
  readonly credentialId?: string;
  readonly experiences: readonly string[];
  readonly assessments: readonly AssessmentRecord[];
}

/** A change of state, as it is recorded for good. */
export interface ClaimEvent {
  readonly claimId: string;
  readonly command: 'open' | 'assign' | 'submit' | 'accept' | 'release';
  readonly from?: ClaimState;
  readonly to: ClaimState;
  readonly accountId: string;
  readonly at: Date;
}

/** What an assessor hands in. */
export interface Submission {
  readonly claimId: string;
  readonly turn: 1 | 2;
  readonly tie: Tie;
  readonly at: Date;
  readonly outcome: 'met' | 'not-met';
  readonly judgement: NewJudgement;
}

/** Evidence with the bytes as they are stored. */
export interface SealedEvidence {
  readonly evidence: Evidence;
  readonly sealed: Buffer;
}

/** An experience of a person. */
export interface ExperienceRecord {
  readonly personId: string;
  readonly experience: Experience;
}
