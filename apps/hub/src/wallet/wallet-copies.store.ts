import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WalletConfiguration } from '#credentials/wallet-configurations.js';
import type { WalletNotification } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { CommittedRendering } from '../issuing/renderings.service.js';

/** A copy of a credential that a wallet took. */
export interface WalletCopy {
  readonly id: string;
  readonly credentialId: string;
  readonly personId: string;
  readonly configuration: WalletConfiguration;
  readonly claimedAt: Date;
  /** RFC 7638; of a copy that is bound to a key. */
  readonly keyThumbprint?: string;
  /** Of a copy that was signed for the wallet; the others are the credential itself. */
  readonly rendering?: CommittedRendering;
  readonly notified?: { readonly event: WalletNotification['event']; readonly at: Date };
}

/** To which answer a copy belongs. */
export interface CopyOrigin {
  readonly offerId: string;
  readonly notificationHash: Buffer;
}

interface Row {
  readonly id: string;
  readonly credential_id: string;
  readonly person_id: string;
  readonly configuration: WalletConfiguration;
  readonly claimed_at: Date;
  readonly key_thumbprint: string | null;
  readonly digest: string | null;
  readonly intent_id: string | null;
  readonly event: WalletNotification['event'] | null;
  readonly notified_at: Date | null;
}

const COPY = `SELECT id, credential_id, person_id, configuration, claimed_at, key_thumbprint, digest,
  intent_id, event, notified_at FROM wallet_copy`;

/** What wallets took, and what they said of it. */
@Injectable()
export class WalletCopiesStore {
  constructor(private readonly db: DataSource) {}

  async add(
    copy: Omit<WalletCopy, 'notified'>,
    { offerId, notificationHash }: CopyOrigin,
    m: Transaction,
  ): Promise<void> {
    const { id, credentialId, personId, configuration, claimedAt, rendering } = copy;
    await m.query(
      `INSERT INTO wallet_copy (id, credential_id, person_id, offer_id, configuration, claimed_at,
         key_thumbprint, digest, intent_id, notification_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        credentialId,
        personId,
        offerId,
        configuration,
        claimedAt,
        copy.keyThumbprint ?? null,
        rendering?.digest ?? null,
        rendering?.intentId ?? null,
        notificationHash,
      ],
    );
  }

  async countOfOffer(offerId: string, m: Transaction): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM wallet_copy WHERE offer_id = $1',
      [offerId],
    );
    return row?.count ?? 0;
  }

  async ofCredential(credentialId: string): Promise<readonly WalletCopy[]> {
    const rows = await this.db.query<Row[]>(
      `${COPY} WHERE credential_id = $1 ORDER BY claimed_at, id`,
      [credentialId],
    );
    return rows.map(copyOf);
  }

  async ofPerson(personId: string): Promise<readonly WalletCopy[]> {
    const rows = await this.db.query<Row[]>(
      `${COPY} WHERE person_id = $1 ORDER BY claimed_at, id`,
      [personId],
    );
    return rows.map(copyOf);
  }

  async findOfPerson(id: string, personId: string): Promise<WalletCopy | undefined> {
    const rows = await this.db.query<Row[]>(`${COPY} WHERE id = $1 AND person_id = $2`, [
      id,
      personId,
    ]);
    return rows.map(copyOf)[0];
  }

  /** The same event again leaves the first time; false when this offer has no such answer. */
  async note(
    { offerId, notificationHash }: CopyOrigin,
    event: WalletNotification['event'],
    now: Date,
  ): Promise<boolean> {
    const rows = await this.db.query<object[]>(
      `WITH noted AS (UPDATE wallet_copy SET event = $3,
         notified_at = CASE WHEN event = $3 THEN notified_at ELSE $4 END
         WHERE offer_id = $1 AND notification_hash = $2 RETURNING id)
       SELECT id FROM noted`,
      [offerId, notificationHash, event, now],
    );
    return rows.length > 0;
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM wallet_copy WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async removeOfPerson(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM wallet_copy WHERE person_id = $1', [personId]);
  }
}

const copyOf = (row: Row): WalletCopy => ({
  id: row.id,
  credentialId: row.credential_id,
  personId: row.person_id,
  configuration: row.configuration,
  claimedAt: row.claimed_at,
  ...(row.key_thumbprint !== null && { keyThumbprint: row.key_thumbprint }),
  ...(row.digest !== null &&
    row.intent_id !== null && { rendering: { digest: row.digest, intentId: row.intent_id } }),
  ...(row.event && row.notified_at && { notified: { event: row.event, at: row.notified_at } }),
});
