import { gapTasks } from '#domain/evidence/check-statement.js';
import type { Endorsement, NewEndorsementStatement } from '#domain/generated/schemas.js';

type Answers = NewEndorsementStatement['answers'];

/** An invitation to a witness. */
export interface EndorsementRecord {
  readonly id: string;
  readonly claimId: string;
  readonly experienceId: string;
  readonly personId: string;
  readonly tasks: readonly string[];
  readonly greeting?: string;
  readonly language: string;
  readonly disclose: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt?: Date;
  readonly stated?: StatedRecord;
}

/** What the witness said; name and answers are gone when the witness had them erased. */
export interface StatedRecord {
  readonly at: Date;
  readonly evidenceId: string;
  readonly answers?: Answers;
  readonly witness?: string;
  readonly erasedAt?: Date;
}

/** Whether a witness may still answer. */
export const isOpen = (endorsement: EndorsementRecord, now: Date): boolean =>
  stateOf(endorsement, now) === 'open';

export function stateOf(
  { stated, revokedAt, expiresAt }: EndorsementRecord,
  now: Date,
): Endorsement['state'] {
  if (stated) return stated.erasedAt ? 'erased' : 'stated';
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'open' : 'expired';
}

/** As the candidate sees it. */
export function viewEndorsement(endorsement: EndorsementRecord, now: Date): Endorsement {
  const { id, claimId, experienceId, tasks, createdAt, expiresAt, stated } = endorsement;
  return {
    id,
    claimId,
    experienceId,
    state: stateOf(endorsement, now),
    tasks: [...tasks],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(stated?.witness !== undefined &&
      stated.answers && {
        statement: {
          witness: stated.witness,
          statedAt: stated.at.toISOString(),
          answers: [...stated.answers],
          evidenceId: stated.evidenceId,
        },
        gapTasks: [...gapTasks(tasks, stated.answers)],
      }),
  };
}
