import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { RegisteredHub, RegisteredHubs } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
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

type Followed = Pick<RegisteredHub, 'mirroredSize' | 'succeeds' | 'successor'>;

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
    const followed = await this.followed();
    const now = this.clock.now();
    return {
      items: hubs.map((hub) =>
        viewOf(
          hub,
          decisions.filter(({ hubId }) => hubId === hub.id),
          followed(hub.origin),
          now,
        ),
      ),
    };
  }

  /** Refuses `hub.unknown`. */
  async viewOf(id: string): Promise<RegisteredHub> {
    const hub = await this.known(id);
    const decisions = await this.store.decisionsOn(id);
    const followed = await this.followed();
    return viewOf(hub, decisions, followed(hub.origin), this.clock.now());
  }

  /** Refuses `hub.unknown`. */
  async originOf(id: string): Promise<string> {
    return (await this.known(id)).origin;
  }

  async byOrigin(origin: string, m?: Transaction): Promise<StandingHub | undefined> {
    const hub = await this.store.findByOrigin(origin, m);
    if (!hub) return undefined;
    const decisions = await this.store.decisionsOn(hub.id, m);
    return { hub, standing: standingNow(decisions, this.clock.now()) };
  }

  /** The keys of a hub's ledger, as the ledger itself names them after the one that was registered. */
  logKeysOf(
    { origin, verifierKey }: HubRecord,
    m?: Transaction,
  ): ReturnType<LogKeyHistory['keysOf']> {
    return this.keys.keysOf(origin, verifierKey, m);
  }

  hubs(): Promise<readonly HubRecord[]> {
    return this.store.all();
  }

  /** Of all hubs, in the order in which they were taken. */
  decisions(): Promise<readonly DecisionRecord[]> {
    return this.store.decisions();
  }

  /** What the mirrors say of a ledger. */
  private async followed(): Promise<(origin: string) => Followed> {
    const mirrored = await this.entries.mirrored();
    const successors = await this.entries.successors();
    const predecessors = new Map([...successors].map(([old, next]) => [next, old]));
    return (origin) => {
      const [succeeds, successor] = [predecessors.get(origin), successors.get(origin)];
      return {
        mirroredSize: String(mirrored.get(origin) ?? 0),
        ...(succeeds !== undefined && { succeeds }),
        ...(successor !== undefined && { successor }),
      };
    };
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
  followed: Followed,
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
    ...followed,
    ...(last && { accreditation: accreditationView(last) }),
  };
}
