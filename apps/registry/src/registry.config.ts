import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { BlockList } from 'node:net';
import { join } from 'node:path';
import { didWebOf } from '#credentials/did-web.js';
import { noteSigner } from '#ledger/note-signer.js';
import { parsePolicy } from '#ledger/policy.js';
import { refuseOwnWitness } from '#ledger/refuse-own-witness.js';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';
import {
  databaseSecrets,
  databaseSettings,
  type DatabaseSettings,
  readDatabaseSettings,
} from '#platform/config/database-settings.js';
import { readPrivateNetworks } from '#platform/config/private-networks.js';
import { type KafkaSettings, readKafkaSettings } from '#platform/config/kafka-settings.js';
import {
  observeSettings,
  type Observing,
  readObserving,
} from '#platform/config/observe-settings.js';
import { type Environment, readEnvironment } from '#platform/config/read-environment.js';
import { readNumber } from '#platform/config/read-number.js';
import { fileSettings, readSecretFiles } from '#platform/config/read-secret-files.js';
import { refuseUnknownSettings } from '#platform/config/refuse-unknown-settings.js';
import { sharedSettings } from '#platform/config/shared-settings.js';
import { readTls, type Tls, tlsSettings } from '#platform/config/tls-settings.js';
import type { Database } from '#platform/database/data-source.js';
import {
  type FederationSettings,
  readFederation,
} from '#platform/federation/federation-settings.js';
import { type KeyRing, openKeyFile } from '#platform/keys/key-file.js';
import {
  readKeyProtection,
  secretFileName,
  secretSettings,
} from '#platform/keys/key-protection.js';
import { logSigners } from '#platform/keys/log-signers.js';
import { type Cadence, cadenceSettings, readCadence } from '#platform/ledger/cadence.js';
import { readMirrors } from '#platform/ledger/mirror-url.js';
import { readPredecessor } from '#platform/ledger/read-predecessor.js';

/** Injection token of the RegistryConfig. */
export const REGISTRY_CONFIG = Symbol('REGISTRY_CONFIG');

/** No key serves two roles. */
export const REGISTRY_KEY_ROLES = {
  ledger: 'Ed25519',
  witness: 'Ed25519',
  'trust-list': 'P-256',
} as const;

