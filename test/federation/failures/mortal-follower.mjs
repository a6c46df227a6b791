// A follower in a process of its own, from the built product, that kills itself (SIGKILL) at one
// point. Settings: one JSON argument. It never ends otherwise; whoever started it ends it.
import 'reflect-metadata';
import { KafkaBus } from '#federation/kafka-bus.js';
import { Clock, Ids } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { LogKeyHistory } from '#platform/federation/log-key-history.js';
import { OriginRepair } from '#platform/federation/repair-origin.js';
import { SegmentFollower } from '#platform/federation/segment-follower.js';

// As it is built: nothing may name dist in an import.
const registry = new URL('../../../dist/apps/registry/src/', import.meta.url);
const app = (path) => import(new URL(path, registry).href);
const { accreditationTables } = await app('accreditation/accreditation.module.js');
const { HubsDirectory } = await app('accreditation/hubs-directory.service.js');
const { HubsStore } = await app('accreditation/hubs.store.js');
const { PublishedEntries } = await app('ledger/published-entries.sql.js');
const { FollowedHubs } = await app('mirror/followed-hubs.service.js');
const { HubProjection } = await app('mirror/hub-projection.service.js');
const { HubRecordsStore } = await app('mirror/hub-records.store.js');
const { hubRecordsTables } = await app('mirror/mirror-ports.module.js');

const { database, brokers, topic, group, witnessKey, killAt, after } = JSON.parse(process.argv[2]);
const die = () => process.kill(process.pid, 'SIGKILL');
const counters = { delivered: 0, inside: 0, committed: 0 };
const reached = (point) => {
  if (point === killAt && ++counters[point] === after) die();
};

const entities = [...accreditationTables.entities, ...hubRecordsTables.entities];
// Made by whoever starts this: nothing to migrate.
const db = await openDataSource(database, 'registry', { entities, migrations: [] });
const clock = new Clock();
const store = new HubsStore(db);
const keys = new LogKeyHistory(db);
const directory = new HubsDirectory(store, new PublishedEntries(db), clock, keys);
const projection = new HubProjection(new HubRecordsStore(db), {});
const context = {
  db,
  clock,
  ids: new Ids(clock),
  ledgers: new FollowedHubs({ witnessKey }, directory),
  projection: {
    project: async (m, leaf) => {
      await projection.project(m, leaf);
      reached('inside');
    },
  },
};
const onError = (error, where) => console.error(`${where}: ${error.message}`);
const bus = new KafkaBus({ brokers: brokers.split(','), clientId: 'mortal', onError });
// Everything of the bus but what happens around the handler.
const subscribe = bus.subscribe.bind(bus);
bus.subscribe = ({ onBatch, ...options }) =>
  subscribe({
    ...options,
    onBatch: async (...batch) => {
      reached('delivered');
      await onBatch(...batch);
      reached('committed');
    },
  });
new SegmentFollower(context, bus, new OriginRepair(context), { group, topic }).start();
