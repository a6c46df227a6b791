import { Inject, Injectable } from '@nestjs/common';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueTokenStatusList } from '#credentials/issue-token-status-list.js';
import {
  type ListedCredential,
  renderRevocationList,
} from '#credentials/render-revocation-list.js';
import { renderStatusList } from '#credentials/status-list-credential.js';
import { type StatusOutput, statusOutputUrl } from '#credentials/status-outputs.js';
import { bitsFor, type StatusStates } from '#credentials/status-states.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { credentialKeys } from '../ledger/credential-keys.js';
import { LIST } from './status-list.store.js';

/** Five minutes: as long as a verifier may go on trusting a list it has fetched. */
export const STATUS_TTL_SECONDS = 300;

/** All that the outputs are made of. */
export interface StatusContent {
  readonly states: StatusStates;
  readonly listed: readonly ListedCredential[];
}

/** Signs the status list in each of its forms, and knows their addresses. */
@Injectable()
export class StatusSigner {
  constructor(@Inject(HUB_CONFIG) private readonly config: HubConfig) {}

  /** What a record says of its entry. */
  entryAt(index: number): CompetenceRecord['status'] {
    return { list: this.list, index, method: this.config.openBadgeStatus };
  }

  urlOf(output: StatusOutput): string {
    return statusOutputUrl(this.list, output);
  }

  private get list(): string {
    return `${this.config.publicUrl}/status/${String(LIST)}`;
  }

  /** Exact text of one form of the list. */
  async sign(output: StatusOutput, { states, listed }: StatusContent, now: Date): Promise<string> {
    const url = this.urlOf(output);
    const { did, publicUrl } = this.config;
    const keys = credentialKeys(this.config);
    if (output === '1edtech') return JSON.stringify(renderRevocationList(url, did, listed));
    if (output === 'token') {
      const input = { url, issuer: publicUrl, statuses: states, now, ttl: STATUS_TTL_SECONDS };
      return issueTokenStatusList(input, keys.p256);
    }
    const unsigned = renderStatusList({
      url,
      issuer: did,
      bits: bitsFor(states, output),
      purpose: output,
      validFrom: now,
      ttl: STATUS_TTL_SECONDS * 1000,
    });
    return JSON.stringify(await issueDataIntegrity(unsigned, keys.ed25519, now));
  }
}
