import type { DataSource } from 'typeorm';
import { findLog } from '../ledger/open-log.sql.js';
import type { LedgerStock } from './ledger-stock.js';
import type { LedgerSources } from './rebuild-ledgers.js';

/** The ledgers and bodies that an earlier rebuild has written and proven in the same schema. */
export function storedSources(db: DataSource): LedgerSources {
  return {
    stored: async (ledgers) => {
      const rows = await db.query<{ origin: string; log_id: number; size: string }[]>(
        `SELECT l.origin, l.log_id, h.size FROM ledger_log l JOIN ledger_head h USING (log_id)
         WHERE h.size > 0 AND l.origin = ANY ($1::text[]) ORDER BY l.log_id`,
        [ledgers.map(({ origin }) => origin)],
      );
      return rows.map(({ origin, log_id, size }) => ({
        origin,
        logId: log_id,
        size: Number(size),
      }));
    },
    stocksOf: async ({ origin }) => {
      const log = await findLog(db, origin);
      return log ? [{ ...NO_LEDGER, body: bodiesOf(db, log.logId) }] : [];
    },
  };
}

const NO_LEDGER: Omit<LedgerStock, 'body'> = {
  notes: () => Promise.resolve([]),
  bundle: () => Promise.reject(new Error('the leaves are there')),
};

function bodiesOf(db: DataSource, logId: number): LedgerStock['body'] {
  return async (sha256) => {
    const [row] = await db.query<{ bytes: Buffer | null }[]>(
      'SELECT bytes FROM ledger_body WHERE log_id = $1 AND sha256 = $2',
      [logId, Buffer.from(sha256, 'hex')],
    );
    return row === undefined ? undefined : row.bytes;
  };
}
