import type { EntityManager } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewIntent } from './ledger-intents.js';
import { OWN_LOG } from './open-log.sql.js';
import { workContext } from '../tracing/work-context.js';

/**
 * Intent, queue row and bodies, and which trace they belong to, if any. Refuses `ledger.queue-full` when `queueMax` wait: the sequencer is
 * long behind, and callers wait instead of piling up more.
 */
export async function insertIntent(
  m: EntityManager,
  { id, entry, isPublic, bodies = [] }: NewIntent,
  queueMax = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const queued = await m.query<unknown[]>(
    `WITH i AS (
       INSERT INTO ledger_intent (id, log_id, entry, public)
       SELECT $1::uuid, ${OWN_LOG}, $2, $3
       WHERE (SELECT count(*) FROM (SELECT FROM ledger_queue LIMIT $4::bigint) q) < $4::bigint
       RETURNING id),
     t AS (
       INSERT INTO ledger_trace (intent_id, trace_id)
       SELECT id, decode($5, 'hex') FROM i WHERE $5::text IS NOT NULL)
     INSERT INTO ledger_queue (intent_id) SELECT id FROM i RETURNING intent_id`,
    [id, entry, isPublic, queueMax, workContext().trace?.traceId ?? null],
  );
  if (queued.length === 0) throw new DomainError('ledger.queue-full');
  for (const { reference, bytes } of bodies)
    await m.query(
      `INSERT INTO ledger_body (log_id, sha256, media_type, size, bytes, intent_id)
       VALUES (${OWN_LOG}, $1, $2, $3, $4, $5)`,
      [Buffer.from(reference.sha256, 'hex'), reference.mediaType, reference.size, bytes, id],
    );
}