/** What one registry process works with, checked and frozen. */
export interface RegistryConfig extends DatabaseSettings, Observing {
  readonly database: Database;
  readonly environment: Environment;
  readonly port: number;
  readonly host: string;
  /** Bare origin, without a slash at its end. */
  readonly publicUrl: string;
  /** Absent where a proxy ends TLS. */
  readonly tls?: Tls;
  readonly name: string;
  readonly did: string;
  /** Name of the ledger and of its key: public host + `/ledger`. */
  readonly origin: string;
  /** Where the ledger is read, ending in `/`. */
  readonly ledgerPrefix: string;
  /** The newest of each role. */
  readonly keys: Readonly<Record<keyof typeof REGISTRY_KEY_ROLES, KeyObject>>;
  /** All that each role ever had. */
  readonly keyGenerations: KeyRing<keyof typeof REGISTRY_KEY_ROLES>['generations'];
  /** The operator has ordered the ledger closed, and why. */
  readonly closing?: NonNullable<KeyRing<keyof typeof REGISTRY_KEY_ROLES>['closing']>;
  /** The ledger's key and the witness's key in the text form of signed notes. */
  readonly verifierKey: string;
  readonly witnessKey: string;
  readonly witnessName: string;
  /** Where copies of the own ledger are served, each ending in `/`: those of hubs. */
  readonly mirrors: readonly string[];
  /** tlog-policy text: who has to cosign before a checkpoint is published. */
  readonly witnessPolicy: string;
  /** Last checkpoint of the ledger that the own one follows; used when the own one is opened. */
  readonly succeeds: string | undefined;
  readonly federation: FederationSettings;
  readonly kafka: KafkaSettings | undefined;
  readonly cadence: Cadence;
  /** Milliseconds between two looks at the ledgers of the hubs. */
  readonly watchMs: number;
  /** Seconds without a newer cosignature after which a ledger counts as frozen. */
  readonly watchStaleS: number;
  readonly ratePerMinute: number;
  /** Bytes. */
  readonly bodyLimit: number;
  /** The built screens; without them the API runs alone. */
  readonly webRoot: string | undefined;
  /** The registry itself answers on this machine only, so it may reach hubs on this machine. */
  readonly isLocal: boolean;
  /** Private networks in which addresses found in credentials may lie. */
  readonly privateNetworks?: BlockList | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

const KNOWN = [
  ...databaseSettings('REGISTRY'),
  ...fileSettings(databaseSecrets('REGISTRY')),
  ...tlsSettings('REGISTRY'),
  'REGISTRY_ENVIRONMENT',
  'REGISTRY_PORT',
  'REGISTRY_HOST',
  'REGISTRY_PUBLIC_URL',
  'REGISTRY_NAME',
  'REGISTRY_SIGNING_KEYS',
  ...secretSettings('registry'),
  'REGISTRY_MIRRORS',
  'REGISTRY_LEDGER_SUCCEEDS',
  'REGISTRY_WITNESS_POLICY',
  ...cadenceSettings('REGISTRY'),
  'REGISTRY_WATCH_MS',
  'REGISTRY_WATCH_STALE_S',
  'REGISTRY_RATE_PER_MINUTE',
  'REGISTRY_BODY_LIMIT',
  ...observeSettings('REGISTRY'),
  'REGISTRY_PRIVATE_NETWORKS',
];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Reads the environment once. With `embedded` keys are made in the data directory on
 * first use; with a database URL they must be given.
 */
export function readRegistryConfig(
  given: Variables,
  embedded?: Database,
  webRoot?: string,
): RegistryConfig {
  refuseUnknownSettings(given, 'REGISTRY_', KNOWN);
  refuseUnknownSettings(given, 'GUILDMARK_', sharedSettings);
  const env = readSecretFiles(given, databaseSecrets('REGISTRY'));
  const database = env.REGISTRY_DATABASE_URL ?? embedded;
  if (!database) throw new Error('REGISTRY_DATABASE_URL is required outside embedded mode');
  const address = readAddress(env);
  const data = env.GUILDMARK_DATA ?? '.data';
  const mayMake = embedded !== undefined;
  const keyFile =
    env.REGISTRY_SIGNING_KEYS ?? (mayMake ? join(data, 'registry-keys.json') : undefined);
  if (keyFile === undefined)
    throw new Error('REGISTRY_SIGNING_KEYS is required outside embedded mode');
  const environment = readEnvironment('REGISTRY_ENVIRONMENT', env.REGISTRY_ENVIRONMENT);
  const ownFile = mayMake ? join(data, secretFileName('registry')) : undefined;
  const ring = openKeyFile(keyFile, REGISTRY_KEY_ROLES, {
    create: mayMake,
    ...readKeyProtection('registry', env, { environment, ownFile }),
  });
  const { newest: keys, generations: keyGenerations } = ring;
  const { host: publicHost } = new URL(address.publicUrl);
  const origin = `${publicHost}/ledger`;
  const witnessName = `${publicHost}/witness`;
  const own = {
    log: logSigners(origin, keyGenerations.ledger).signers[0].verifier,
    witness: noteSigner(witnessName, 4, keys.witness).verifier,
  };
  return Object.freeze({
    ...address,
    database,
    ...readDatabaseSettings('REGISTRY', env),
    ...readTls('REGISTRY', env, address.publicUrl),
    environment,
    name: env.REGISTRY_NAME ?? 'Guildmark registry',
    did: didWebOf(address.publicUrl),
    origin,
    ledgerPrefix: `${address.publicUrl}/ledger/`,
    keys,
    keyGenerations,
    ...(ring.closing !== undefined && { closing: ring.closing }),
    verifierKey: formatVerifierKey(own.log),
    witnessKey: formatVerifierKey(own.witness),
    witnessName,
    mirrors: readMirrors('REGISTRY_MIRRORS', env.REGISTRY_MIRRORS, origin),
    succeeds: readPredecessor('REGISTRY_LEDGER_SUCCEEDS', env.REGISTRY_LEDGER_SUCCEEDS, origin),
    witnessPolicy: readPolicy(env.REGISTRY_WITNESS_POLICY, [own.log, own.witness]),
    federation: readFederation(env),
    kafka: readKafkaSettings(env),
    cadence: readCadence('REGISTRY', env),
    ...readObserving('REGISTRY', env, environment),
    watchMs: readNumber('REGISTRY_WATCH_MS', env.REGISTRY_WATCH_MS, {
      byDefault: 10_000,
      min: 10,
      max: 3_600_000,
    }),
    // three heartbeats of ten minutes
    watchStaleS: readNumber('REGISTRY_WATCH_STALE_S', env.REGISTRY_WATCH_STALE_S, {
      byDefault: 1800,
      min: 1,
      max: 604_800,
    }),
    ratePerMinute: readNumber('REGISTRY_RATE_PER_MINUTE', env.REGISTRY_RATE_PER_MINUTE, {
      byDefault: 300,
      min: 1,
      max: 1_000_000,
    }),
    bodyLimit: readNumber('REGISTRY_BODY_LIMIT', env.REGISTRY_BODY_LIMIT, {
      byDefault: 1_048_576,
      min: 1024,
      max: 67_108_864,
    }),
    privateNetworks: readPrivateNetworks(
      'REGISTRY_PRIVATE_NETWORKS',
      env.REGISTRY_PRIVATE_NETWORKS,
    ),
    webRoot,
  });
}

/** In the one-process mode the hub beside it watches the registry, unless another policy is set. */
export function watchedBy(config: RegistryConfig, policy: string): RegistryConfig {
  const own = [config.verifierKey, config.witnessKey].map(parseVerifierKey);
  return Object.freeze({ ...config, witnessPolicy: readPolicy(policy, own) });
}

/** Text or file of a tlog-policy. Without one nobody watches: there are no peers before the first hub. */
function readPolicy(setting: string | undefined, own: readonly VerifierKey[]): string {
  if (!setting) return 'quorum none\n';
  const text = existsSync(setting) ? readFileSync(setting, 'utf8') : setting;
  try {
    refuseOwnWitness(parsePolicy(text), own);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`REGISTRY_WITNESS_POLICY cannot be read: ${reason}`, { cause });
  }
  return text;
}

function readAddress(
  env: Variables,
): Pick<RegistryConfig, 'host' | 'port' | 'publicUrl' | 'isLocal'> {
  const host = env.REGISTRY_HOST ?? '127.0.0.1';
  const port = readNumber('REGISTRY_PORT', env.REGISTRY_PORT, {
    byDefault: 3001,
    min: 0,
    max: 65_535,
  });
  if (env.REGISTRY_PUBLIC_URL === undefined && (port === 0 || !LOOPBACK.has(host)))
    throw new Error('REGISTRY_PUBLIC_URL is required with port 0 or a host other than loopback');
  const text = env.REGISTRY_PUBLIC_URL ?? `http://localhost:${String(port)}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || `${url.origin}/` !== url.href)
    throw new Error(`REGISTRY_PUBLIC_URL must be a bare address, not "${text}"`);
  const isLocal = LOOPBACK.has(url.hostname) && LOOPBACK.has(host);
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:'))
    throw new Error('REGISTRY_PUBLIC_URL must begin with https:// outside loopback');
  return { host, port, publicUrl: url.origin, isLocal };
}
