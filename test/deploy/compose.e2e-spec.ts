// What docker-compose.yml says, run without Docker: the same commands with the same settings in the
// order of depends_on, on a PostgreSQL whose databases and roles are those of deploy/make-secrets.mjs
// and on a broker with the settings of the service kafka. Paths, host names and ports are mapped.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubProfile, RegisteredHub } from '#domain/generated/schemas.js';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { readExample } from '../../tools/demo/read-example.js';
import { until } from '../../tools/demo/until.js';
import { type OwnKafka, startKafka } from '../../tools/own-kafka.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { runStatement } from '../../tools/run-statement.js';
import { requirement } from '../support/requirements.js';
import { type ComposeProject, containerCheck, repository } from './compose-project.js';
import { HttpsApi } from './https-api.js';
import { makeSecrets } from './made-secrets.js';
import { healthy, type Mapping, type RunningService, startService } from './mapped-service.js';

const APPS = ['registry', 'hub-a', 'hub-b'] as const;
const PASSWORD = 'seven pairs of moccasins';

let dir: string;
let project: ComposeProject;
let kafka: OwnKafka | undefined;
const running: RunningService[] = [];
const dropped: string[] = [];

/** `KAFKA_LOG_DIRS` is `log.dirs`; where the broker listens is this machine's affair. */
function brokerSettings(): Record<string, string> {
  const given = Object.entries(project.services.kafka?.environment ?? {})
    .filter(([name]) => name.startsWith('KAFKA_') && name !== 'KAFKA_HEAP_OPTS')
    .map(([name, value]) => [name.slice(6).toLowerCase().replaceAll('_', '.'), value] as const)
    .filter(
      ([key]) => !/^(controller\.quorum\.voters|(advertised\.)?listeners|log\.dirs)$/.test(key),
    );
  return Object.fromEntries(given);
}

/** Runs parties.sql under names that no other run on this server has. */
async function makeDatabases(secrets: string): Promise<void> {
  const admin = requirement('postgres').value;
  const prefix = `g${randomBytes(5).toString('hex')}_`;
  const renamed = (text: string) =>
    text.replace(/\b(registry|hub_[ab])(_owner|_app)?\b/g, `${prefix}$1$2`);
  const statements = renamed(readFileSync(join(secrets, 'postgres/parties.sql'), 'utf8'));
  for (const statement of statements.split('\n').filter((line) => line !== '')) {
    await runStatement(admin, statement);
    const [, kind, name] = /^CREATE (ROLE|DATABASE) (\S+)/.exec(statement) ?? [];
    if (kind === 'DATABASE') dropped.unshift(`DROP DATABASE ${String(name)} WITH (FORCE)`);
    if (kind === 'ROLE') dropped.push(`DROP ROLE ${String(name)}`);
  }
  for (const party of APPS.flatMap((name) => [name, `${name}-owner`])) {
    const file = join(secrets, party, 'database-url');
    const url = new URL(readFileSync(file, 'utf8').trim());
    url.username = renamed(url.username);
    url.pathname = renamed(url.pathname);
    writeFileSync(file, `${url.href}\n`);
  }
}

/** Starts what a service waits for, then the service; an app or a job of ours, once. */
async function bringUp(
  name: string,
  mapping: Mapping,
  up: Map<string, Promise<RunningService | undefined>>,
): Promise<RunningService | undefined> {
  const known = up.get(name);
  if (known) return known;
  const starting = (async () => {
    const service = project.services[name];
    if (!service) throw new Error(`there is no service ${name}`);
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = await bringUp(needed, mapping, up);
      if (condition === 'service_healthy' && other) await healthy(needed, other);
      if (condition !== 'service_completed_successfully') continue;
      const code = await other?.ended;
      if (code !== 0) throw new Error(`${needed} ended with ${String(code)}:\n${other?.output()}`);
    }
    // postgres and kafka: they run already, and answer
    if (!service.image.startsWith('guildmark:')) return undefined;
    const started = startService(service, mapping);
    running.push(started);
    return started;
  })();
  up.set(name, starting);
  return starting;
}

/** An app prints it once it listens: it may be healthy before. */
const invitationOf = (name: string, app: RunningService | undefined) =>
  until(`the first invitation of ${name}`, () => {
    const printed = /^first \w+: (\S+), one-time token (\S+)\n/m.exec(app?.output() ?? '');
    return Promise.resolve(printed ? { email: printed[1]!, token: printed[2]! } : undefined);
  });

afterAll(async () => {
  for (const service of running) await service.stop();
  await kafka?.stop();
  for (const statement of dropped) await runStatement(requirement('postgres').value, statement);
  if (dir) rmSync(dir, { recursive: true });
});

