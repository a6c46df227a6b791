import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewFirmFacts } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Facts as they were told. */
export interface FactsRecord extends NewFirmFacts {
  readonly firmId: string;
  readonly recordedAt: Date;
}

type Row = Omit<FactsRecord, 'marketingWaiver'> & { readonly marketingWaiver: string | null };

const factsOf = ({ marketingWaiver, ...row }: Row): FactsRecord => ({
  ...row,
  ...(marketingWaiver !== null && { marketingWaiver }),
});

const FACTS = `firm_id AS "firmId", heads::float8 AS heads, year_founded AS "yearFounded",
  family_owned AS "familyOwned", region, shares_with_hub AS "sharesWithHub",
  shares_surplus AS "sharesSurplus", marketing_waiver AS "marketingWaiver",
  recorded_at AS "recordedAt"`;

/** What firms say of themselves; rows only come. */
@Injectable()
export class FirmFactsStore {
  constructor(private readonly db: DataSource) {}

  async add(facts: FactsRecord, m: Transaction): Promise<void> {
    const { firmId, recordedAt, heads, yearFounded, familyOwned, region } = facts;
    await m.query(
      `INSERT INTO firm_facts (firm_id, recorded_at, heads, year_founded, family_owned, region,
         shares_with_hub, shares_surplus, marketing_waiver)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[firmId, recordedAt, heads, yearFounded, familyOwned, region],
        ...[facts.sharesWithHub, facts.sharesSurplus, facts.marketingWaiver ?? null],
      ],
    );
  }

  /** The facts of a firm that held at a moment. */
  async at(firmId: string, at: Date): Promise<FactsRecord | undefined> {
    const rows = await this.db.query<Row[]>(
      `SELECT ${FACTS} FROM firm_facts WHERE firm_id = $1 AND recorded_at <= $2
       ORDER BY seq DESC LIMIT 1`,
      [firmId, at],
    );
    return rows.map(factsOf)[0];
  }

  /** Those of every firm that has told any, in the order of the firms' ids. */
  async allAt(at: Date): Promise<readonly FactsRecord[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT DISTINCT ON (firm_id) ${FACTS} FROM firm_facts WHERE recorded_at <= $1
       ORDER BY firm_id, seq DESC`,
      [at],
    );
    return rows.map(factsOf);
  }
}
