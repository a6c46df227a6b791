import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { shownStatus } from '#domain/credential/shown-status.js';
import type { NewCertificate } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { StoredCredential } from '../issuing/certifiable.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { SharesService } from '../sharing/shares.service.js';
import { Takings } from '../accesses/takings.service.js';
import { certificateContent } from './certificate-content.js';
import { certificateWords } from './certificate-words.js';
import { drawCertificate } from './draw-certificate.js';

/** Prints credentials, each time with a link of its own. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly shares: SharesService,
    private readonly takings: Takings,
    private readonly clock: Clock,
  ) {}

  /**
   * A certificate as a PDF, for the holder only. It waits up to `waitMs` for the proof of the ledger
   * and goes without one that is not there. Refuses `credential.unknown`, `certificate.not-active`
   * for one that is suspended, superseded, revoked or expired, and what a link is refused for.
   */
  async print(
    id: string,
    certificate: NewCertificate,
    me: Account,
    waitMs: number,
  ): Promise<Uint8Array> {
    const credential = await this.printable(id, me);
    const { record, openBadge, issuedAt } = credential;
    const proof = await this.credentials.proofOf(credential, waitMs);
    const { url } = await this.shares.make(
      {
        credentials: [{ id, fields: 'whole' }],
        purpose: certificateWords(record.language).words.purpose,
        ...certificate,
      },
      me,
    );
    if (url === undefined) throw new Error('a new link has its address');
    await this.takings.note(credential.personId, 'certificate-made', id);
    // crash here: a link that nobody has; the holder sees it in the list and revokes it
    return drawCertificate(certificateContent(record, certificate, url), {
      openBadge,
      issuedAt,
      proof: proof.state === 'published' ? proof.proof : undefined,
    });
  }

  private async printable(id: string, { personId }: Account): Promise<StoredCredential> {
    const credential = await this.credentials.get(id);
    if (credential.personId !== personId) throw new DomainError('credential.unknown');
    const status = shownStatus(credential.status, credential.record.validUntil, this.clock.now());
    if (status !== 'active')
      throw new DomainError('certificate.not-active', { expected: 'active', got: status });
    return credential;
  }
}
