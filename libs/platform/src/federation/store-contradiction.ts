import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Evidence } from '#ledger/evidence.js';
import { afterCommit } from '../database/in-transaction.js';
import { park } from './parked-origin.sql.js';
import type { FollowerContext } from './follower-context.js';

type ObservingFields = Pick<FollowerContext, 'projection' | 'clock' | 'ids' | 'counters'>;

const log = new Logger('observer');

const DETAIL = {
  1: 'two signed roots at one size',
  2: 'a signed root that the entries under a later signed root do not have',
} as const;

/** More of one origin say nothing new, and whoever has its key could make them without end. */
const MAX_EVIDENCE = 100;

/**
 * Keeps evidence of kind 1 or 2 for ever, freezes the mirror at the first view, and tells the
 * projection, all in the caller's transaction; the same fact again changes nothing. Always true.
 */
export async function storeContradiction(
  m: EntityManager,
  { projection, clock, ids, counters }: ObservingFields,
  evidence: Evidence,
): Promise<true> {
  const { origin, kind, size, noteA, noteB, rootA, rootB, proof } = evidence;
  const evidenceId = ids.next();
  const at = clock.now();
  const stored = await m.query<unknown[]>(
    `INSERT INTO ledger_evidence
       (id, origin, kind, note_a, note_b, detail, found_at, size, root_a, root_b, proof)
     SELECT $1::uuid, $2::text, $3::smallint, $4::text, $5::text, $6::text, $7::timestamptz,
       $8::bigint, $9::bytea, $10::bytea, $11::bytea
     WHERE (SELECT count(*) FROM ledger_evidence
            WHERE origin = $2::text AND size IS NOT NULL) < ${MAX_EVIDENCE}
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      evidenceId,
      origin,
      kind,
      noteA,
      noteB,
      `${DETAIL[kind]}: ${size}`,
      at,
      size,
      rootA,
      rootB,
      Buffer.concat(proof),
    ],
  );
  if (stored.length === 0) return true;
  afterCommit(() => counters?.foundEquivocation());
  log.error(`${origin} contradicts itself at size ${size}: evidence ${evidenceId}`);
  await park(m, { origin, reason: 'equivocation', nextIndex: size, seenSize: size, at });
  // crash before the caller commits: nothing of this happened, and the checkpoint comes again
  await projection.contradicted?.(m, { evidenceId, evidence });
  return true;
}
