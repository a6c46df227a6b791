import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { KnownNonce } from './wallet-nonce.js';

/** Nonces that were used: as many as copies were made in the last minutes. */
@Injectable()
export class WalletNoncesStore {
  /** Uses a nonce up; false when it was used before. Those that are over are forgotten. */
  async use({ id, expiresAt }: KnownNonce, now: Date, m: Transaction): Promise<boolean> {
    await m.query('DELETE FROM wallet_nonce WHERE expires_at <= $1', [now]);
    const rows = await m.query<object[]>(
      `INSERT INTO wallet_nonce (id, expires_at) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, expiresAt],
    );
    return rows.length > 0;
  }
}
