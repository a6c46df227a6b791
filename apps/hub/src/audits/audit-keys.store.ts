import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Wrapped keys, one for each audit. */
@Injectable()
export class AuditKeysStore {
  constructor(private readonly db: DataSource) {}

  async add(auditId: string, wrapped: Buffer, m: Transaction): Promise<void> {
    await m.query('INSERT INTO audit_key (audit_id, key_enc) VALUES ($1, $2)', [auditId, wrapped]);
  }

  async find(auditId: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ key_enc: Buffer }[]>(
      'SELECT key_enc FROM audit_key WHERE audit_id = $1',
      [auditId],
    );
    return row && Buffer.from(row.key_enc);
  }
}
