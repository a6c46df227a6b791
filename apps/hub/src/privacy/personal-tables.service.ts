import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';

/** A person whose data go. */
export interface ErasedPerson {
  readonly personId: string;
  /** Addresses and keys under which files of others may name the person. */
  readonly key: string;
  readonly email: string;
}

/** What a feature keeps about people, in words they understand, and how it lets go of it. */
export interface PersonalTables {
  /** As in "Links that were shared". */
  readonly what: string;
  count(personId: string, m: Transaction | undefined): Promise<number>;
  erase(person: ErasedPerson, m: Transaction): Promise<void>;
}

/**
 * Every feature that keeps data of people beside claims and credentials names them here when the app
 * starts. An erasure counts and deletes all of them before claims and credentials, in the order in
 * which they were named.
 */
@Injectable()
export class PersonalTablesService {
  private readonly named: PersonalTables[] = [];

  name(tables: PersonalTables): void {
    this.named.push(tables);
  }

  /** What there is of a person, feature by feature. */
  async count(
    personId: string,
    m?: Transaction,
  ): Promise<readonly { readonly what: string; readonly count: number }[]> {
    const counts = [];
    for (const { what, count } of this.named)
      counts.push({ what, count: await count(personId, m) });
    return counts;
  }

  async erase(person: ErasedPerson, m: Transaction): Promise<void> {
    for (const { erase } of this.named) await erase(person, m);
  }
}
