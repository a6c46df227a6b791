import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Durability, durabilityOf } from './check-durability.js';

/** What stands between the ledger and its loss or change, for the health page. */
export interface Safety {
  readonly durability: Durability;
  /** Who owns the tables may switch their triggers off. */
  readonly appendOnly: 'triggers and grants' | 'triggers';
}

/** Asks the database how the ledger's tables are kept. */
@Injectable()
export class LedgerSafety {
  constructor(private readonly db: DataSource) {}

  async read(): Promise<Safety> {
    const [row] = await this.db.query<{ owns: boolean }[]>(
      `SELECT pg_has_role(current_user, relowner, 'MEMBER') AS owns
       FROM pg_class WHERE oid = 'ledger_leaf'::regclass`,
    );
    return {
      durability: await durabilityOf(this.db),
      appendOnly: row?.owns === false ? 'triggers and grants' : 'triggers',
    };
  }
}
