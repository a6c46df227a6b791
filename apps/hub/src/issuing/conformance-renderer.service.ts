import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { BadgeSigner } from './badge-signer.js';
import type { StoredCredential } from './certifiable.js';
import { refuseOutOfScope } from './refuse-out-of-scope.js';

/** Signs a credential that was issued before in the form that 1EdTech tests; stores nothing. */
@Injectable()
export class ConformanceRenderer {
  constructor(
    private readonly feed: RegistryFeed,
    private readonly signer: BadgeSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses `accreditation.stale-view`, and `credential.out-of-scope` when the accreditation does not cover it today: the signature is
   * made today, and its leaf says so.
   */
  async render({ record }: StoredCredential): Promise<string> {
    refuseOutOfScope(await this.feed.currentDecisions(), record.standard, this.clock.now());
    return this.signer.conformanceJwt(record);
  }
}
