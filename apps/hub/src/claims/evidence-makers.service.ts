import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Gives the people who made or witnessed evidence of a claim, as far as one feature knows them. */
export type EvidenceMakersOf = (claimId: string, m: Transaction) => Promise<readonly string[]>;

/**
 * Who made or witnessed evidence may not assess it. Features that keep witnesses and co-authors name
 * here, when the app starts, how to find them.
 */
@Injectable()
export class EvidenceMakers {
  private readonly named: EvidenceMakersOf[] = [];

  name(makersOf: EvidenceMakersOf): void {
    this.named.push(makersOf);
  }

  /** Ids of persons. */
  async of(claimId: string, m: Transaction): Promise<readonly string[]> {
    const found: string[] = [];
    for (const makersOf of this.named) found.push(...(await makersOf(claimId, m)));
    return found;
  }
}
