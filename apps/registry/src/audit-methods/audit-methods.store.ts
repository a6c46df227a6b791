import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditMethodReleased } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import { AuditMethodEntity } from './audit-method.entity.js';

/** A release with the intent that became its leaf. */
export interface KeptMethod extends AuditMethodReleased {
  readonly releasedAt: Date;
  readonly intentId: string;
}

/** Released methods of the audit. They only grow. */
@Injectable()
export class AuditMethodsStore {
  constructor(private readonly db: DataSource) {}

  /** One releases at a time; a second waits and then finds what the first has released. */
  releasing<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (m) => {
      // Who may only read and add may not lock the table.
      await m.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' releasing'))`);
      return work(m);
    });
  }

  async add({ releasedAt, intentId, ...content }: KeptMethod, m: Transaction): Promise<void> {
    await m.insert(AuditMethodEntity, {
      versions: canonicalJson(content.versions).toString(),
      content: canonicalJson(content).toString(),
      ...{ releasedAt, intentId },
    });
  }

  /** The oldest first. */
  async all(m: Transaction = this.db.manager): Promise<readonly KeptMethod[]> {
    const rows = await m.find(AuditMethodEntity, { order: { releasedAt: 'ASC', intentId: 'ASC' } });
    return rows.map(({ content, releasedAt, intentId }) => ({
      // this text was made from an AuditMethodReleased
      ...(JSON.parse(content) as AuditMethodReleased),
      ...{ releasedAt, intentId },
    }));
  }
}
