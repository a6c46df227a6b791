import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditSummaryPublished } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** What was told of an audit, and when. */
export interface ToldSummary {
  readonly auditId: string;
  readonly summary: AuditSummaryPublished;
  readonly toldAt: Date;
}

interface Row {
  readonly audit_id: string;
  readonly summary: string;
  readonly told_at: Date;
}

/** Summaries that were told. They only grow. */
@Injectable()
export class ToldSummariesStore {
  constructor(private readonly db: DataSource) {}

  /** One tells at a time; a second waits and then sees what the first has told. */
  telling<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (m) => {
      // Who may only read and add may not lock the table.
      await m.query(
        `SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' told summaries'))`,
      );
      return work(m);
    });
  }

  async ofYear(year: number, m: Transaction): Promise<ToldSummary | undefined> {
    return this.one('year = $1', year, m);
  }

  async ofAudit(auditId: string): Promise<ToldSummary | undefined> {
    return this.one('audit_id = $1', auditId, this.db.manager);
  }

  async add(
    { auditId, summary, toldAt }: ToldSummary,
    intentId: string,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `INSERT INTO audit_summary (year, audit_id, summary, intent_id, told_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [summary.year, auditId, JSON.stringify(summary), intentId, toldAt],
    );
  }

  private async one(
    condition: 'year = $1' | 'audit_id = $1',
    value: number | string,
    m: Transaction,
  ): Promise<ToldSummary | undefined> {
    const [row] = await m.query<Row[]>(`SELECT * FROM audit_summary WHERE ${condition}`, [value]);
    return (
      row && {
        auditId: row.audit_id,
        // this text was made from an AuditSummaryPublished
        summary: JSON.parse(row.summary) as AuditSummaryPublished,
        toldAt: row.told_at,
      }
    );
  }
}
