import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretFileName } from '#platform/keys/key-protection.js';
import { readHubConfig } from '../../apps/hub/src/hub.config.js';
import { readRegistryConfig } from '../../apps/registry/src/registry.config.js';
import { type AppProcess, appProcess } from '../../tools/chaos/app-process.js';
import { loadExample } from '../../tools/demo/load-example.js';
import type { Example } from '../../tools/demo/read-example.js';
import type { SignIns } from '../../tools/demo/sign-ins.js';
import { sparePorts } from '../../tools/spare-ports.js';

/** A hub in a process of its own, accredited, with its cluster and mapped standards. */
export interface StartedHub {
  readonly process: AppProcess;
  readonly origin: string;
  /** The short name in its consumer group. */
  readonly slug: string;
  readonly signIns: SignIns;
}

/** A registry and two hubs as processes of their own, joined by nothing but Kafka and HTTP. */
export interface TwoHubSystem {
  readonly registry: AppProcess;
  readonly hubs: readonly [StartedHub, StartedHub];
  stop(): Promise<void>;
}

export interface TwoHubOptions {
  /** PostgreSQL addresses: one database for each party. */
  readonly databases: readonly [registry: string, first: string, second: string];
  readonly brokers: string;
  readonly example: Example;
  /** Settings of the cadence, without the party's prefix. */
  readonly cadence: Readonly<Record<string, string>>;
}

const RATE = '1000000';

/** Starts the three as production does, from their settings alone, and loads the example at both hubs. */
export async function startTwoHubs(options: TwoHubOptions): Promise<TwoHubSystem> {
  const { brokers, example, cadence } = options;
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-hubs-'));
  const ports = (await sparePorts(3)).map(String);
  const paced = (party: string) =>
    Object.fromEntries(Object.entries(cadence).map(([name, value]) => [`${party}_${name}`, value]));
  // Read once as the one-process mode does: that makes the keys, and says what the hubs must know.
  const facts = readRegistryConfig(
    { REGISTRY_PORT: ports[0], GUILDMARK_DATA: dir },
    options.databases[0],
  );
  const { publicUrl: registryUrl, verifierKey, witnessKey } = facts;
  const registry = appProcess('registry', registryUrl, {
    REGISTRY_DATABASE_URL: options.databases[0],
    REGISTRY_PORT: ports[0]!,
    REGISTRY_SIGNING_KEYS: join(dir, 'registry-keys.json'),
    REGISTRY_KEY_FILE: join(dir, secretFileName('registry')),
    REGISTRY_RATE_PER_MINUTE: RATE,
    GUILDMARK_KAFKA_BROKERS: brokers,
    ...paced('REGISTRY'),
  });
  const known = {
    registryUrl,
    registryVerifierKey: verifierKey,
    witnessPolicy: `witness registry ${witnessKey} ${registryUrl}\nquorum registry\n`,
  };
  const hubs = [1, 2].map((i) => {
    const dataDir = join(dir, `hub-${String(i)}`);
    mkdirSync(dataDir);
    const database = options.databases[i]!;
    const { publicUrl, origin, slug } = readHubConfig(
      { HUB_PORT: ports[i] },
      { database, dataDir, ...known },
    );
    const process = appProcess('hub', publicUrl, {
      HUB_DATABASE_URL: database,
      HUB_PORT: ports[i]!,
      HUB_SIGNING_KEYS: join(dataDir, 'hub-keys.json'),
      HUB_KEY_FILE: join(dataDir, secretFileName('hub')),
      HUB_SECRET: readFileSync(join(dataDir, 'hub-secret'), 'utf8').trim(),
      HUB_REGISTRY_URL: registryUrl,
      HUB_REGISTRY_VERIFIER_KEY: verifierKey,
      HUB_WITNESS_POLICY: known.witnessPolicy,
      HUB_RATE_PER_MINUTE: RATE,
      // One assessor is enough unless the claim itself forces two.
      HUB_SAMPLE_RATE: '0',
      HUB_FIRST_SUBMISSIONS: '0',
      GUILDMARK_KAFKA_BROKERS: brokers,
      ...paced('HUB'),
    });
    return { process, origin, slug };
  });
  const stop = async () => {
    for (const { process } of hubs) await process.stop();
    await registry.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(9).toString('base64url');
    let administrator: Invited | undefined = invitationIn(
      await registry.start(['--invite-first'], 'first administrator'),
    );
    const { email } = administrator;
    const started: StartedHub[] = [];
    for (const hub of hubs) {
      const officer = invitationIn(await hub.process.start(['--invite-first'], 'first officer'));
      const signIns: SignIns = {
        hub: hub.process.url,
        registry: registry.url,
        password,
        officer: officer.email,
        administrator: email,
        expert: email.replace(/^[^@]+/, 'expert'),
        loaded: true,
      };
      await loadExample(example, signIns, { officer, administrator }, new Date());
      administrator = undefined;
      started.push({ ...hub, signIns });
    }
    const [first, second] = started;
    return { registry, hubs: [first!, second!], stop };
  } catch (error) {
    const said = [registry, ...hubs.map(({ process }) => process)].map((app) => app.output());
    await stop();
    throw new Error(`the system did not start:\n${said.join('\n')}`, { cause: error });
  }
}

type Invited = ReturnType<typeof invitationIn>;

/** The first account, as main.ts prints it when it is asked to. */
function invitationIn(output: string) {
  const [, email, token] = /^first \w+: (\S+), one-time token (\S+)$/m.exec(output) ?? [];
  if (email === undefined || token === undefined)
    throw new Error(`no first invitation in:\n${output}`);
  return { email, token, expiresAt: '' };
}
