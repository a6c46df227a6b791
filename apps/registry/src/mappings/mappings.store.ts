import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { DataSource } from 'typeorm';
import { MappingEntity } from './mapping.entity.js';

/** A mapping that the registry confirmed, and who of it did; the latter never leaves. */
export interface ConfirmedMapping {
  readonly id: string;
  readonly origin: string;
  readonly proposalId: string;
  readonly fromVersionUri: string;
  readonly toVersionUri: string;
  readonly relation: 'exact' | 'close' | 'broad' | 'narrow';
  readonly levelShift: number;
  readonly confirmedAt: Date;
  /** Words and account of the expert. They stand in no ledger, so a rebuild does not bring them back. */
  readonly rationale: string | null;
  readonly confirmedBy: string | null;
  readonly intentId: string;
}

/** Confirmed mappings. */
@Injectable()
export class MappingsStore {
  constructor(private readonly db: DataSource) {}

  /** Of two writers of one mapping the second waits here for the first. */
  async hold(fromVersionUri: string, toVersionUri: string, m: Transaction): Promise<void> {
    await m.query(
      "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' mapping ' || $1, 0))",
      [`${fromVersionUri} ${toVersionUri}`],
    );
  }

  async isConfirmed(
    { fromVersionUri, toVersionUri }: Pick<ConfirmedMapping, 'fromVersionUri' | 'toVersionUri'>,
    m: Transaction,
  ): Promise<boolean> {
    return m.existsBy(MappingEntity, { fromVersionUri, toVersionUri });
  }

  async add(mapping: ConfirmedMapping, m: Transaction): Promise<void> {
    await m.insert(MappingEntity, { ...mapping });
  }

  async all(): Promise<readonly ConfirmedMapping[]> {
    return (await this.db.getRepository(MappingEntity).find({ order: { id: 'ASC' } })).map(
      (row) => ({ ...row }),
    );
  }
}
