import { Inject, Injectable, Logger } from '@nestjs/common';
import { CanonicalTemplates } from '#credentials/canonical-templates.js';
import type { UnsignedDocument } from '#credentials/data-integrity.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueOpenBadgeJwt } from '#credentials/issue-open-badge-jwt.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { openBadgeProfile } from '#credentials/open-badge-profile.js';
import { renderConformanceBadge } from '#credentials/render-conformance-badge.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { Salts } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { credentialKeys } from '../ledger/credential-keys.js';

/** Standards, levels and numbers of evidence that a hub issues by turns. */
const KNOWN_FORMS = 256;

/** The hub as issuer: its name, its keys and the compiled forms of the badges that it signs. */
@Injectable()
export class BadgeSigner {
  readonly issuer: { readonly did: string; readonly name: string; readonly url: string };
  private readonly log = new Logger('issuing');
  private readonly templates: CanonicalTemplates;

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    salts: Salts,
  ) {
    this.issuer = { did: config.did, name: config.name, url: `${config.publicUrl}/` };
    this.templates = new CanonicalTemplates({
      profile: openBadgeProfile,
      limit: KNOWN_FORMS,
      random: (count) => salts.bytes(count),
      onDifference: () => {
        this.log.error('issuing.template-differs: the library does all the work from now on');
      },
    });
  }

  /** A badge in the forms that every credential is issued in. */
  async sign(
    badge: UnsignedDocument,
    now: Date,
  ): Promise<{ readonly openBadge: string; readonly jwt: string }> {
    const { ed25519, p256 } = credentialKeys(this.config);
    const secured = await issueDataIntegrity(badge, ed25519, now, this.templates);
    return { openBadge: JSON.stringify(secured), jwt: await issueVcJwt(badge, p256) };
  }

  /** The badge of a record as 1EdTech's JWT; the same bytes as long as the RSA key is the same. */
  conformanceJwt(record: CompetenceRecord): Promise<string> {
    return issueOpenBadgeJwt(renderConformanceBadge(record), credentialKeys(this.config).rsa);
  }
}
