import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import type { AuditSummaryPublished } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import { AuditSummaryEntity } from './audit-summary.entity.js';
import { ObservatoryReleaseEntity } from './observatory-release.entity.js';

/** What a hub said of the audits of a year, and where and when it did. */
export interface SaidSummary {
  readonly origin: string;
  readonly index: number;
  readonly saidAt: Date;
  readonly summary: AuditSummaryPublished;
}

/** The frozen file of a quarter. */
export interface Release {
  readonly quarter: string;
  readonly content: Buffer;
  readonly releasedAt: Date;
  readonly intentId: string;
}

/** Summaries of hubs and frozen figures. Both only grow. */
@Injectable()
export class ObservatoryStore {
  constructor(private readonly db: DataSource) {}

  /** The first summary of a year holds; a later one of the same hub changes nothing. */
  async addSummary({ origin, index, saidAt, summary }: SaidSummary, m: Transaction): Promise<void> {
    await m
      .createQueryBuilder()
      .insert()
      .into(AuditSummaryEntity)
      .values({
        origin,
        year: summary.year,
        idx: String(index),
        saidAt,
        content: JSON.stringify(summary),
      })
      .orIgnore()
      .execute();
  }

  async summariesSaidBefore(instant: Date, m: Transaction): Promise<readonly SaidSummary[]> {
    const rows = await m
      .getRepository(AuditSummaryEntity)
      .createQueryBuilder('s')
      .where('s.said_at < :instant', { instant })
      .orderBy({ 's.origin': 'ASC', 's.year': 'ASC' })
      .getMany();
    return rows.map(({ origin, idx, saidAt, content }) => ({
      ...{ origin, index: Number(idx), saidAt },
      // this text was made from an AuditSummaryPublished
      summary: JSON.parse(content) as AuditSummaryPublished,
    }));
  }

  async hasSummaryBefore(instant: Date): Promise<boolean> {
    return this.db.manager.existsBy(AuditSummaryEntity, { saidAt: LessThan(instant) });
  }

  /** One freezes at a time; a second waits and then finds what the first has made. */
  freezing<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, async (m) => {
      // Who may only read and add may not lock the table.
      await m.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' freezing'))`);
      return work(m);
    });
  }

  async addRelease(release: Release, m: Transaction): Promise<void> {
    await m.insert(ObservatoryReleaseEntity, { ...release });
  }

  findRelease(quarter: string, m: Transaction = this.db.manager): Promise<Release | null> {
    return m.findOneBy(ObservatoryReleaseEntity, { quarter });
  }

  /** The newest quarter first, without the files. */
  releases(): Promise<readonly Pick<Release, 'quarter' | 'releasedAt'>[]> {
    return this.db.manager.find(ObservatoryReleaseEntity, {
      select: { quarter: true, releasedAt: true },
      order: { quarter: 'DESC' },
    });
  }
}
