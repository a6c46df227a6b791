import type { DataSource, EntityManager } from 'typeorm';
import type { LogKey } from '#ledger/log-keys.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { OWN_LOG } from './open-log.sql.js';

/** A key of a log as text, with the sizes it signs for, both included. */
export interface ListedLogKey {
  /** vkey of c2sp.org/signed-note. */
  readonly verifierKey: string;
  readonly fromSize: number;
  readonly toSize?: number;
}

/** What is known of one key of a log. Without an index the leaf is not written yet. */
export interface KeyChanges {
  readonly verifierKey: string;
  /** False for a key that the log retires without ever having named it: it was known from elsewhere. */
  readonly isAdded: boolean;
  readonly addedAt?: number;
  readonly isRetired: boolean;
  readonly retiredAt?: number;
}

/** A leaf that names or retires a key: an intent of the own log, the index in a mirror. */
export interface KeyChange {
  readonly verifierKey: string;
  readonly change: 'added' | 'retired';
  readonly intentId?: string;
  readonly index?: number;
}

interface ChangeRow {
  readonly verifier_key: string;
  readonly is_added: boolean;
  readonly added: string | null;
  readonly is_retired: boolean;
  readonly retired: string | null;
}

/** Every key that a log names, in the order of their leaves. The first change of a kind holds. */
export async function keyChangesOf(
  m: EntityManager | DataSource,
  logId: number,
): Promise<readonly KeyChanges[]> {
  const rows = await m.query<ChangeRow[]>(
    `SELECT verifier_key, bool_or(change = 'added') AS is_added,
       min(idx) FILTER (WHERE change = 'added') AS added,
       bool_or(change = 'retired') AS is_retired,
       min(idx) FILTER (WHERE change = 'retired') AS retired
     FROM (
       SELECT verifier_key, 'added' AS change, 0::bigint AS idx FROM ledger_log
       WHERE log_id = $1 AND kind = 'own'
       UNION ALL
       SELECT k.verifier_key, k.change, coalesce(k.idx, l.idx) FROM ledger_key_change k
       LEFT JOIN ledger_leaf l ON l.intent_id = k.intent_id
       WHERE k.log_id = $1) c
     GROUP BY verifier_key ORDER BY added NULLS LAST, verifier_key`,
    [logId],
  );
  return rows.map(
    ({ verifier_key: verifierKey, is_added: isAdded, added, is_retired, retired }) => ({
      verifierKey,
      isAdded,
      ...(added !== null && { addedAt: Number(added) }),
      isRetired: is_retired,
      ...(retired !== null && { retiredAt: Number(retired) }),
    }),
  );
}

/**
 * The sizes each key signs for. A key is good from the first checkpoint that covers its leaf, the
 * one of leaf 0 from the beginning, and up to the last size before the leaf that retires it.
 */
export function intervalsOf(changes: readonly KeyChanges[]): readonly ListedLogKey[] {
  return changes.flatMap(({ verifierKey, addedAt, retiredAt }) => {
    if (addedAt === undefined) return [];
    const fromSize = addedAt === 0 ? 0 : addedAt + 1;
    return { verifierKey, fromSize, ...(retiredAt !== undefined && { toSize: retiredAt }) };
  });
}

/** Listed keys for verifying; throws for a malformed key: what is stored was checked before. */
export function parseLogKeys(listed: readonly ListedLogKey[]): readonly LogKey[] {
  return listed.map(({ verifierKey, ...sizes }) => ({
    key: parseVerifierKey(verifierKey),
    ...sizes,
  }));
}

/** The keys of the own log, retired ones included. */
export async function ownLogKeys(m: EntityManager | DataSource): Promise<readonly LogKey[]> {
  return parseLogKeys(intervalsOf(await keyChangesOf(m, OWN_LOG)));
}

/** Keeps a change; a second one of its kind changes nothing. */
export async function addKeyChange(
  m: EntityManager,
  logId: number,
  { verifierKey, change, intentId, index }: KeyChange,
): Promise<void> {
  await m.query(
    `INSERT INTO ledger_key_change (log_id, verifier_key, change, intent_id, idx)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [logId, verifierKey, change, intentId ?? null, index ?? null],
  );
}
