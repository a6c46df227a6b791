import { Injectable } from '@nestjs/common';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import type { Corrected } from '#domain/credential/check-correction.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { Clock, Salts } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import { BadgeSigner } from './badge-signer.js';
import { buildRecord } from './build-record.js';
import type { Certifiable, Prepared, StoredCredential } from './certifiable.js';
import { correctRecord } from './correct-record.js';
import { referenceTo } from './reference-to.js';
import { refuseOutOfScope } from './refuse-out-of-scope.js';
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

  /**
   * A credential for a claim, in the place of an old one where there is one. Refuses
   * `credential.out-of-scope`, `accreditation.stale-view` and `status.list-full`.
   */
  async prepare(claim: Certifiable, old?: StoredCredential): Promise<Prepared> {
    const now = this.clock.now();
    const { level, standard } = claim;
    const { versionUri } = standard;
    refuseOutOfScope(await this.feed.currentDecisions(), { versionUri, level }, now);
    const id = this.salts.uuid();
    const record = buildRecord(claim, {
      id,
      subjectRef: this.salts.uuid(),
      issuer: this.signer.issuer,
      mapping: await this.feed.mappingOf(versionUri),
      status: await this.statusList.draw(),
      ...(old && { replaces: referenceTo(old) }),
      now,
    });
    const { claimId, personId } = claim;
    const signed = await this.sign(record, now);
    const prepared = { id, claimId, personId, record, ...signed, issuedAt: now };
    return old ? { ...prepared, replaces: old.id } : prepared;
  }

  /** A credential that takes the place of another one. Same refusals. */
  async prepareCorrected(old: StoredCredential, corrected: Corrected): Promise<Prepared> {
    const now = this.clock.now();
    refuseOutOfScope(await this.feed.currentDecisions(), old.record.standard, now);
    const id = this.salts.uuid();
    const subjectRef = this.salts.uuid();
    const status = await this.statusList.draw();
    const record = correctRecord(old, corrected, { id, subjectRef, status, now });
    const signed = await this.sign(record, now);
    const { claimId, personId } = old;
    return { id, claimId, personId, record, ...signed, issuedAt: now, replaces: old.id };
  }

  private sign(record: CompetenceRecord, now: Date): Promise<Pick<Prepared, 'openBadge' | 'jwt'>> {
    const [issue] = validate('credentials/competence-record', record);
    if (issue) throw new Error(`the record ${record.id}: ${issue.path} ${issue.message}`);
    return this.signer.sign(renderOpenBadge(record), now);
  }
}
