import type { EntityManager } from 'typeorm';
import { OWN_LOG } from './open-log.sql.js';

/** The policy announced last, after the one the ledger was opened with; undefined when there is none. */
export async function lastAnnouncedPolicy(m: EntityManager): Promise<string | undefined> {
  const [row] = await m.query<{ policy: string }[]>(
    'SELECT policy FROM ledger_policy ORDER BY seq DESC LIMIT 1',
  );
  return row?.policy;
}

/** The entry the ledger was opened with: its first leaf, or what will become it. */
export async function openingEntry(m: EntityManager): Promise<Buffer | undefined> {
  const [row] = await m.query<{ entry: Buffer | null }[]>(
    `SELECT coalesce(
       (SELECT entry FROM ledger_leaf WHERE log_id = ${OWN_LOG} AND idx = 0),
       (SELECT i.entry FROM ledger_queue q JOIN ledger_intent i ON i.id = q.intent_id
        WHERE i.log_id = ${OWN_LOG} ORDER BY q.seq LIMIT 1)) AS entry`,
  );
  return row?.entry ?? undefined;
}

/** Every size from this one on is still to be published. */
export async function firstUnpublishedSize(m: EntityManager): Promise<number> {
  const [row] = await m.query<{ size: string }[]>(
    `SELECT coalesce(max(size), 0) + 1 AS size FROM ledger_publication WHERE log_id = ${OWN_LOG}`,
  );
  return Number(row?.size);
}

/** Keeps a policy with the intent that announces it. */
export async function addAnnouncedPolicy(
  m: EntityManager,
  announced: { intentId: string; policy: string; fromSize: number },
): Promise<void> {
  const { intentId, policy, fromSize } = announced;
  await m.query('INSERT INTO ledger_policy (intent_id, policy, from_size) VALUES ($1, $2, $3)', [
    intentId,
    policy,
    fromSize,
  ]);
}
