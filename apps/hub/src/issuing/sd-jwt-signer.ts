import { Inject, Injectable } from '@nestjs/common';
import { issueSdJwtVc } from '#credentials/issue-sd-jwt-vc.js';
import { renderSdJwtVc } from '#credentials/render-sd-jwt-vc.js';
import { tokenStatusOf } from '#credentials/token-status-of.js';
import type { CompetenceRecord, PublicJwk } from '#domain/generated/schemas.js';
import { Salts } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { credentialKeys } from '../ledger/credential-keys.js';

/** 128 bits for each claim that a holder may hide (RFC 9901 9.3). */
const SALT_BYTES = 16;

/** The hub as issuer of SD-JWT VCs. */
@Injectable()
export class SdJwtSigner {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly salts: Salts,
  ) {}

  /** A competence as SD-JWT VC that only the owner of the key can present. Other salts each time. */
  sign(record: CompetenceRecord, holder: PublicJwk, now: Date): Promise<string> {
    const status = tokenStatusOf(record);
    const { registryUrl: registry } = this.config;
    return issueSdJwtVc(
      renderSdJwtVc(record, { registry, holder, now, status }),
      credentialKeys(this.config).p256,
      () => this.salts.bytes(SALT_BYTES),
    );
  }
}
