import type { RoundForm, RoundKind, RoundStratum } from '#domain/audit/rounds/propose-form.js';
import type { RoundTimes } from '#domain/audit/rounds/round-state.js';

/** A round of questions about a firm or the cluster. */
export interface RoundRecord extends RoundTimes {
  readonly id: string;
  readonly kind: RoundKind;
  /** Of a firm's round. */
  readonly firmId?: string;
  /** The cluster's round of the same period; of a firm's round. */
  readonly clusterRoundId?: string;
  readonly instrumentVersion: string;
  readonly createdAt: Date;
  /** For how many months people were told that answers are kept; undefined before they were told. */
  readonly keepMonths?: number;
  /** When its answers were deleted because their keeping had ended. */
  readonly answersEndedAt?: Date;
}

/** A link for somebody who is asked; nobody's name is in it. */
export interface InvitationRecord {
  readonly id: string;
  readonly roundId: string;
  readonly number: number;
  readonly stratum: RoundStratum;
  readonly form: RoundForm;
  readonly state: 'invited' | 'opened' | 'submitted' | 'revoked';
  readonly answeredLastTime?: boolean;
}

/** How many were asked and how far they are. */
export interface AskedCounts {
  readonly invited: number;
  readonly opened: number;
  readonly submitted: number;
}

/** Counts of the links that are not withdrawn; who has handed in has opened. */
export function countAsked(invitations: readonly Pick<InvitationRecord, 'state'>[]): AskedCounts {
  const states = invitations.map(({ state }) => state).filter((state) => state !== 'revoked');
  const submitted = states.filter((state) => state === 'submitted').length;
  const opened = submitted + states.filter((state) => state === 'opened').length;
  return { invited: states.length, opened, submitted };
}