requirement('go').describe('the trial of docker-compose.yml', () => {
  requirement('kafka').describe('on a broker', () => {
    requirement('postgres').it(
      'comes up in its order, federates two hubs over Kafka, and stops',
      async () => {
        dir = mkdtempSync(join(tmpdir(), 'guildmark-compose-'));
        const check = containerCheck();
        const found = check.compose(['docker-compose.yml']);
        check.remove();
        expect(found.refusal).toBe('');
        project = found.project as ComposeProject;

        const ports = (await sparePorts(3)).map(String);
        const urls = ports.map((port) => `https://localhost:${port}`);
        const secrets = join(dir, 'secrets');
        const { host: database } = new URL(requirement('postgres').value);
        const made = makeSecrets(
          ...['--out', secrets, '--database', database],
          ...APPS.map((name, i) => `${name}=${String(urls[i])}`),
        );
        expect(made).toMatchObject({ code: 0 });
        const ca = readFileSync(join(secrets, 'ca.crt'), 'utf8');
        await makeDatabases(secrets);
        kafka = await startKafka({ settings: brokerSettings() });

        const inside = ['8440', '8441', '8442'];
        const mapping: Mapping = {
          secrets,
          addresses: {
            'kafka:9092': kafka.brokers,
            ...Object.fromEntries(
              APPS.map((name, i) => [`https://${name}.localhost:${String(inside[i])}`, urls[i]]),
            ),
          },
          ports: Object.fromEntries(inside.map((port, i) => [port, ports[i] ?? ''])),
        };
        const up = new Map<string, Promise<RunningService | undefined>>();
        const apps = await Promise.all(APPS.map((name) => bringUp(name, mapping, up)));
        for (const [i, name] of APPS.entries()) await healthy(name, apps[i] as RunningService);
        // every service of the file took part
        expect([...up.keys()].sort()).toEqual(Object.keys(project.services).sort());

        const [registryUrl = '', ...hubUrls] = urls;
        const { email, token } = await invitationOf('registry', apps[0]);
        const registry = new HttpsApi(registryUrl, ca);
        await registry.post('/api/v1/passwords', { token, password: PASSWORD });
        const administrator = await registry.signedIn(email, PASSWORD);
        const profiles: HubProfile[] = [];
        for (const url of hubUrls) {
          const hub = await new HttpsApi(url, ca).get<HubProfile>('/api/v1/hub');
          profiles.push(hub);
          const { name, did, origin, verifierKey, witness } = hub;
          const entry = { legalName: name, did, url: hub.url, origin, verifierKey, witness };
          const { id } = await administrator.post<RegisteredHub>('/api/v1/hubs', entry);
          const year = new Date().getUTCFullYear();
          await administrator.post(`/api/v1/hubs/${id}/accreditations`, {
            decision: 'accredited',
            scope: [{ standard: `${url}/standards`, maxLevel: 4 }],
            from: `${String(year)}-01-01T00:00:00Z`,
            to: `${String(year + 2)}-01-01T00:00:00Z`,
            reasonCode: 'initial-assessment',
          });
        }
        // A hub asks the registry once, when it starts: that it is accredited came over Kafka.
        for (const url of hubUrls)
          await until(`${url} to know that it is accredited`, async () => {
            // Nothing while its database takes seconds to answer.
            const text = (await new HttpsApi(url, ca).text('/health/ready')) ?? '{"parts":{}}';
            const health = JSON.parse(text) as { parts: Record<string, string> };
            return health.parts.accreditation === 'accredited' || undefined;
          });
        // Beyond what the registry fetched when it accredited the hub, its copy grows over Kafka.
        const officer = await invitationOf('hub-a', apps[1]);
        const hub = new HttpsApi(String(hubUrls[0]), ca);
        await hub.post('/api/v1/passwords', { token: officer.token, password: PASSWORD });
        const [standard] = readExample(join(repository, 'examples')).localStandards;
        const office = await hub.signedIn(officer.email, PASSWORD);
        const before = await sizeOf(hub, '/ledger/checkpoint');
        await office.post('/api/v1/standards', standard);
        const written = await until('a larger checkpoint', async () => {
          const size = await sizeOf(hub, '/ledger/checkpoint');
          return size > before ? size : undefined;
        });
        const origin = createHash('sha256').update(String(profiles[0]?.origin)).digest('hex');
        await until("the registry's copy of it", async () => {
          const size = await sizeOf(registry, `/mirror/${origin}/checkpoint`);
          return size >= written || undefined;
        });

        for (const [i, app] of apps.entries()) {
          const code = await app?.stop();
          expect([APPS[i], code]).toEqual([APPS[i], 0]);
        }
      },
    );
  });
});

/** Of the newest checkpoint; 0 before there is one. */
async function sizeOf(api: HttpsApi, path: string): Promise<number> {
  const note = await api.text(path);
  return note === undefined ? 0 : parseCheckpointBody(parseSignedNote(note).text).size;
}
