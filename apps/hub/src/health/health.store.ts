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
}
