import { Injectable } from '@nestjs/common';
import { measureCulture } from '#domain/culture/measure-culture.js';
import type { HubCulture } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { ClaimFacts } from '../claims/claim-facts.service.js';
import { MandatesService } from '../mandates/mandates.service.js';
import { FirmStaff } from '../members/firm-staff.service.js';

/** How the hub assesses, over everything it has on file. */
@Injectable()
export class CultureService {
  constructor(
    private readonly claims: ClaimFacts,
    private readonly mandates: MandatesService,
    private readonly staff: FirmStaff,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<HubCulture> {
    const at = this.clock.now();
    const { confirmations, notRecorded, ...figures } = measureCulture({
      claims: await this.claims.read('all'),
      members: await this.staff.totals(),
      assessors: await this.mandates.countAssessors(at),
    });
    return {
      at: at.toISOString(),
      ...figures,
      confirmations: [...confirmations],
      notRecorded: [...notRecorded],
    };
  }
}
