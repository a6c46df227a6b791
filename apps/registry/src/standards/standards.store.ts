import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { DataSource } from 'typeorm';
import { ConceptEntity } from './concept.entity.js';
import { EuropeanStandardEntity } from './european-standard.entity.js';

/** A European standard version as it was published. */
export interface EuropeanStandard {
  readonly versionUri: string;
  readonly key: string;
  readonly version: string;
  readonly content: Buffer;
  readonly contentDigest: string;
  readonly publishedAt: Date;
  readonly intentId: string;
}

const standardOf = (row: EuropeanStandardEntity): EuropeanStandard => ({ ...row });

/** European standards. */
@Injectable()
export class StandardsStore {
  constructor(private readonly db: DataSource) {}

  /**
   * The concept id behind a key, `proposed` when the key is new. Holds the key until the transaction
   * ends, so that two writers of one version take turns.
   */
  async holdConcept(key: string, proposed: string, m: Transaction): Promise<string> {
    await m
      .createQueryBuilder()
      .insert()
      .into(ConceptEntity)
      .values({ key, id: proposed })
      .orIgnore()
      .execute();
    const row = await m.findOneOrFail(ConceptEntity, {
      where: { key },
      lock: { mode: 'pessimistic_write' },
    });
    return row.id;
  }

  async add(standard: EuropeanStandard, m: Transaction): Promise<void> {
    await m.insert(EuropeanStandardEntity, { ...standard });
  }

  async find(
    versionUri: string,
    m: Transaction = this.db.manager,
  ): Promise<EuropeanStandard | undefined> {
    const row = await m.findOneBy(EuropeanStandardEntity, { versionUri });
    return row ? standardOf(row) : undefined;
  }

  async all(): Promise<readonly EuropeanStandard[]> {
    const rows = await this.db
      .getRepository(EuropeanStandardEntity)
      .find({ order: { publishedAt: 'ASC', versionUri: 'ASC' } });
    return rows.map(standardOf);
  }
}
