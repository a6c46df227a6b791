import { Injectable } from '@nestjs/common';
import type { ClaimFact } from '#domain/culture/claim-fact.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { ClaimFactsStore, type FactsWanted } from './claim-facts.store.js';

/** Claims with their judgements, for features that compute figures over the whole hub. */
@Injectable()
export class ClaimFacts {
  constructor(
    private readonly store: ClaimFactsStore,
    private readonly staff: FirmStaff,
  ) {}

  /** With the firm of each candidate, where the hub knows it. */
  async read(wanted: FactsWanted): Promise<readonly ClaimFact[]> {
    const claims = await this.store.read(wanted);
    const firms = await this.staff.firmsOf([...new Set(claims.map(({ person }) => person))]);
    return claims.map((claim) => {
      const firm = firms.get(claim.person);
      return firm === undefined ? claim : { ...claim, firm };
    });
  }
}
