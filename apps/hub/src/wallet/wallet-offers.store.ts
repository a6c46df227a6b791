import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  isWalletConfiguration,
  type WalletConfiguration,
} from '#credentials/wallet-configurations.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** An offer without its secrets. */
export interface WalletOfferRecord {
  readonly id: string;
  readonly credentialId: string;
  readonly personId: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/** Digests of what lets a wallet in. */
export interface OfferHashes {
  readonly offer: Buffer;
  readonly code: Buffer;
  readonly tx: Buffer;
}

/** A token for an offer. */
export interface WalletToken {
  readonly hash: Buffer;
  readonly expiresAt: Date;
  readonly identifiers?: readonly WalletConfiguration[] | undefined;
}

/** What a wallet with a token may ask for. */
export interface WalletSession {
  readonly offerId: string;
  readonly credentialId: string;
  readonly personId: string;
  /** Names by which the token was asked for; absent when the forms go by their own. */
  readonly identifiers?: readonly WalletConfiguration[];
}

/** Wrong transaction codes, after which an offer is dead. */
const TRIES = 5;

/** Offered, and not used, replaced, tried out or over: `$2` is now. */
const OPEN = `ended_at IS NULL AND token_hash IS NULL AND expires_at > $2 AND tries < ${String(TRIES)}`;

interface SessionRow {
  readonly id: string;
  readonly credential_id: string;
  readonly person_id: string;
  readonly identifiers: readonly string[] | null;
}

/** Offers to wallets and the tokens given for them, by their digests. */
@Injectable()
export class WalletOffersStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(offer: WalletOfferRecord, hashes: OfferHashes, m: Transaction): Promise<void> {
    const { id, credentialId, personId, madeAt, expiresAt } = offer;
    await m.query(
      `INSERT INTO wallet_offer
         (id, credential_id, person_id, offer_hash, code_hash, tx_hash, made_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, credentialId, personId, hashes.offer, hashes.code, hashes.tx, madeAt, expiresAt],
    );
  }

  /** The earlier offer of a credential and its token are over. */
  async endOf(credentialId: string, now: Date, m: Transaction): Promise<void> {
    await m.query(
      'UPDATE wallet_offer SET ended_at = $2 WHERE credential_id = $1 AND ended_at IS NULL',
      [credentialId, now],
    );
  }

  /** Offers that were over before an instant. */
  async forget(before: Date, m: Transaction): Promise<void> {
    await m.query('DELETE FROM wallet_offer WHERE expires_at < $1', [before]);
  }

  async isOpen(offerHash: Buffer, now: Date): Promise<boolean> {
    const rows = await this.db.query<object[]>(
      `SELECT 1 FROM wallet_offer WHERE offer_hash = $1 AND ${OPEN}`,
      [offerHash, now],
    );
    return rows.length > 0;
  }

  /** Counts a try, committed at once, and gives the digest to compare with; undefined when there is none. */
  async attempt(
    codeHash: Buffer,
    now: Date,
  ): Promise<{ readonly id: string; readonly txHash: Buffer } | undefined> {
    const [row] = await this.db.query<{ id: string; tx_hash: Uint8Array }[]>(
      `WITH tried AS (UPDATE wallet_offer SET tries = tries + 1
         WHERE code_hash = $1 AND ${OPEN} RETURNING id, tx_hash)
       SELECT id, tx_hash FROM tried`,
      [codeHash, now],
    );
    return row && { id: row.id, txHash: Buffer.from(row.tx_hash) };
  }

  /** Uses an offer up; false when somebody else has, or when it is over. */
  async grant(id: string, token: WalletToken, now: Date): Promise<boolean> {
    const { hash, expiresAt, identifiers } = token;
    const rows = await this.db.query<object[]>(
      `WITH granted AS (UPDATE wallet_offer
         SET token_hash = $3, token_expires_at = $4, identifiers = $5
         WHERE id = $1 AND ended_at IS NULL AND token_hash IS NULL AND expires_at > $2
         RETURNING id)
       SELECT id FROM granted`,
      [id, now, hash, expiresAt, identifiers ? [...identifiers] : null],
    );
    return rows.length > 0;
  }

  /** What a token is for; with a transaction nobody else uses it until that ends. */
  async session(tokenHash: Buffer, now: Date, m?: Transaction): Promise<WalletSession | undefined> {
    const rows = await (m ?? this.db).query<SessionRow[]>(
      `SELECT id, credential_id, person_id, identifiers FROM wallet_offer
       WHERE token_hash = $1 AND token_expires_at > $2 AND ended_at IS NULL
       ${m ? 'FOR UPDATE' : ''}`,
      [tokenHash, now],
    );
    return rows.map(sessionOf)[0];
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM wallet_offer WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM wallet_offer WHERE person_id = $1', [personId]);
  }
}

const sessionOf = (row: SessionRow): WalletSession => ({
  offerId: row.id,
  credentialId: row.credential_id,
  personId: row.person_id,
  ...(row.identifiers && { identifiers: row.identifiers.filter(isWalletConfiguration) }),
});
