import { Injectable } from '@nestjs/common';
import type { Account } from '#platform/auth/account.js';

/** Somebody who takes their data along: an account with a person behind it. */
export type Taker = Account & { readonly personId: string };

/** A file that a person takes along. */
export interface PersonalFile {
  /** Where it is in the archive; ids and words of ours only, and the same for the same thing. */
  readonly name: string;
  /** Its content as the person may see it; undefined when it is gone by then. */
  read(): Promise<Buffer | undefined>;
}

/** What a feature gives a person of what it keeps about them. */
export type PersonalFiles = (taker: Taker) => Promise<readonly PersonalFile[]>;

/**
 * Every feature that keeps data of people names here, when the app starts, what they take along in an
 * export. It is the other half of PersonalTablesService: what an erasure deletes, an export holds.
 */
@Injectable()
export class PersonalFilesService {
  private readonly named: PersonalFiles[] = [];

  name(files: PersonalFiles): void {
    this.named.push(files);
  }

  /** All files of a person, by name; nobody else's, and of claims as a candidate sees them. */
  async of(account: Account, personId: string): Promise<readonly PersonalFile[]> {
    // Officers and assessors see much of others: none of it is theirs to take along.
    const taker = { ...account, personId, roles: ['employee'] };
    const files: PersonalFile[] = [];
    for (const list of this.named) files.push(...(await list(taker)));
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** A value as a file that people can read. */
export const jsonFile = (name: string, read: () => Promise<unknown>): PersonalFile => ({
  name,
  read: async () => {
    const value = await read();
    return value === undefined
      ? undefined
      : Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
  },
});

/** A text as it is. */
export const textFile = (name: string, read: () => Promise<string | undefined>): PersonalFile => ({
  name,
  read: async () => {
    const text = await read();
    return text === undefined ? undefined : Buffer.from(text, 'utf8');
  },
});
