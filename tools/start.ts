// One process, one embedded database, both apps, which meet on HTTP and on the bus as in production.
// Besides tools that read the settings or the tables of both, the only file that imports both apps.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { defaultPolicy } from '#ledger/default-policy.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { lockDirectory } from '#platform/database/lock-directory.js';
import { EmbeddedSession } from '#platform/database/embedded-session.js';
import { openEmbedded } from '#platform/database/open-embedded.js';
import { createHub, inviteFirstOfficer } from '../apps/hub/src/hub.app.js';
import { DEFAULT_HUB_PORT, readHubConfig } from '../apps/hub/src/hub.config.js';
import { hubWitness as witnessOf } from '../apps/hub/src/witness/hub-witness.js';
import { createRegistry, inviteFirstAdministrator } from '../apps/registry/src/registry.app.js';
import { readRegistryConfig, watchedBy } from '../apps/registry/src/registry.config.js';
import { clusterSize, loadExample, signInStaff } from './demo/load-example.js';
import { AUDITED_MANAGER, prepareAudit } from './demo/audit-firm.js';
import { prepareClaims } from './demo/prepare-claims.js';
import { readExample } from './demo/read-example.js';
import { readSignIns, type SignIns, writeSignIns } from './demo/sign-ins.js';
import { templateFile } from './make-template.js';

const started = performance.now();
const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--empty');
if (unknown !== undefined) {
  console.error(`guildmark: ${unknown} is unknown; usage: npm start [-- --empty]`);
  process.exit(64);
}
const empty = args.includes('--empty');
// One office on one machine: every screen and every tool comes from the same address.
const env: NodeJS.ProcessEnv = {
  HUB_RATE_PER_MINUTE: '6000',
  REGISTRY_RATE_PER_MINUTE: '6000',
  // Somebody sits before this screen, and is told what goes wrong.
  HUB_LOG: 'text',
  HUB_LOG_LEVEL: 'warn',
  REGISTRY_LOG: 'text',
  REGISTRY_LOG_LEVEL: 'warn',
  ...process.env,
};
const webRoot = join(import.meta.dirname, '../../web/dist');
const dataDir = resolve(env.GUILDMARK_DATA ?? '.data');

let release: () => void;
try {
  release = lockDirectory(dataDir);
} catch (error) {
  console.error(`guildmark: ${(error as Error).message}`);
  process.exit(1);
}

const running: NestFastifyApplication[] = [];
let stopping = false;

