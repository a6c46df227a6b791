import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** Any number of our own: processes that start together name the keys one after the other. */
const NAMING_LOCK = 7311;

/** Where it is kept that the ledger has ended a key, by the way in which it did. */
const ENDS = {
  retired: 'credential_key_retirement',
  compromised: 'credential_key_compromise',
} as const;

/** Which credential keys the ledger names. */
@Injectable()
export class NamedKeysStore {
  constructor(private readonly db: DataSource) {}

  naming(work: (m: Transaction) => Promise<void>): Promise<void> {
    return inTransaction(this.db, async (m) => {
      await m.query('SELECT pg_advisory_xact_lock($1)', [NAMING_LOCK]);
      await work(m);
    });
  }

  /** The public key the ledger names under a kid, as JSON text. */
  async find(kid: string, m: Transaction): Promise<string | undefined> {
    const [row] = await m.query<{ public_jwk: string }[]>(
      'SELECT public_jwk FROM credential_key WHERE kid = $1',
      [kid],
    );
    return row?.public_jwk;
  }

  async add(kid: string, publicJwk: string, intentId: string, m: Transaction): Promise<void> {
    await m.query('INSERT INTO credential_key (kid, public_jwk, intent_id) VALUES ($1, $2, $3)', [
      kid,
      publicJwk,
      intentId,
    ]);
  }

  async now(m: Transaction): Promise<Date> {
    const [row] = await m.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    if (!row) throw new Error('the database has a clock');
    return row.now;
  }

  /** Every kid the ledger names. */
  async kids(m: Transaction): Promise<readonly string[]> {
    const rows = await m.query<{ kid: string }[]>('SELECT kid FROM credential_key ORDER BY kid');
    return rows.map(({ kid }) => kid);
  }

  /** Those of these kids whose naming leaf lies below the newest size that witnesses have cosigned. */
  async published(kids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.db.query<{ kid: string }[]>(
      `SELECT k.kid FROM credential_key k JOIN ledger_leaf l USING (intent_id)
       WHERE k.kid = ANY ($1::text[])
         AND l.idx < (SELECT max(p.size) FROM ledger_publication p WHERE p.log_id = l.log_id)
       ORDER BY k.kid`,
      [kids],
    );
    return rows.map(({ kid }) => kid);
  }

  /** Those of these kids that the ledger names and has not ended in this way. */
  async notYet(
    end: keyof typeof ENDS,
    kids: readonly string[],
    m: Transaction,
  ): Promise<readonly string[]> {
    const rows = await m.query<{ kid: string }[]>(
      `SELECT kid FROM credential_key k WHERE kid = ANY ($1::text[])
       AND NOT EXISTS (SELECT FROM ${ENDS[end]} e WHERE e.kid = k.kid) ORDER BY kid`,
      [kids],
    );
    return rows.map(({ kid }) => kid);
  }

  async addEnd(
    end: keyof typeof ENDS,
    kid: string,
    intentId: string,
    m: Transaction,
  ): Promise<void> {
    await m.query(`INSERT INTO ${ENDS[end]} (kid, intent_id) VALUES ($1, $2)`, [kid, intentId]);
  }

  /** Whether a commitment that was queued before an instant is no leaf yet. */
  async commitmentsWait(before: Date, m: Transaction): Promise<boolean> {
    const [row] = await m.query<{ wait: boolean }[]>(
      `SELECT EXISTS (SELECT FROM ledger_queue q JOIN ledger_intent i ON i.id = q.intent_id
         WHERE NOT i.public AND q.queued_at <= $1) AS wait`,
      [before],
    );
    return row?.wait !== false;
  }
}
