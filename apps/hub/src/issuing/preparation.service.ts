import { Inject, Injectable } from '@nestjs/common';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { standingAt } from '#domain/accreditation/standing-at.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock, Salts } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { type CredentialKeys, credentialKeys } from '../ledger/credential-keys.js';
import { buildRecord } from './build-record.js';
import type { Certifiable, Prepared } from './certifiable.js';
import { StatusListService } from './status-list.service.js';

/** Renders and signs a credential; stores nothing but the status entry it takes. */
@Injectable()
export class PreparationService {
  private readonly keys: CredentialKeys;

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly feed: RegistryFeed,
    private readonly statusList: StatusListService,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {
    this.keys = credentialKeys(config);
  }

  /** Refuses `credential.out-of-scope` and `status.list-full`. */
  async prepare(claim: Certifiable): Promise<Prepared> {
    const now = this.clock.now();
    await this.refuseOutOfScope(claim, now);
    const { did, name, publicUrl } = this.config;
    const id = this.salts.uuid();
    const record = buildRecord(claim, {
      id,
      subjectRef: this.salts.uuid(),
      issuer: { did, name, url: `${publicUrl}/` },
      mapping: await this.feed.mappingOf(claim.standard.versionUri),
      status: {
        list: this.statusList.url,
        index: await this.statusList.reserve(),
        method: this.config.openBadgeStatus,
      },
      now,
    });
    const [issue] = validate('credentials/competence-record', record);
    if (issue)
      throw new Error(`the record of claim ${claim.claimId}: ${issue.path} ${issue.message}`);
    const badge = renderOpenBadge(record);
    const secured = await issueDataIntegrity(badge, this.keys.ed25519, now);
    const jwt = await issueVcJwt(badge, this.keys.p256);
    const { claimId, personId } = claim;
    return {
      id,
      claimId,
      personId,
      record,
      openBadge: JSON.stringify(secured),
      jwt,
      issuedAt: now,
    };
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
