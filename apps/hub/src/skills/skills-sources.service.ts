import { Injectable } from '@nestjs/common';
import { FirmFactsService } from './firm-facts.service.js';
import type { FactsRecord } from './firm-facts.store.js';
import { type FirmHoldings, FirmHoldingsService } from './firm-holdings.service.js';
import type { RoleRecord } from './role-profile-record.js';
import { RoleProfilesService } from './role-profiles.service.js';

/** What a firm said of itself and its posts, and what its people hold. */
export interface FirmSources {
  readonly facts: FactsRecord | undefined;
  readonly roles: readonly RoleRecord[];
  readonly held: FirmHoldings;
}

/** Reads what a firm's skills are computed from, as it was at a moment. */
@Injectable()
export class SkillsSources {
  constructor(
    private readonly facts: FirmFactsService,
    private readonly roles: RoleProfilesService,
    private readonly holdings: FirmHoldingsService,
  ) {}

  async of(firmId: string, at: Date): Promise<FirmSources> {
    return {
      facts: await this.facts.at(firmId, at),
      roles: await this.roles.at(firmId, at),
      held: await this.holdings.of(firmId, at),
    };
  }
}
