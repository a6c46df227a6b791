import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** Without any of these, a COMMIT that was acknowledged may be gone after a loss of power. */
const NEEDED = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** What an acknowledged COMMIT survives. */
export type Durability = 'power-loss' | 'process-crash only';

/** True for the PostgreSQL inside this process, which sees no disk but through its file layer. */
export const isEmbedded = (db: DataSource): boolean =>
  'driver' in db.options && !!db.options.driver;

/** What the database says of itself; the embedded one is never trusted with a loss of power. */
export async function durabilityOf(db: DataSource): Promise<Durability> {
  return isEmbedded(db) || (await switchedOff(db)).length > 0 ? 'process-crash only' : 'power-loss';
}

/**
 * Docs/design/ledger.md 9.2: throws, and so ends the start, on a PostgreSQL that acknowledges what it
 * has not flushed, as this session sees its settings; in development it only says so.
 */
export async function checkDurability(
  db: DataSource,
  environment: 'production' | 'development',
): Promise<void> {
  const log = new Logger('ledger');
  if (isEmbedded(db)) return log.log('durability: process-crash only (embedded database)');
  const off = await switchedOff(db);
  if (off.length === 0) return;
  const fault = `PostgreSQL runs with ${off.join(', ')}: a loss of power could lose leaves`;
  if (environment === 'production') throw new Error(`ledger.not-durable: ${fault}`);
  log.warn(fault);
}

async function switchedOff(db: DataSource): Promise<readonly string[]> {
  const rows = await db.query<{ name: string; value: string }[]>(
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) name',
    [NEEDED],
  );
  return rows.flatMap(({ name, value }) => (value === 'off' ? [`${name} ${value}`] : []));
}
