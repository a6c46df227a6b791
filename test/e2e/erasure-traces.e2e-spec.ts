import 'reflect-metadata';
import { createHash, createPublicKey, randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { verifyCredential } from '#credentials/verify-credential.js';
import type {
  Claim,
  Erasure,
  ErasurePlan,
  Experience,
  Issued,
  People,
  Person,
  PublicJwk,
  Verdict,
  VerificationBundle,
} from '#domain/generated/schemas.js';
import type { BusRecord, FederationBus } from '#federation/bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import { HUB_SEGMENTS_TOPIC, REGISTRY_SEGMENTS_TOPIC, topicSpecs } from '#federation/topics.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { parseProofExtra } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { SubjectKeys } from '../../apps/hub/src/privacy/subject-keys.service.js';
import { bundleSources } from '../../tools/verify/bundle-sources.js';
import { captureOutput } from '../support/captured-output.js';
import {
  CANDIDATE,
  certified,
  offeredClaim,
  workshop,
  type Workshop,
} from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { dumpTables, pgDump } from '../support/dump-database.js';
import { type Needles, tracesIn } from '../support/find-traces.js';
import { proofText } from '../support/proof-text.js';
import { readyHealth } from '../support/ready-health.js';
import { requirement } from '../support/requirements.js';
import { revoke } from '../support/revoke.js';

/** What a holder keeps. */
interface Held {
  readonly issued: Issued;
  readonly badge: string;
  readonly jwt: string;
  readonly proof: string;
  readonly bundle: VerificationBundle;
}

async function share(cluster: Cluster, shop: Workshop, issued: Issued): Promise<Held> {
  const get = (view: string) =>
    shop.candidate.get(`/api/v1/credentials/${issued.credentialId}${view}`).expect(200);
  const proof = await proofText(shop.candidate, `/api/v1/credentials/${issued.credentialId}/proof`);
  const badge = (await get('/open-badge')).text;
  const jwt = (await get('/jwt')).text;
  // A later rendering with a leaf of its own goes too.
  await get('/open-badge-jwt');
  const body = { credential: jwt, proof };
  // The registry's list names the standard once its mirror has reached the leaf.
  await eventually(async () => {
    const answer = await cluster.registry.anyone.post('/verify').send(body).expect(200);
    return (answer.body as Verdict).overall === 'verified';
  });
  const bundle = await eventually(async () => {
    const answer = await cluster.registry.anyone.post('/api/v1/bundles').send(body).expect(200);
    const taken = answer.body as VerificationBundle;
    // A list that the hub did not send within three seconds is left out.
    const lists = taken.documents.filter(({ url }) => /\/status\/1(\/suspension)?$/.test(url));
    return lists.length === 2 && taken;
  });
  return { issued, badge, jwt, proof, bundle };
}

/** Requests that the hub remembers for a day, some of them answered with the name. */
async function leaveRepeatableRequests(cluster: Cluster, shop: Workshop): Promise<void> {
  const key = () => randomUUID();
  const experience = await shop.candidate
    .post('/api/v1/experiences')
    .set('idempotency-key', key())
    .send({
      from: '2024-02-01',
      role: 'Apprentice of the marmalade bench',
      tasks: ['Glued what others had cut'],
      evidence: [
        {
          kind: 'observation',
          title: 'Seen at the marmalade bench',
          madeAt: '2026-05-12',
          language: 'en',
          mediaType: 'text/plain',
          content: Buffer.from('The glue held on both sides of the tongue.').toString('base64'),
          disclose: false,
        },
      ],
    })
    .expect(201);
  const opened = await shop.candidate
    .post('/api/v1/claims')
    .set('idempotency-key', key())
    .send({
      standard: shop.standard.versionUri,
      level: 1,
      experiences: [(experience.body as Experience).id],
      consent: true,
    })
    .expect(201);
  await cluster.hub.first
    .post(`/api/v1/claims/${(opened.body as Claim).id}/assignment`)
    .set('idempotency-key', key())
    .send({ assessor: shop.assessorPerson.id, tie: 'none' })
    .expect(200);
}

/** Everything of this person that must be nowhere, and everything that never was anywhere. */
async function needlesOf(cluster: Cluster, person: Person, held: readonly Held[]) {
  const { hub } = cluster;
  const keys = hub.app.get(SubjectKeys, { strict: false });
  const subjectKey = await keys.find(person.id);
  if (!subjectKey) throw new Error('a certified person has a key');
  const stored: Record<string, Buffer | string> = {
    'given name': person.givenName,
    'family name': person.familyName,
    'e-mail': person.email,
    key: person.key,
    role: 'Apprentice of the marmalade bench',
    'title of evidence': 'Seen at the marmalade bench',
    task: 'Glued what others had cut',
    'reason of a revocation': 'She asked for it in the canteen',
  };
  const secret: Record<string, Buffer | string> = {
    K_s: subjectKey,
    'content of evidence': 'The glue held on both sides of the tongue.',
  };
  held.forEach(({ issued, badge, jwt, proof }, i) => {
    const n = String(i + 1);
    stored[`credential ${n}: JWT`] = jwt;
    stored[`credential ${n}: badge`] = badge;
    stored[`credential ${n}: signature`] = jwt.split('.')[2] ?? '';
    stored[`credential ${n}: id`] = issued.credentialId;
    stored[`credential ${n}: claim`] = issued.claimId;
    const extra = parseTlogProof(proof).extra ?? '';
    const { event, salt } = parseProofExtra(extra);
    const { digests, type } = event;
    secret[`credential ${n}: salt`] = salt;
    secret[`credential ${n}: extra`] = extra;
    secret[`credential ${n}: E`] = canonicalJson({ d: [...digests].sort(), t: type, v: 1 });
    digests.forEach((digest, d) => {
      secret[`credential ${n}: digest ${String(d)}`] = Buffer.from(digest, 'base64url');
    });
  });
  return { stored, secret };
}

/** The whole database, twice over where pg_dump is at hand. */
async function dumpOf(cluster: Cluster, db: DataSource): Promise<Buffer> {
  const url = cluster.hub.config.database;
  if (typeof url !== 'string') throw new Error('this test is about PostgreSQL');
  return Buffer.from(`${await dumpTables(db)}\n${(await pgDump(url)) ?? ''}`);
}

/** Every record of both topics under these origins, from the oldest on. */
async function recordsOf(bus: FederationBus, origins: readonly string[], until: number) {
  const records: BusRecord[] = [];
  const subscription = await bus.subscribe({
    group: `guildmark.traces.${randomUUID()}`,
    topics: [HUB_SEGMENTS_TOPIC, REGISTRY_SEGMENTS_TOPIC],
    onBatch: (batch) => {
      records.push(...batch.records.filter(({ key }) => origins.includes(key)));
      return Promise.resolve();
    },
  });
  try {
    const ends = () =>
      records.map(
        ({ value }) =>
          (JSON.parse(value.toString('utf8')) as { data: { start: number; entries: unknown[] } })
            .data,
      );
    await eventually(
      () =>
        Promise.resolve(
          ends().some(({ start, entries }) => start + entries.length >= until) || undefined,
        ),
      120_000,
    );
  } finally {
    await subscription.close();
  }
  return Buffer.concat(
    records.flatMap(({ key, value, headers }) => [
      Buffer.from(key),
      value,
      Buffer.from(JSON.stringify(headers)),
    ]),
  );
}

const failedOf = ({ checks }: Verdict) =>
  checks.filter(({ state }) => state !== 'passed').map(({ name, state }) => `${name} ${state}`);

async function verifiesOffline(cluster: Cluster, { badge, jwt, proof, bundle }: Held) {
  const jwk = await cluster.registry.anyone.get('/api/v1/trust-list/key').expect(200);
  const key = createPublicKey({ key: jwk.body as PublicJwk as never, format: 'jwk' });
  const states: string[] = [];
  for (const credential of [badge, jwt]) {
    const sources = bundleSources(bundle, key);
    const verdict = await verifyCredential({ credential, proof }, sources, new Date());
    states.push(verdict.overall, ...failedOf(verdict));
  }
  return states;
}

async function erasedRun(env: Readonly<Record<string, string>>, bus?: FederationBus) {
  const output = captureOutput();
  const cluster = await setup({ env });
  try {
    const { hub, registry } = cluster;
    const shop = await workshop(cluster);
    const held = [
      await share(cluster, shop, await certified(shop, 2)),
      await share(cluster, shop, await certified(shop, 1)),
    ];
    const [first, second] = held as [Held, Held];
    await offeredClaim(shop, 3);
    await leaveRepeatableRequests(cluster, shop);
    await hub.first
      .post(`/api/v1/credentials/${second.issued.credentialId}/state`)
      .set('idempotency-key', randomUUID())
      .send({
        command: 'suspend',
        reasonCode: 'holder-request',
        reason: 'She asked for it in the canteen',
      })
      .expect(200);
    await revoke(cluster, second.issued.credentialId, 'She asked for it in the canteen');
    const people = (await hub.first.get('/api/v1/people').expect(200)).body as People;
    const person = people.items.find(({ key }) => key === CANDIDATE);
    if (!person) throw new Error('the candidate is in the cluster');
    const { stored, secret } = await needlesOf(cluster, person, held);
    const all: Needles = { ...stored, ...secret };
    const db = hub.app.get(DataSource);
    const before = await dumpOf(cluster, db);

    const path = `/api/v1/people/${person.id}/erasure`;
    const plan = (await shop.candidate.get(path).expect(200)).body as ErasurePlan;
    const answer = await shop.candidate
      .post(path)
      .send({ confirmation: plan.confirmation })
      .expect(200);
    expect((answer.body as Erasure).askedBy).toBe('person');
    for (const view of ['', '/open-badge', '/open-badge-jwt', '/badge.png', '/jwt', '/proof']) {
      const gone = `/api/v1/credentials/${first.issued.credentialId}${view}`;
      expect((await hub.first.get(gone).expect(404)).body).toMatchObject({
        code: 'credential.unknown',
      });
    }
    const { size } = await eventually(async () => {
      const state = await checkLedger(db);
      return state.published === state.size && state.queued === 0 && state;
    });
    const after = await dumpOf(cluster, db);
    const topics = bus
      ? await recordsOf(bus, [hub.config.origin, registry.config.origin], size)
      : Buffer.alloc(0);

    const verdict = await eventually(async () => {
      const shown = { credential: first.jwt, proof: first.proof };
      const answer = await registry.anyone.post('/verify').send(shown).expect(200);
      const judged = answer.body as Verdict;
      const status = judged.checks.find(({ name }) => name === 'status');
      // A list that the hub did not send within three seconds says nothing.
      return status?.state !== 'could-not-check' && judged;
    });
    const offline = await verifiesOffline(cluster, first);
    // Start checks: the hub opens its ledger again, and the registry its mirror.
    await hub.stop();
    await registry.stop();
    await registry.start();
    await hub.start();
    await readyHealth(hub.anyone);
    await checkLedger(hub.app.get(DataSource));
    await checkLedger(registry.app.get(DataSource));
    new Logger('traces').error('the output is captured');
    return {
      stored,
      secret,
      all,
      before,
      after,
      topics,
      log: output.text(),
      verdict,
      offline,
      salts: held.map(({ proof }) => parseProofExtra(parseTlogProof(proof).extra ?? '').salt),
    };
  } finally {
    output.stop();
    await cluster.close();
  }
}

type Run = Awaited<ReturnType<typeof erasedRun>>;

function expectNoTraces(run: Run): void {
  // The search finds what is there: all that is stored in the clear, before the erasure.
  expect(tracesIn(run.before, run.stored)).toEqual(Object.keys(run.stored).sort());
  // Salts, the event and the key in the clear are in no column even then.
  expect(tracesIn(run.before, run.secret)).toEqual([]);
  expect(tracesIn(run.after, run.all)).toEqual([]);
  expect(run.log).toContain('the output is captured');
  expect(tracesIn(Buffer.from(run.log), run.all)).toEqual([]);
  expect([run.verdict.overall, ...failedOf(run.verdict)]).toEqual(['verified']);
  expect(run.offline).toEqual(['verified', 'verified']);
  expect(createHash('sha256').update(run.salts[0]!).digest()).not.toEqual(
    createHash('sha256').update(run.salts[1]!).digest(),
  );
}

requirement('postgres').describe('after a person was erased (PostgreSQL)', () => {
  it('I11 no dump, no table of the bus and no log line holds salt, preimage, key or name; the holder still proves it', async () => {
    const run = await erasedRun({});
    // the table of the bus is in the dump: its segments carry the leaves of both credentials
    expect(run.after.toString('latin1')).toContain('bus.bus_record');
    expectNoTraces(run);
  });

  requirement('kafka').it('I11 neither does the topic of a real broker', async () => {
    const brokers = requirement('kafka').value;
    const errors: Error[] = [];
    const bus = new KafkaBus({
      brokers: brokers.split(','),
      clientId: 'traces',
      onError: (error) => errors.push(error),
    });
    try {
      await bus.ensureTopics(topicSpecs('single-node'));
      const run = await erasedRun({ GUILDMARK_KAFKA_BROKERS: brokers }, bus);
      expect(run.topics.length).toBeGreaterThan(1000);
      expect(tracesIn(run.topics, run.all)).toEqual([]);
      expectNoTraces(run);
    } finally {
      await bus.close();
    }
  });
});
