import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { secretFileName } from '#platform/keys/key-protection.js';
import { readHubConfig } from '../../apps/hub/src/hub.config.js';
import { readRegistryConfig } from '../../apps/registry/src/registry.config.js';
import { loadExample } from '../demo/load-example.js';
import type { Example } from '../demo/read-example.js';
import type { SignIns } from '../demo/sign-ins.js';
import { sparePorts } from '../spare-ports.js';
import { type AppProcess, appProcess } from './app-process.js';

/** A hub and a registry as processes of their own on one PostgreSQL, whose bus table joins them unless brokers are set. */
export interface SeparateSystem {
  readonly hub: AppProcess;
  readonly registry: AppProcess;
  /** The settings of the hub, for a second process of it. */
  readonly hubSettings: Readonly<Record<string, string>>;
  readonly signIns: SignIns;
  stop(): Promise<void>;
}

/** Beyond what any tool here asks for: nobody measures the limit on requests with this. */
const RATE = '1000000';

/**
 * Starts both apps as production does, from their settings alone, with keys made for this, and
 * loads the example cluster. `more` are settings of both apps besides those.
 */
export async function startSeparately(
  databaseUrl: string,
  example: Example,
  more: Readonly<Record<string, string>> = {},
): Promise<SeparateSystem> {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-system-'));
  const [hubPort = '', registryPort = ''] = (await sparePorts(2)).map(String);
  const given = (prefix: string) =>
    Object.fromEntries(Object.entries(more).filter(([name]) => name.startsWith(prefix)));
  // Read once as the one-process mode does: that makes the keys, and says what the hub must know.
  const registryFacts = readRegistryConfig(
    { REGISTRY_PORT: registryPort, GUILDMARK_DATA: dir },
    databaseUrl,
  );
  const registryEnv = {
    REGISTRY_DATABASE_URL: databaseUrl,
    REGISTRY_PORT: registryPort,
    REGISTRY_SIGNING_KEYS: join(dir, 'registry-keys.json'),
    REGISTRY_KEY_FILE: join(dir, secretFileName('registry')),
    REGISTRY_RATE_PER_MINUTE: RATE,
    ...given('REGISTRY_'),
    ...given('GUILDMARK_'),
  };
  const { publicUrl: registryUrl, verifierKey, witnessKey } = registryFacts;
  const witnessPolicy = `witness registry ${witnessKey} ${registryUrl}\nquorum registry\n`;
  const known = { registryUrl, registryVerifierKey: verifierKey, witnessPolicy };
  const hubFacts = readHubConfig(
    { HUB_PORT: hubPort },
    { database: databaseUrl, dataDir: dir, ...known },
  );
  const hubEnv = {
    HUB_DATABASE_URL: databaseUrl,
    HUB_PORT: hubPort,
    HUB_SIGNING_KEYS: join(dir, 'hub-keys.json'),
    HUB_KEY_FILE: join(dir, secretFileName('hub')),
    HUB_SECRET: readFileSync(join(dir, 'hub-secret'), 'utf8').trim(),
    HUB_REGISTRY_URL: registryUrl,
    HUB_REGISTRY_VERIFIER_KEY: verifierKey,
    HUB_WITNESS_POLICY: witnessPolicy,
    HUB_RATE_PER_MINUTE: RATE,
    ...given('HUB_'),
    ...given('GUILDMARK_'),
  };
  const registry = appProcess('registry', registryUrl, registryEnv);
  const hub = appProcess('hub', hubFacts.publicUrl, hubEnv);
  const stop = async () => {
    await hub.stop();
    await registry.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const administrator = invitationIn(
      await registry.start(['--invite-first'], 'first administrator'),
    );
    const officer = invitationIn(await hub.start(['--invite-first'], 'first officer'));
    const signIns: SignIns = {
      hub: hub.url,
      registry: registry.url,
      password: randomBytes(9).toString('base64url'),
      officer: officer.email,
      administrator: administrator.email,
      expert: administrator.email.replace(/^[^@]+/, 'expert'),
      loaded: true,
    };
    await loadExample(example, signIns, { officer, administrator }, new Date());
    return { hub, registry, hubSettings: hubEnv, signIns, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first account, as main.ts prints it when it is asked to. */
function invitationIn(output: string) {
  const [, email, token] = /^first \w+: (\S+), one-time token (\S+)$/m.exec(output) ?? [];
  if (email === undefined || token === undefined)
    throw new Error(`no first invitation in:\n${output}`);
  return { email, token, expiresAt: '' };
}
