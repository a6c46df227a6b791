import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { Ids, Salts } from '#platform/clock.js';
import type { Database } from '#platform/database/data-source.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import type { FollowerContext } from '#platform/federation/follower-context.js';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { OriginRepair } from '#platform/federation/repair-origin.js';
import { type FollowOptions, SegmentFollower } from '#platform/federation/segment-follower.js';
import type { HubLog } from '#platform/federation/testing/hub-log.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import {
  FrozenClock,
  ledgerOptions,
  newSigner,
  startedLedger,
} from '#platform/ledger/testing/ledger-under-test.js';
import { ContradictedLedgers } from '../../../apps/registry/src/accreditation/contradicted-ledgers.service.js';
import { HubsProjection } from '../../../apps/registry/src/accreditation/hubs-projection.service.js';
import { Suspensions } from '../../../apps/registry/src/accreditation/suspensions.service.js';
import { HubsDirectory } from '../../../apps/registry/src/accreditation/hubs-directory.service.js';
import { HubsStore } from '../../../apps/registry/src/accreditation/hubs.store.js';
import { PublishedEntries } from '../../../apps/registry/src/ledger/published-entries.sql.js';
import { FollowedHubs } from '../../../apps/registry/src/mirror/followed-hubs.service.js';
import { HubProjection } from '../../../apps/registry/src/mirror/hub-projection.service.js';
import { HubRecordsStore } from '../../../apps/registry/src/mirror/hub-records.store.js';
import { ObservatoryProjection } from '../../../apps/registry/src/observatory/observatory-projection.service.js';
import { ObservatoryStore } from '../../../apps/registry/src/observatory/observatory.store.js';
import { registryTables } from '../../../apps/registry/src/registry-tables.js';
import type { RegistryConfig } from '../../../apps/registry/src/registry.config.js';
import { WITNESS } from './written-hub.js';

/** The settings of the registry that following hubs reads. */
const config = { witnessKey: formatVerifierKey(WITNESS.verifier) } as RegistryConfig;

/** What following needs of a registry, wired as MirrorModule does, on a clock that a test moves. */
export async function openRegistry(database: Database) {
  const db = await openDataSource(database, 'registry', registryTables);
  const clock = new FrozenClock();
  const ids = new Ids(clock);
  const origin = 'registry.example/ledger';
  const own = ledgerOptions({
    origin,
    signers: [newSigner(origin, 1)],
    environment: 'development',
  });
  const { intents } = await startedLedger(db, own, clock);
  const hubs = new HubsStore(db);
  const entries = new PublishedEntries(db);
  const directory = new HubsDirectory(hubs, entries, clock, new LogKeyHistory(db));
  const projection = new HubsProjection(hubs);
  const suspensions = new Suspensions(hubs, intents, clock, ids, projection);
  const contradicted = new ContradictedLedgers(
    intents,
    clock,
    new Salts(),
    projection,
    suspensions,
  );
  const context: FollowerContext = {
    db,
    clock,
    ids,
    ledgers: new FollowedHubs(config, directory),
    projection: new HubProjection(
      new HubRecordsStore(db),
      contradicted,
      new ObservatoryProjection(new ObservatoryStore(db)),
    ),
  };

  /** Enters a hub and decides on it; a later call decides again. */
  async function decide(hub: HubLog, decision: 'accredited' | 'suspended' = 'accredited') {
    const did = `did:web:${hub.origin.replace(/\/ledger$/, '')}`;
    const scope = [{ standard: 'https://registry.example/concepts', maxLevel: 5 }];
    const [from, to] = ['2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'];
    const known = await hubs.findByOrigin(hub.origin);
    await inTransaction(db, async (m) => {
      if (!known) {
        const entry = intents.eventIntent({
          type: 'eu.guildmark.hub.registered.v1',
          schema: 'events/hub.registered/1.1',
          subject: did,
          data: {
            hub: did,
            url: hub.prefixUrl.replace(/\/ledger\/$/, ''),
            origin: hub.origin,
            verifierKey: formatVerifierKey(hub.signer.verifier),
            legalName: hub.origin,
          },
          time: clock.now(),
        });
        await intents.append(m, entry);
        await projection.enter(ownEventOf(entry), m);
      }
      const intent = intents.eventIntent({
        type: 'eu.guildmark.accreditation.decided.v1',
        schema: 'events/accreditation.decided/1.0',
        subject: did,
        data: {
          accreditationId: randomUUID(),
          ...{ hub: did, decision, scope, from, to, reasonCode: 'initial-assessment' },
        },
        time: clock.now(),
      });
      await intents.append(m, intent);
      await projection.decide(ownEventOf(intent), m);
    });
  }
  return { db, clock, context, decide };
}

/** A follower as FollowerModule makes it. */
export function followerOf(
  context: FollowerContext,
  bus: FederationBus,
  place: FollowOptions,
): SegmentFollower {
  return new SegmentFollower(context, bus, new OriginRepair(context), place);
}

/** A registry that follows these hubs. */
export type Registry = Awaited<ReturnType<typeof openRegistry>>;

/** Whether every hub of the list is copied to its end and nothing of it is parked. */
export async function isComplete(db: DataSource, hubs: readonly HubLog[]): Promise<boolean> {
  const rows = await db.query<{ origin: string; size: string }[]>(
    `SELECT g.origin, h.size FROM ledger_log g JOIN ledger_head h USING (log_id)
     WHERE NOT EXISTS (SELECT FROM parked_origin p WHERE p.origin = g.origin)`,
  );
  const sizes = new Map(rows.map(({ origin, size }) => [origin, Number(size)]));
  return hubs.every((hub) => sizes.get(hub.origin) === hub.size);
}
