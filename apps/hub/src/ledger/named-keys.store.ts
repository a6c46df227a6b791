import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** Any number of our own: processes that start together name the keys one after the other. */
const NAMING_LOCK = 7311;

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
}
