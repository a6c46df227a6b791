import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import { nameKey } from '#domain/members/name-key.js';
import { MembersService } from '../members/members.service.js';
import { ClaimsStore } from './claims.store.js';
import { EvidenceMakers } from './evidence-makers.service.js';
import { ExperiencesStore } from './experiences.store.js';

/**
 * Who is named in evidence as its witness, or as somebody who worked on it too. Names are all there
 * is: somebody of the same name is taken for the same, and another assessor has to be found.
 */
@Injectable()
export class NamedMakers implements OnModuleInit {
  constructor(
    private readonly makers: EvidenceMakers,
    private readonly claims: ClaimsStore,
    private readonly experiences: ExperiencesStore,
    private readonly members: MembersService,
  ) {}

  onModuleInit(): void {
    this.makers.name((claimId, m) => this.of(claimId, m));
  }

  private async of(claimId: string, m: Transaction): Promise<readonly string[]> {
    const claim = await this.claims.find(claimId, m);
    const records = await this.experiences.findByIds(claim?.experiences ?? [], m);
    const names = records.flatMap(({ experience }) =>
      experience.evidence.flatMap(({ details: { witness, coWorkers = [] } = {} }) => [
        ...(witness === undefined ? [] : [witness]),
        ...coWorkers,
      ]),
    );
    return names.length === 0 ? [] : this.members.idsNamed(new Set(names.map(nameKey)), m);
  }
}
