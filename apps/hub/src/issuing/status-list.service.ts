import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { renderStatusList } from '#credentials/status-list-credential.js';
import { emptyStatusList, STATUS_LIST_ENTRIES, withStatus } from '#credentials/status-list.js';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock, Salts } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { credentialKeys } from '../ledger/credential-keys.js';
import { LIST, StatusListStore } from './status-list.store.js';

/** Five minutes: as long as a verifier may go on trusting a list it has fetched. */
export const STATUS_TTL_SECONDS = 300;

/** So many taken entries in a row mean a list that is as good as full. */
const DRAWS = 64;

/** The signed status list: which credentials are revoked. */
@Injectable()
export class StatusListService implements OnApplicationBootstrap {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: StatusListStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {}

  /** Where everybody reads the list; stands in every credential. */
  get url(): string {
    return `${this.config.publicUrl}/status/${String(LIST)}`;
  }

  /** Signs the first list, so that a credential never names a list that is not there. */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.opening(async (m) => {
      if (!(await this.store.find(m))) await this.publish(1, emptyStatusList(), m);
    });
  }

  /** The signed list, byte for byte. */
  async signed(): Promise<string> {
    const list = await this.store.find();
    if (!list) throw new Error('the status list is signed at the start');
    return list.credential;
  }

  /** A free entry at random: neighbours on the list say nothing of each other. */
  async reserve(): Promise<number> {
    for (let draw = 0; draw < DRAWS; draw++) {
      const index = this.salts.below(STATUS_LIST_ENTRIES);
      // crash here: an entry that no credential uses; harmless
      if (await this.store.reserve(index)) return index;
    }
    throw new DomainError('status.list-full');
  }

  /** Nobody else changes the list until the transaction ends. */
  async lock(m: Transaction): Promise<void> {
    await this.store.lock(m);
  }

  /** Sets an entry and signs the list anew. It can never be cleared again. */
  async set(index: number, m: Transaction): Promise<void> {
    const { seq, bits } = await this.store.lock(m);
    await this.publish(seq + 1, withStatus(bits, index), m);
  }

  private async publish(seq: number, bits: Uint8Array, m: Transaction): Promise<void> {
    const { url, config } = this;
    const now = this.clock.now();
    const unsigned = renderStatusList({
      url,
      issuer: config.did,
      bits,
      validFrom: now,
      ttl: STATUS_TTL_SECONDS * 1000,
    });
    const secured = await issueDataIntegrity(unsigned, credentialKeys(config).ed25519, now);
    const credential = JSON.stringify(secured);
    const intentId = await this.intents.appendEvent(m, {
      type: 'eu.guildmark.statuslist.published.v1',
      schema: 'events/statuslist.published/1.0',
      subject: url,
      data: {
        url,
        sha256: createHash('sha256').update(credential).digest('hex'),
        seq,
        ttl: STATUS_TTL_SECONDS,
      },
      time: now,
    });
    await this.store.save({ seq, bits, credential }, intentId, m);
  }
}
