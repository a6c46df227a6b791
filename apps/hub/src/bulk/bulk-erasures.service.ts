import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { BulkRunsStore } from './bulk-runs.store.js';

/** Takes a person out of the files that were handed in. */
@Injectable()
export class BulkErasures {
  constructor(private readonly store: BulkRunsStore) {}

  erase(
    person: { readonly id: string; readonly key: string; readonly email: string },
    m: Transaction,
  ): Promise<void> {
    return this.store.erase(person, m);
  }
}
