import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReleasedMethod } from '#domain/audit/method/audit-method.js';
import type { AuditMethodReleased } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Methods of the audit that the registry's ledger released. Written by the projection alone. */
@Injectable()
export class ReleasedMethodsStore {
  constructor(private readonly db: DataSource) {}

  async add(data: AuditMethodReleased, index: number, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO registry_audit_method (idx, content) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [index, JSON.stringify(data)],
    );
  }

  /** In the order of the ledger. */
  async all(): Promise<readonly ReleasedMethod[]> {
    const rows = await this.db.query<{ idx: string; content: string }[]>(
      'SELECT idx, content FROM registry_audit_method ORDER BY idx',
    );
    return rows.map(({ idx, content }) => ({
      // this text was made from an AuditMethodReleased
      ...(JSON.parse(content) as AuditMethodReleased),
      ledgerIndex: Number(idx),
    }));
  }
}
