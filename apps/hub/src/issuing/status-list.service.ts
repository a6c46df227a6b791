import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { ListedCredential } from '#credentials/render-revocation-list.js';
import { STATUS_LIST_ENTRIES } from '#credentials/status-list.js';
import { STATUS_OUTPUTS, type StatusOutput } from '#credentials/status-outputs.js';
import { PURPOSES, stateAt, type StatusStates, withState } from '#credentials/status-states.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { RecordedStatus } from '#domain/credential/change-status.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { Clock, Salts } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { StatusListStore } from './status-list.store.js';
import { STATUS_TTL_SECONDS, StatusSigner } from './status-signer.js';

/** So many taken entries in a row mean a list that is as good as full. */
const DRAWS = 64;

/** What an entry becomes. */
export interface EntryChange {
  readonly index: number;
  readonly status: RecordedStatus;
  /** `urn:uuid` of the credential. */
  readonly credential: string;
  readonly reasonCode: string;
}

/** The signed status list in all its forms: where each credential stands. */
@Injectable()
export class StatusListService implements OnApplicationBootstrap {
  constructor(
    private readonly store: StatusListStore,
    private readonly signer: StatusSigner,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {}

  /** Signs what was never signed, so that a credential never names a list that is not there. */
  async onApplicationBootstrap(): Promise<void> {
    await this.store.opening(async (m) => {
      const states = await this.store.lock(m);
      for (const output of STATUS_OUTPUTS)
        if (!(await this.store.output(output, m))) await this.publish(output, states, m);
    });
  }

  /** One form of the signed list, byte for byte. */
  async signed(output: StatusOutput): Promise<string> {
    const found = await this.store.output(output);
    if (!found) throw new Error('every output is signed at the start');
    return found.content;
  }

  /** A free entry at random: neighbours on the list say nothing of each other. */
  async draw(): Promise<CompetenceRecord['status']> {
    for (let draw = 0; draw < DRAWS; draw++) {
      const index = this.salts.below(STATUS_LIST_ENTRIES);
      // crash here: an entry that no credential uses; harmless
      if (await this.store.reserve(index)) return this.signer.entryAt(index);
    }
    throw new DomainError('status.list-full');
  }

  /** Nobody else changes the list until the transaction ends. */
  async lock(m: Transaction): Promise<void> {
    await this.store.lock(m);
  }

  /** Changes an entry and signs anew every form of the list that shows it. */
  async set({ index, status, credential, reasonCode }: EntryChange, m: Transaction): Promise<void> {
    const before = await this.store.lock(m);
    const states = withState(before, index, status);
    await this.store.save(states, m);
    const listed: ListedCredential | undefined =
      status === 'revoked' || status === 'suspended'
        ? { id: credential, status, reasonCode }
        : undefined;
    await this.store.list(index, listed, m);
    for (const output of touched(stateAt(before, index), status))
      await this.publish(output, states, m);
  }

  /** Takes an erased person's credentials off the list that names them. */
  async forget(personId: string, m: Transaction): Promise<void> {
    const states = await this.store.lock(m);
    if (await this.store.unlistOfPerson(personId, m)) await this.publish('1edtech', states, m);
  }

  private async publish(output: StatusOutput, states: StatusStates, m: Transaction): Promise<void> {
    const now = this.clock.now();
    const listed = await this.store.listed(m);
    const content = await this.signer.sign(output, { states, listed }, now);
    const seq = ((await this.store.output(output, m))?.seq ?? 0) + 1;
    const url = this.signer.urlOf(output);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const intentId = await this.intents.appendEvent(m, {
      type: 'eu.guildmark.statuslist.published.v1',
      schema: 'events/statuslist.published/1.0',
      subject: url,
      data: { url, sha256, seq, ttl: STATUS_TTL_SECONDS },
      time: now,
    });
    await this.store.saveOutput(output, { seq, content }, intentId, m);
  }
}

/** The outputs that look different after an entry went from one status to another. */
function touched(from: RecordedStatus, to: RecordedStatus): readonly StatusOutput[] {
  const isNamed = [from, to].some((status) => status === 'revoked' || status === 'suspended');
  return STATUS_OUTPUTS.filter((output) => {
    if (output === 'token') return from !== to;
    if (output === '1edtech') return isNamed;
    return from !== to && [from, to].includes(PURPOSES[output]);
  });
}
