import type { EntityManager } from 'typeorm';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { addKeyChange, intervalsOf, keyChangesOf } from './key-changes.sql.js';
import type { LedgerIntents } from './ledger-intents.js';
import type { LedgerOptions } from './ledger-options.js';
import { lockOpening, OWN_LOG } from './open-log.sql.js';

/**
 * Brings the ledger up to the key file, in the caller's transaction: a leaf and a row for each key
 * that is new and for each that the operator retired. A key that the ledger never named and that is
 * retired concerns nobody. Throws `ledger.key-mismatch`, and then nothing is written, when a key is
 * retired before a checkpoint is published that covers the leaf of one that stays: nobody would
 * believe the one that stays.
 */
export async function nameLogKeys(
  m: EntityManager,
  options: LedgerOptions,
  intents: LedgerIntents,
  now: Date,
): Promise<void> {
  await lockOpening(m);
  const changes = await keyChangesOf(m, OWN_LOG);
  const inUse = options.signers.map(({ verifier }) => formatVerifierKey(verifier));
  const isNew = (key: string) => !changes.some(({ verifierKey }) => verifierKey === key);
  const retired = (options.retiredKeys ?? [])
    .map(formatVerifierKey)
    .filter((key) => changes.some((c) => c.verifierKey === key && !c.isRetired));
  const published = await publishedSize(m);
  const staying = intervalsOf(changes).filter(({ verifierKey }) => inUse.includes(verifierKey));
  if (retired.length > 0 && !staying.some(({ fromSize }) => fromSize <= published))
    throw new Error(
      `ledger.key-mismatch: ${retired.join(', ')} is retired before the next key was published`,
    );
  const write = async (change: 'added' | 'retired', verifierKey: string) => {
    const data = { role: 'ledger' as const, verifierKey };
    const about = { subject: options.origin, data, time: now };
    const intentId =
      change === 'added'
        ? await intents.appendEvent(m, {
            type: 'eu.guildmark.key.rotated.v1',
            schema: 'events/key.rotated/1.0',
            ...about,
          })
        : await intents.appendEvent(m, {
            type: 'eu.guildmark.key.retired.v1',
            schema: 'events/key.retired/1.0',
            ...about,
          });
    await addKeyChange(m, OWN_LOG, { verifierKey, change, intentId });
  };
  for (const key of inUse.filter(isNew)) await write('added', key);
  for (const key of retired) await write('retired', key);
}

async function publishedSize(m: EntityManager): Promise<number> {
  const [row] = await m.query<{ size: string | null }[]>(
    `SELECT max(size) AS size FROM ledger_publication WHERE log_id = ${OWN_LOG}`,
  );
  return Number(row?.size ?? 0);
}
