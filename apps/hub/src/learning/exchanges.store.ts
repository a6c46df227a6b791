import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewExchange } from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** An exchange as it is kept; the firms in the order of their ids. */
export interface ExchangeRecord extends NewExchange {
  readonly id: string;
  /** Absent when an officer recorded it for the hub. */
  readonly recordingFirm?: string;
  readonly recordedAt: Date;
  readonly confirmedAt?: Date;
}

type Row = Omit<ExchangeRecord, 'recordingFirm' | 'confirmedAt'> & {
  readonly recordingFirm: string | null;
  readonly confirmedAt: Date | null;
};

const exchangeOf = ({ recordingFirm, confirmedAt, ...row }: Row): ExchangeRecord => ({
  ...row,
  ...(recordingFirm !== null && { recordingFirm }),
  ...(confirmedAt && { confirmedAt }),
});

const EXCHANGES = `
  SELECT id, ARRAY[first_firm, second_firm] AS firms, on_day::text AS "on", about,
    on_platform AS "onPlatform", recording_firm AS "recordingFirm", recorded_at AS "recordedAt",
    confirmed_at AS "confirmedAt"
  FROM firm_exchange`;

/** Exchanges between firms. */
@Injectable()
export class ExchangesStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** A page of those of a firm, or of all; the newest first, one more than its limit when there is more. */
  async page(
    firmId: string | undefined,
    { limit, after }: PageWanted,
  ): Promise<readonly ExchangeRecord[]> {
    const rows = await this.db.query<Row[]>(
      `${EXCHANGES} WHERE removed_at IS NULL AND ($1::uuid IS NULL OR first_firm = $1 OR second_firm = $1)
         AND ($2::date IS NULL OR (on_day, id) < ($2, $3::uuid))
       ORDER BY on_day DESC, id DESC LIMIT $4`,
      [firmId ?? null, after?.key ?? null, after?.id ?? null, limit + 1],
    );
    return rows.map(exchangeOf);
  }

  /** Held until the transaction ends. */
  async findLocked(id: string, m: Transaction): Promise<ExchangeRecord | undefined> {
    const rows = await m.query<Row[]>(
      `${EXCHANGES} WHERE id = $1 AND removed_at IS NULL FOR UPDATE`,
      [id],
    );
    return rows.map(exchangeOf)[0];
  }

  async add(exchange: ExchangeRecord, m: Transaction): Promise<void> {
    const { id, firms, on, about, onPlatform, recordingFirm, recordedAt } = exchange;
    await m.query(
      `INSERT INTO firm_exchange (id, first_firm, second_firm, on_day, about, on_platform,
         recording_firm, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [...[id, firms[0], firms[1], on, about, onPlatform], recordingFirm ?? null, recordedAt],
    );
  }

  async confirm(id: string, at: Date, m: Transaction): Promise<void> {
    await m.query('UPDATE firm_exchange SET confirmed_at = $2 WHERE id = $1', [id, at]);
  }

  /** It counts no more, and its words go. */
  async remove(id: string, reason: string, at: Date, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE firm_exchange SET removed_at = $3, removal_reason = $2, about = '' WHERE id = $1`,
      [id, reason, at],
    );
  }
}
