import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the tables tell of the registry's honesty. */
@Injectable()
export class HealthStore {
  constructor(private readonly db: DataSource) {}

  /** Whether there is evidence that a log showed two histories. */
  async isContradicted(origin: string): Promise<boolean> {
    const [row] = await this.db.query<{ found: boolean }[]>(
      'SELECT EXISTS (SELECT FROM ledger_evidence WHERE origin = $1 AND kind <= 2) AS found',
      [origin],
    );
    return row?.found ?? false;
  }
}
