import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { RegisteredHub, RegisteredHubs } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { accreditationView } from './accreditation-view.js';
import type { DecisionRecord, HubRecord } from './hub-record.js';
import { HubsStore } from './hubs.store.js';
import { standingNow } from './standing-now.js';

/** A hub with where it stands now. */
export interface StandingHub {
  readonly hub: HubRecord;
  readonly standing: RegisteredHub['standing'];
}

/** Looks up hubs, their decisions and where they stand. */
@Injectable()
export class HubsDirectory {
  constructor(
    private readonly store: HubsStore,
    private readonly entries: PublishedEntries,
    private readonly clock: Clock,
    private readonly keys: LogKeyHistory,
  ) {}

  async list(): Promise<RegisteredHubs> {
    const [hubs, decisions] = await Promise.all([this.store.all(), this.store.decisions()]);
    const mirrored = await this.entries.mirrored();
    const now = this.clock.now();
    return {
      items: hubs.map((hub) =>
        viewOf(
          hub,
          decisions.filter(({ hubId }) => hubId === hub.id),
          mirrored.get(hub.origin) ?? 0,
          now,
        ),
      ),
    };
  }

  /** Refuses `hub.unknown`. */
  async viewOf(id: string): Promise<RegisteredHub> {
    const hub = await this.known(id);
    const mirrored = (await this.entries.mirrored()).get(hub.origin) ?? 0;
    return viewOf(hub, await this.store.decisionsOn(id), mirrored, this.clock.now());
  }

  /** Refuses `hub.unknown`. */
  async originOf(id: string): Promise<string> {
    return (await this.known(id)).origin;
  }

  async byOrigin(origin: string): Promise<StandingHub | undefined> {
    const hub = await this.store.findByOrigin(origin);
    if (!hub) return undefined;
    return { hub, standing: standingNow(await this.store.decisionsOn(hub.id), this.clock.now()) };
  }

  /** The keys of a hub's ledger, as the ledger itself names them after the one that was registered. */
  logKeysOf({ origin, verifierKey }: HubRecord): ReturnType<LogKeyHistory['keysOf']> {
    return this.keys.keysOf(origin, verifierKey);
  }

  hubs(): Promise<readonly HubRecord[]> {
    return this.store.all();
  }

  /** Of all hubs, in the order in which they were taken. */
  decisions(): Promise<readonly DecisionRecord[]> {
    return this.store.decisions();
  }

  private async known(id: string): Promise<HubRecord> {
    const hub = await this.store.find(id);
    if (!hub) throw new DomainError('hub.unknown');
    return hub;
  }
}

function viewOf(
  hub: HubRecord,
  decisions: readonly DecisionRecord[],
  mirrored: number,
  now: Date,
): RegisteredHub {
  const { id, legalName, did, url, origin, verifierKey, witness } = hub;
  const last = decisions.at(-1);
  return {
    id,
    legalName,
    did,
    url,
    origin,
    verifierKey,
    ...(witness && { witness }),
    standing: standingNow(decisions, now),
    mirroredSize: String(mirrored),
    ...(last && { accreditation: accreditationView(last) }),
  };
}
