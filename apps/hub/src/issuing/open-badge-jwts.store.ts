import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A later rendering as it is kept. */
export interface StoredJwt {
  readonly jwt: string;
  /** Of the ledger leaf that commits to it. */
  readonly intentId: string;
}

interface Row {
  readonly jwt: string;
  readonly intent_id: string;
}

/** Credentials as the JWT of Open Badges, for those whose holder has asked for it. */
@Injectable()
export class OpenBadgeJwtsStore {
  constructor(private readonly db: DataSource) {}

  adding<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async find(
    credentialId: string,
    m: Transaction = this.db.manager,
  ): Promise<StoredJwt | undefined> {
    const [row] = await m.query<Row[]>(
      'SELECT jwt, intent_id FROM open_badge_jwt WHERE credential_id = $1',
      [credentialId],
    );
    return row && { jwt: row.jwt, intentId: row.intent_id };
  }

  async add(credentialId: string, { jwt, intentId }: StoredJwt, m: Transaction): Promise<void> {
    await m.query(
      'INSERT INTO open_badge_jwt (credential_id, jwt, intent_id) VALUES ($1, $2, $3)',
      [credentialId, jwt, intentId],
    );
  }
}