/** Stops listening, finishes requests and ticks, closes the database, gives the directory back. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const app of running.reverse()) await app.close();
  release();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    void stop(0);
  });

try {
  await start();
} catch (error) {
  console.error(`guildmark: could not start: ${reasonOf(error)}`);
  await stop(1);
}

/** A port that is taken is the one fault that everybody meets, so it says what to do. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE') return error.message;
  const setting = running.length === 1 ? 'REGISTRY_PORT' : 'HUB_PORT';
  return `port ${String(port)} is taken; stop what listens there, or set ${setting}`;
}

async function start(): Promise<void> {
  const session = new EmbeddedSession(() =>
    openEmbedded({ dir: join(dataDir, 'pglite'), template: templateFile() }),
  );
  const alone = readRegistryConfig({ ...env, GUILDMARK_DATA: dataDir }, session, webRoot);
  const { witnessName, witnessKey, publicUrl: registryUrl, verifierKey } = alone;
  // First of all: at one address both would be one party, and every other refusal would mislead.
  if (Number(env.HUB_PORT || DEFAULT_HUB_PORT) === alone.port)
    throw new Error(`HUB_PORT and REGISTRY_PORT are both ${String(alone.port)}; give each its own`);
  const hubConfig = readHubConfig(
    env,
    {
      database: session,
      dataDir,
      registryUrl,
      registryVerifierKey: verifierKey,
      // no other hub is known before the registry has entered one
      witnessPolicy: defaultPolicy({ key: parseVerifierKey(witnessKey), url: registryUrl }, []),
    },
    webRoot,
  );
  // Each watches the other. Neither waits for the other to start: until both answer, leaves queue.
  const hubWitness = witnessOf(hubConfig);
  const registryConfig = env.REGISTRY_WITNESS_POLICY
    ? alone
    : watchedBy(alone, `witness hub ${hubWitness.verifierKey} ${hubWitness.url}\nquorum hub\n`);
  // Both read their settings before the database is opened: a wrong one is refused at once.
  const registry = await createRegistry(registryConfig);
  running.push(registry);
  await registry.listen(registryConfig.port, registryConfig.host);
  // The example has a standard for it; who starts with an empty hub names their own.
  const marketingStandard =
    hubConfig.marketingStandard ??
    (empty ? undefined : `${hubConfig.publicUrl}/standards/prezzo-di-un-articolo/v1.0`);
  const hub = await createHub({ ...hubConfig, marketingStandard });
  running.push(hub);
  await hub.listen(hubConfig.port, hubConfig.host);
  const up = performance.now() - started;

  console.log(`registry  ${registryUrl}   (${witnessName})`);
  console.log(`hub       ${hubConfig.publicUrl}`);
  console.log(
    `up after ${(up / 1000).toFixed(1)} s, ${String(Math.round(process.memoryUsage.rss() / 1e6))} MB, data in ${dataDir}`,
  );
  console.log('Commits are flushed to disk, one flush each. Loss of power has not been tested.');
  console.log(
    'Witness and mirror share the disk of the ledger here: they cannot tell an old backup from the newest.',
  );
  if (empty || (env.HUB_DATABASE_URL ?? '') !== '')
    await printFirstInvitations(hub, registry, hubConfig.publicUrl, registryUrl);
  else await demonstrate(hub, registry, hubConfig.publicUrl, registryUrl);
}

async function printFirstInvitations(
  hub: NestFastifyApplication,
  registry: NestFastifyApplication,
  hubUrl: string,
  registryUrl: string,
): Promise<void> {
  for (const [invitation, url] of [
    [await inviteFirstOfficer(hub), hubUrl],
    [await inviteFirstAdministrator(registry), registryUrl],
  ] as const)
    if (invitation)
      console.log(
        `first sign-in: ${invitation.email}; set the password with POST ${url}/api/v1/passwords {"token":"${invitation.token}","password":"…"}`,
      );
}

/** Loads the example on the first start, and says how to sign in to it. */
async function demonstrate(
  hub: NestFastifyApplication,
  registry: NestFastifyApplication,
  hubUrl: string,
  registryUrl: string,
): Promise<void> {
  const officer = await inviteFirstOfficer(hub);
  const administrator = await inviteFirstAdministrator(registry);
  let signIns = readSignIns(dataDir);
  if (!signIns && officer && administrator) {
    signIns = {
      hub: hubUrl,
      registry: registryUrl,
      password: randomBytes(9).toString('base64url'),
      officer: officer.email,
      administrator: administrator.email,
      expert: administrator.email.replace(/^[^@]+/, 'expert'),
      loaded: false,
    };
    writeSignIns(dataDir, signIns);
  }
  if (!signIns) return;
  const example = readExample(join(import.meta.dirname, '../../examples'));
  if (!signIns.loaded) {
    console.log('first start: loading the example cluster …');
    await loadExample(example, signIns, { officer, administrator }, new Date());
    await prepareClaims(example, signIns);
    await prepareAudit(signIns);
    signIns = { ...signIns, loaded: true };
    writeSignIns(dataDir, signIns);
  }
  await printSignIns(signIns, example);
}

async function printSignIns(
  signIns: SignIns,
  example: ReturnType<typeof readExample>,
): Promise<void> {
  const { firms, people } = await clusterSize((await signInStaff(signIns)).officer);
  const email = (key: string | undefined) =>
    example.people.find((p) => p.person_key === key)?.email ?? '';
  const [first] = example.experiences;
  const last = example.experiences.at(-1);
  console.log(`
demonstration: ${String(firms)} firms, ${String(people)} people; one password for all: ${signIns.password}
  hub officer    ${signIns.officer}
  employee       ${email(last?.person_key)}   ${signIns.hub}/me
  assessor       ${email(first?.assessor_key)}   ${signIns.hub}/queue
  manager        ${email(AUDITED_MANAGER)}   ${signIns.hub}/firm/audit
  registry       ${signIns.administrator}, ${signIns.expert}
  anybody        ${signIns.registry}/verify
try: npm run demo    Ctrl-C stops`);
}
