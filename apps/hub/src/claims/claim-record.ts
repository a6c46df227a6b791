import type { Claim, Evidence, Experience, NewJudgement } from '#domain/generated/schemas.js';
import type { Turn } from '#domain/claim/admit-assessor.js';
import type { Grade } from '#domain/claim/grade-evidence.js';
import type { Gap } from '#domain/claim/plan-gaps.js';
import type { ClaimCommand } from '#domain/claim/claim-steps.js';
import type { Tie } from '#domain/claim/tie-between.js';

/** Where a claim stands. */
export type ClaimState = Claim['state'];

/** A turn of assessing, from assignment to judgement. */
export interface AssessmentRecord {
  readonly turn: Turn;
  readonly assessorId: string;
  readonly tie: Tie;
  readonly assignedAt: Date;
  /** When the assessor declared to be independent; nothing opens before. */
  readonly declaredAt?: Date;
  /** Absent until the assessor has judged. */
  readonly submitted?: {
    readonly at: Date;
    readonly outcome: 'met' | 'not-met';
    readonly methods: readonly string[];
    /** Highest level at which everything was met; absent when there is none. */
    readonly level?: number;
    readonly grade?: Grade;
    readonly mandateId?: string;
    readonly criteria: NewJudgement['criteria'];
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
  /** When the candidate agreed to the information sheet. */
  readonly consentedAt: Date;
  readonly credentialId?: string;
  /** The credential that is renewed, and the day it was issued, `YYYY-MM-DD`. */
  readonly renewal?: { readonly credentialId: string; readonly since: string };
  readonly experiences: readonly string[];
  readonly assessments: readonly AssessmentRecord[];
  readonly events: readonly RecordedEvent[];
  readonly notes: readonly ClaimNote[];
}

/** An event of a claim, oldest first. */
export interface RecordedEvent {
  readonly command: ClaimEvent['command'];
  readonly to: ClaimState;
  readonly accountId?: string;
  readonly at: Date;
}

/** How a claim was decided. */
export interface Decision {
  readonly how: 'assessment' | 'moderation' | 'appeal';
  /** Null when it is not met at any level. */
  readonly levelReached: number | null;
  readonly grade: Grade | null;
  readonly moderated: boolean;
  readonly sampled: boolean;
  readonly gapPlan: readonly Gap[];
}

/** What each kind of note says. */
export interface NoteBodies {
  readonly 'gap-list': { readonly gaps: readonly { criterionId: string; missing: string }[] };
  readonly second: { readonly reasons: readonly string[] };
  readonly moderation: { readonly choice: string; readonly reason: string };
  readonly appeal: { readonly grounds: string };
  readonly decision: Decision;
}

/** Something that was said or decided about a claim, oldest first. */
export type ClaimNote = {
  readonly [K in keyof NoteBodies]: {
    readonly kind: K;
    readonly at: Date;
    /** Who said it, where it was a person of the cluster. */
    readonly personId?: string;
    readonly body: NoteBodies[K];
  };
}[keyof NoteBodies];

/** A change of state, as it is recorded for good. */
export interface ClaimEvent {
  readonly claimId: string;
  readonly command: 'open' | ClaimCommand;
  readonly from?: ClaimState;
  readonly to: ClaimState;
  /** Absent when the hub itself moved it, as time was up. */
  readonly accountId?: string;
  readonly at: Date;
}

/** What an assessor hands in. */
export interface Submission {
  readonly claimId: string;
  readonly turn: Turn;
  readonly tie: Tie;
  readonly at: Date;
  readonly outcome: 'met' | 'not-met';
  readonly level?: number | undefined;
  readonly grade?: Grade | undefined;
  readonly mandateId: string;
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
