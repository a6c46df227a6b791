import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';

/** That a person lets the hub issue to them what was assessed elsewhere. */
export interface StandingAcceptanceRecord {
  /** Given in their own passport, or signed on paper that an officer holds. */
  readonly ground: 'own' | 'paper';
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** Acceptances on file. */
@Injectable()
export class StandingAcceptancesStore {
  constructor(private readonly db: DataSource) {}

  async find(personId: string): Promise<StandingAcceptanceRecord | undefined> {
    const [row] = await this.db.query<StandingAcceptanceRecord[]>(
      `SELECT ground, recorded_by AS "recordedBy", recorded_at AS "recordedAt"
       FROM standing_acceptance WHERE person_id = $1`,
      [personId],
    );
    return row;
  }

  /** The first one stands: a repeat changes nothing. */
  async add(
    personId: string,
    { ground, recordedBy, recordedAt }: StandingAcceptanceRecord,
    m: Transaction = this.db.manager,
  ): Promise<void> {
    await m.query(
      `INSERT INTO standing_acceptance (person_id, ground, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [personId, ground, recordedBy, recordedAt],
    );
  }

  async remove(personId: string): Promise<void> {
    await this.db.query('DELETE FROM standing_acceptance WHERE person_id = $1', [personId]);
  }
}
