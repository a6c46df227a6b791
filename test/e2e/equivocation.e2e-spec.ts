import 'reflect-metadata';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import type {
  AccreditationDecided,
  EvidencePublished,
  LedgerEvidences,
  PublicEvent,
  RegisteredHubs,
  TrustList,
} from '#domain/generated/schemas.js';
import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import { checkEvidence } from '#ledger/evidence.js';
import { parseEvidence } from '#ledger/evidence-text.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { formatTlogProof } from '#ledger/tlog-proof.js';
import { BUS } from '#platform/federation/bus.module.js';
import {
  ledgerOptions,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from '#platform/ledger/testing/ledger-under-test.js';
import { RegistryFeed } from '../../apps/hub/src/federation/registry-feed.service.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { databaseKinds } from '../support/databases.js';
import { readyHealth } from '../support/ready-health.js';
import { readLedger } from '../support/read-ledger.js';
import { secondView as secondViewOf, type SecondView, segmentOf } from '../support/second-view.js';

let cluster: Cluster;
beforeEach(async () => {
  cluster = await setup();
});
afterEach(() => cluster.close());

const registryDb = () => cluster.registry.app.get(DataSource, { strict: false });
const rows = <T>(sql: string) => registryDb().query<T[]>(sql);

/** The size of the hub's ledger once all of it is cosigned and mirrored: then it stands still. */
async function witnessedSize(): Promise<number> {
  const hubDb = cluster.hub.app.get(DataSource, { strict: false });
  return eventually(async () => {
    const { queued, size, published } = await checkLedger(hubDb);
    const mirrored = Number((await theHub()).mirroredSize);
    return queued === 0 && published === size && mirrored === size && size;
  });
}

const secondView = (size: number, key?: KeyObject) => secondViewOf(cluster.hub.config, size, key);

const overTheBus = async (view: SecondView) => {
  const { config } = cluster.hub;
  const value = segmentOf(config, view, cluster.registry.url);
  const bus = cluster.hub.app.get<FederationBus>(BUS, { strict: false });
  await bus.publish(HUB_SEGMENTS_TOPIC, [{ key: config.origin, value, headers: {} }]);
};

const atTheWitness = async ({ note, size }: SecondView, status = 422) => {
  await cluster.registry.anyone
    .post('/add-checkpoint')
    .set('content-type', 'text/plain')
    .send(formatAddCheckpoint({ oldSize: size, proof: [], note }))
    .expect(status);
};

const atTheVerifier = async ({ note }: Pick<SecondView, 'note'>) => {
  const proof = formatTlogProof({ index: 0, hashes: [], checkpoint: note });
  await cluster.registry.anyone
    .post('/verify')
    .send({ credential: 'not.a.credential', proof })
    .expect(200);
};

async function theHub() {
  const answer = await cluster.registry.anyone.get('/api/v1/hubs').expect(200);
  const [hub] = (answer.body as RegisteredHubs).items;
  if (!hub) throw new Error('the hub is registered');
  return hub;
}

async function evidence() {
  const { id } = await theHub();
  const answer = await cluster.registry.anyone.get(`/api/v1/hubs/${id}/evidence`).expect(200);
  return (answer.body as LedgerEvidences).items;
}

const isSuspended = async () => (await theHub()).standing === 'suspended';
const counts = async () => {
  const [row] = await rows<object>(`SELECT
    (SELECT count(*)::int FROM ledger_evidence) AS evidence,
    (SELECT count(*)::int FROM accreditation_decision) AS decisions,
    (SELECT count(*)::int FROM ledger_intent) AS intents,
    (SELECT count(*)::int FROM observed_checkpoint) AS observed,
    (SELECT count(*)::int FROM parked_origin) AS parked`);
  return row;
};

/** Events of one type on the registry's ledger as anybody downloads it. */
async function published(type: string): Promise<PublicEvent[]> {
  const { entries } = await readLedger(cluster.registry.url);
  return entries.flatMap((entry) => {
    const leaf = parseLeaf(entry);
    const event = leaf.kind === 'public' ? (leaf.event as unknown as PublicEvent) : undefined;
    return event?.type === type ? [event] : [];
  });
}

/** With the published text and the hub's key alone: nothing of the registry is believed. */
async function checkPublished(): Promise<EvidencePublished> {
  const event = await eventually(
    async () => (await published('eu.guildmark.evidence.published.v1'))[0],
  );
  const data = event.data as unknown as EvidencePublished;
  const answer = await fetch(`${cluster.registry.url}/ledger/body/${data.notes.sha256}`);
  const salted = new Uint8Array(await answer.arrayBuffer());
  const key = noteSigner(cluster.hub.config.origin, 1, cluster.hub.config.keys.ledger).verifier;
  expect(checkEvidence(parseEvidence(salted.subarray(32)), [key])).toEqual({ holds: true });
  expect(
    checkEvidence(parseEvidence(salted.subarray(32)), [newSigner(key.name, 1).verifier]).holds,
  ).toBe(false);
  return data;
}

it.each([
  ['over the bus', overTheBus],
  ['at the witness', atTheWitness],
  ['in a proof that somebody verifies', atTheVerifier],
] as const)(
  'suspends a hub whose second history is seen %s, with evidence for all',
  async (_n, show) => {
    const view = await secondView(await witnessedSize());
    await show(view);
    await eventually(isSuspended);
    const { contradictionId, size } = await checkPublished();
    expect(Number(size)).toBe(view.size);
    expect(await evidence()).toMatchObject([{ id: contradictionId, kind: 1, size }]);
    const decided = await eventually(
      async () => (await published('eu.guildmark.accreditation.decided.v1'))[1],
    );
    const data = decided.data as unknown as AccreditationDecided;
    expect(data).toMatchObject({
      decision: 'suspended',
      reasonCode: 'ledger-contradiction',
      contradictionId,
    });
    // the hub hears of it, and the trust list says so
    const feed = cluster.hub.app.get(RegistryFeed, { strict: false });
    await eventually(async () => (await feed.decisions()).at(-1)?.decision === 'suspended');
    const list = await cluster.registry.anyone.get('/trust-list.json').expect(200);
    const payload = list.text.split('.')[1] ?? '';
    const trust = JSON.parse(Buffer.from(payload, 'base64url').toString()) as TrustList;
    expect(trust.hubs[0]?.accreditations.map(({ decision }) => decision)).toEqual([
      'accredited',
      'suspended',
    ]);
    // the same fact again, by any way, changes nothing; an administrator lifts it
    const before = await counts();
    await atTheWitness(view);
    await atTheVerifier(view);
    expect(await counts()).toEqual(before);
    await cluster.decide((await theHub()).id);
    await atTheVerifier(view);
    expect((await theHub()).standing).toBe('accredited');
  },
);

it('finds a view of a size that nobody saw signed: kind 2, checked without the entries', async () => {
  const mirrored = await witnessedSize();
  const seen = await rows<{ size: string }>('SELECT size FROM observed_checkpoint');
  const unseen = Array.from({ length: mirrored - 1 }, (_, i) => i + 1).find(
    (size) => !seen.some((row) => Number(row.size) === size),
  );
  expect(unseen).toBeDefined();
  await atTheVerifier(await secondView(unseen ?? 0));
  expect(await isSuspended()).toBe(true);
  expect((await checkPublished()).kind).toBe(2);
});

it('suspends nobody for what the hub did not sign, nor for an older view of the same past', async () => {
  const size = await witnessedSize();
  const before = await rows('SELECT note FROM observed_checkpoint ORDER BY size');
  const forged = await secondView(size, newKey());
  await atTheVerifier(forged);
  await atTheWitness(forged, 403);
  await overTheBus(forged);
  await cluster.registry.anyone
    .post('/verify')
    .send({ credential: 'x', proof: 'no proof' })
    .expect(200);
  for (const { note } of before as SecondView[]) await atTheVerifier({ note });
  await eventually(async () =>
    (await rows<{ code: string }>('SELECT code FROM quarantine')).some(
      ({ code }) => code === 'segment.bad-signature',
    ),
  );
  expect((await theHub()).standing).toBe('accredited');
  expect(await evidence()).toEqual([]);
});

it('keeps no evidence without the suspension: both or neither', async () => {
  const view = await secondView(await witnessedSize());
  await rows(`CREATE FUNCTION fail_now() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the disk is gone'; END $$`);
  await rows(`CREATE TRIGGER fail_now BEFORE INSERT ON accreditation_decision
    FOR EACH ROW EXECUTE FUNCTION fail_now()`);
  const before = await counts();
  await atTheVerifier(view);
  await atTheWitness(view, 500);
  expect(await counts()).toEqual(before);
  expect((await theHub()).standing).toBe('accredited');
  await rows('DROP TRIGGER fail_now ON accreditation_decision');
  await atTheWitness(view);
  expect(await isSuspended()).toBe(true);
  expect(await evidence()).toHaveLength(1);
});

it('a hub keeps evidence against the registry and believes nothing newer of it', async () => {
  const { config } = cluster.registry;
  const [embedded] = databaseKinds();
  const { database, drop } = await embedded!.fresh();
  const db = await openLedgerDatabase(database, 'registry');
  try {
    const hubDb = cluster.hub.app.get(DataSource, { strict: false });
    const held = await eventually(async () => {
      const [row] = await hubDb.query<{ size: string }[]>(
        `SELECT size FROM observed_checkpoint WHERE origin = '${config.origin}' ORDER BY size DESC`,
      );
      return row && Number(row.size);
    });
    const { origin, ledgerPrefix: prefixUrl } = config;
    const signer = noteSigner(origin, 1, config.keys.ledger);
    const fork = await startedLedger(db, ledgerOptions({ origin, prefixUrl, signers: [signer] }));
    await fork.append(someEntries(held - 1, 7000));
    await fork.sequencer.tick();
    await fork.publisher.tick();
    const note = (await fork.reader.checkpoint())?.note ?? '';
    await cluster.hub.anyone
      .post('/add-checkpoint')
      .set('content-type', 'text/plain')
      .send(formatAddCheckpoint({ oldSize: held, proof: [leafHash(Buffer.alloc(1))], note }));
    expect(await readyHealth(cluster.hub.anyone)).toMatchObject({
      status: 'degraded',
      parts: { registry: 'contradicted' },
    });
    const parked = await hubDb.query<{ reason: string }[]>(
      `SELECT reason FROM parked_origin WHERE origin = '${origin}'`,
    );
    expect(parked).toEqual([{ reason: 'equivocation' }]);
  } finally {
    await db.destroy();
    await drop();
  }
});

const newKey = () => generateKeyPairSync('ed25519').privateKey;
