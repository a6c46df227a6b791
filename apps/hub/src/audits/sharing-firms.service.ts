import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { FirmFactsService } from '../skills/firm-facts.service.js';

/** What firms let others know of their audits; a firm that has said nothing lets nobody. */
@Injectable()
export class SharingFirms {
  constructor(
    private readonly facts: FirmFactsService,
    private readonly clock: Clock,
  ) {}

  /** Those whose own audits officers may see. */
  async ids(): Promise<ReadonlySet<string>> {
    const facts = await this.facts.allAt(this.clock.now());
    return new Set(facts.flatMap(({ firmId, sharesWithHub }) => (sharesWithHub ? firmId : [])));
  }

  /** Those of whose surplus partner firms may know. */
  async lenders(at: Date): Promise<ReadonlySet<string>> {
    const facts = await this.facts.allAt(at);
    return new Set(facts.flatMap(({ firmId, sharesSurplus }) => (sharesSurplus ? firmId : [])));
  }
}
