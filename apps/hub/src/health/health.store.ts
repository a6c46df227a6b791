import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Whether the database answers. */
@Injectable()
export class HealthStore {
  constructor(private readonly db: DataSource) {}

  async answers(): Promise<boolean> {
    // The reason of a failure is in the database's own log; here only that it does not answer counts.
    return this.db.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  /** Whether there is evidence that a log showed two histories. */
  async isContradicted(origin: string): Promise<boolean> {
    const [row] = await this.db.query<{ found: boolean }[]>(
      'SELECT EXISTS (SELECT FROM ledger_evidence WHERE origin = $1 AND kind <= 2) AS found',
      [origin],
    );
    return row?.found ?? false;
  }
}
