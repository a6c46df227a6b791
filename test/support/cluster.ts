import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { wholeSecond } from '#domain/core/instant.js';
import type {
  HubProfile,
  Invitation,
  NewAccreditation,
  People,
  RegisteredHub,
  Session,
} from '#domain/generated/schemas.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import { Ids } from '#platform/clock.js';
import { createHub, inviteFirstOfficer } from '../../apps/hub/src/hub.app.js';
import { type HubConfig, readHubConfig } from '../../apps/hub/src/hub.config.js';
import { RegistryFeed } from '../../apps/hub/src/federation/registry-feed.service.js';
import { createRegistry, inviteFirstAdministrator } from '../../apps/registry/src/registry.app.js';
import {
  type RegistryConfig,
  readRegistryConfig,
} from '../../apps/registry/src/registry.config.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { type DatabaseKind, usualKind } from './databases.js';
import { RSA_JWK } from './rsa-key.js';

/** Requests to one app as one account, or as nobody. */
export type Agent = ReturnType<typeof supertest.agent>;

export interface ClusterOptions {
  /** PostgreSQL where there is one, else embedded, when absent. */
  readonly kind?: DatabaseKind;
  /** Register the hub at the registry and accredit it for all its standards; true when absent. */
  readonly accredited?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** An app that can be stopped and started again on what it left behind. */
export interface Process<C> {
  /** The running app; throws while it is stopped. */
  readonly app: NestFastifyApplication;
  /** As of the last start: a start reads key files and settings anew. */
  readonly config: C;
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** One app of the cluster with its first account. */
export interface ClusterParty<C> extends Process<C> {
  /** Nobody: requests without a token. */
  readonly anyone: Agent;
  /** The first officer of the hub, the first administrator of the registry. */
  readonly first: Agent;
  /** A new account with these roles and no person behind it. */
  as(...roles: readonly string[]): Promise<Agent>;
}

/** A hub and the registry on one fresh database, listening on real loopback ports. */
export interface Cluster {
  readonly hub: ClusterParty<HubConfig>;
  readonly registry: ClusterParty<RegistryConfig>;
  /** Where both keep their key files: hub-keys.json and registry-keys.json. */
  readonly dataDir: string;
  /** Invites a person of the imported cluster, by the key in the CSV file, and signs in as them. */
  member(personKey: string): Promise<Agent>;
  /** Enters the hub at the registry; gives its id there. */
  register(): Promise<string>;
  /** Decides on the accreditation and waits until the hub has heard of it. */
  decide(hubId: string, decision?: Partial<NewAccreditation>): Promise<void>;
  close(): Promise<void>;
}

/** Of every account that a test signs in. */
export const PASSWORD = 'seven pairs of moccasins';
/** No test is about the limit on requests but those that set their own. */
const RATE = '1000000';

/** Starts both apps as production does: configuration, listening, first invitation, sign-in. */
export async function setup({
  kind = usualKind(),
  accredited = true,
  env = {},
}: ClusterOptions = {}): Promise<Cluster> {
  const { database, drop } = await kind.fresh({ tables: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'guildmark-cluster-'));
  // In the clear, as an older start would have left it: the hub makes the others and wraps them all.
  const given = JSON.stringify({ 'credential-rsa': RSA_JWK });
  writeFileSync(join(dataDir, 'hub-keys.json'), given, { mode: 0o600 });
  // Addresses are part of the configuration, so they come first.
  const [hubPort = 0, registryPort = 0] = await sparePorts(2);
  const settings = {
    HUB_PORT: String(hubPort),
    HUB_RATE_PER_MINUTE: RATE,
    // One assessor is enough unless the claim itself forces two; tests of the policy set their own.
    HUB_SAMPLE_RATE: '0',
    HUB_FIRST_SUBMISSIONS: '0',
    HUB_SEQUENCE_MS: '20',
    HUB_PUBLISH_MS: '50',
    REGISTRY_PORT: String(registryPort),
    REGISTRY_RATE_PER_MINUTE: RATE,
    HUB_LOG_LEVEL: 'warn',
    REGISTRY_LOG_LEVEL: 'warn',
    REGISTRY_SEQUENCE_MS: '20',
    REGISTRY_PUBLISH_MS: '50',
    GUILDMARK_DATA: dataDir,
    ...env,
  };
  const readRegistry = () => readRegistryConfig(settings, database);
  const registryConfig = readRegistry();
  const { publicUrl: registryUrl, verifierKey, witnessKey } = registryConfig;
  // What the hub knows of the registry is pinned: it stays when the registry's keys change.
  const pinned = {
    database,
    dataDir,
    registryUrl,
    registryVerifierKey: verifierKey,
    witnessPolicy: `witness registry ${witnessKey} ${registryUrl}\nquorum registry\n`,
  };
  const registryProcess = processOf(readRegistry, createRegistry);
  const hubProcess = processOf(() => readHubConfig(settings, pinned), createHub);
  const close = async () => {
    await hubProcess.stop();
    await registryProcess.stop();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await registryProcess.start();
    await hubProcess.start();
    const registry = await party(
      registryProcess,
      await inviteFirstAdministrator(registryProcess.app),
    );
    const hub = await party(hubProcess, await inviteFirstOfficer(hubProcess.app));
    const cluster = clusterOf({ hub, registry, dataDir }, close);
    if (accredited) await cluster.decide(await cluster.register());
    return cluster;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Asks again until the answer is there, every 20 ms; fails after `limitMs`. */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false>,
  limitMs = 120_000,
): Promise<T> {
  const last = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > last)
      throw new Error(`waited ${String(limitMs)} ms for: ${ask.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The token of an account that accepts its invitation. */
export async function signIn(url: string, { token, email }: Invitation): Promise<Agent> {
  await supertest(url).post('/api/v1/passwords').send({ token, password: PASSWORD }).expect(204);
  const answer = await supertest(url)
    .post('/api/v1/sessions')
    .send({ email, password: PASSWORD })
    .expect(201);
  const session = answer.body as Session;
  return supertest.agent(url).set('authorization', `Bearer ${session.token}`);
}

function processOf<
  C extends { readonly publicUrl: string; readonly port: number; readonly host: string },
>(read: () => C, create: (config: C) => Promise<NestFastifyApplication>): Process<C> {
  let config = read();
  let running: NestFastifyApplication | undefined;
  return {
    get config() {
      return config;
    },
    url: config.publicUrl,
    get app() {
      if (!running) throw new Error(`${config.publicUrl} is stopped`);
      return running;
    },
    start: async () => {
      config = read();
      running = await create(config);
      await running.listen(config.port, config.host);
    },
    stop: async () => {
      await running?.close();
      running = undefined;
    },
  };
}

async function party<C>(
  process: Process<C>,
  first: Invitation | undefined,
): Promise<ClusterParty<C>> {
  if (!first) throw new Error('a fresh app has no account');
  const { url } = process;
  const extras = {
    anyone: supertest.agent(url),
    first: await signIn(url, first),
    as: async (...roles: readonly string[]) => {
      const { app } = process;
      const id = app.get(Ids, { strict: false }).next();
      const account = { id, name: 'Test account', email: `${id}@cluster.example`, roles };
      await app.get(AccountsStore, { strict: false }).add(account);
      return signIn(url, await app.get(InvitationsService, { strict: false }).invite(account));
    },
  };
  // Not a copy: `app` changes with every start.
  return Object.assign(process, extras);
}

function clusterOf(
  parts: Pick<Cluster, 'hub' | 'registry' | 'dataDir'>,
  close: () => Promise<void>,
): Cluster {
  const { hub, registry } = parts;
  return {
    ...parts,
    close,
    member: async (personKey) => {
      const people = await hub.first.get('/api/v1/people').expect(200);
      const person = (people.body as People).items.find(({ key }) => key === personKey);
      if (!person) throw new Error(`nobody in the cluster is ${personKey}`);
      const invited = await hub.first.post(`/api/v1/people/${person.id}/invitation`).expect(201);
      return signIn(hub.url, invited.body as Invitation);
    },
    register: async () => {
      const profile = await hub.anyone.get('/api/v1/hub').expect(200);
      const {
        name: legalName,
        did,
        url,
        origin,
        verifierKey,
        witness,
      } = profile.body as HubProfile;
      const registered = await registry.first
        .post('/api/v1/hubs')
        .send({ legalName, did, url, origin, verifierKey, witness })
        .expect(201);
      return (registered.body as RegisteredHub).id;
    },
    decide: async (hubId, decision = {}) => {
      const decided = async () =>
        (await hub.app.get(RegistryFeed, { strict: false }).decisions()).length;
      const before = await decided();
      await registry.first
        .post(`/api/v1/hubs/${hubId}/accreditations`)
        .send({ ...accreditationOf(hub.url, new Date()), ...decision })
        .expect(201);
      await eventually(async () => (await decided()) > before);
    },
  };
}

/** For everything the hub teaches, from a minute ago for a year. */
function accreditationOf(hubUrl: string, now: Date): NewAccreditation {
  return {
    decision: 'accredited',
    scope: [{ standard: `${hubUrl}/standards`, maxLevel: 5 }],
    from: wholeSecond(new Date(now.getTime() - 60_000)),
    to: wholeSecond(new Date(now.getTime() + 365 * 24 * 60 * 60_000)),
    reasonCode: 'initial-assessment',
  };
}
