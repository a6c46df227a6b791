import { Injectable } from '@nestjs/common';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { standingAt } from '#domain/accreditation/standing-at.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock, Salts } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { BadgeSigner } from './badge-signer.js';
import { buildRecord } from './build-record.js';
import type { Certifiable, Prepared } from './certifiable.js';
import { StatusListService } from './status-list.service.js';

/** Renders and signs a credential; stores nothing but the status entry it takes. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly feed: RegistryFeed,
    private readonly statusList: StatusListService,
    private readonly clock: Clock,
    private readonly salts: Salts,
    private readonly signer: BadgeSigner,
  ) {}

  /** Refuses `credential.out-of-scope` and `status.list-full`. */
  async prepare(claim: Certifiable): Promise<Prepared> {
    const now = this.clock.now();
    await this.refuseOutOfScope(claim, now);
    const id = this.salts.uuid();
    const record = buildRecord(claim, {
      id,
      subjectRef: this.salts.uuid(),
      issuer: this.signer.issuer,
      mapping: await this.feed.mappingOf(claim.standard.versionUri),
      status: { list: this.statusList.url, index: await this.statusList.reserve() },
      now,
    });
    const [issue] = validate('credentials/competence-record', record);
    if (issue)
      throw new Error(`the record of claim ${claim.claimId}: ${issue.path} ${issue.message}`);
    const badge = renderOpenBadge(record);
    const signed = await this.signer.sign(badge, now);
    const { claimId, personId } = claim;
    return { id, claimId, personId, record, ...signed, issuedAt: now };
  }

  private async refuseOutOfScope({ standard, level }: Certifiable, now: Date): Promise<void> {
    const decisions = await this.feed.decisions();
    if (standingAt(decisions, standard.versionUri, level, now) === 'covered') return;
    throw new DomainError('credential.out-of-scope', {
      expected: 'an accreditation that covers the standard and level today',
      got: `${standard.versionUri} at level ${String(level)}`,
    });
  }
}
