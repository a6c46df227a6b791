import { existsSync, readFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { didWebOf } from '#credentials/did-web.js';
import type { KeyStore } from '#credentials/key-store.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import { KEEPING_MONTHS } from '#domain/audit/rounds/keeping-end.js';
import { noteSigner } from '#ledger/note-signer.js';
import { parsePolicy } from '#ledger/policy.js';
import { refuseOwnWitness } from '#ledger/refuse-own-witness.js';
import { parseVerifierKey, type VerifierKey, verifierKeyOf } from '#ledger/verifier-key.js';
import {
  databaseSecrets,
  databaseSettings,
  type DatabaseSettings,
  readDatabaseSettings,
} from '#platform/config/database-settings.js';
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
import { openSecretFile, parseSecret } from '#platform/keys/open-secret.js';
import { type Cadence, cadenceSettings, readCadence } from '#platform/ledger/cadence.js';
import { readMirrors } from '#platform/ledger/mirror-url.js';
import { readPredecessor } from '#platform/ledger/read-predecessor.js';
import { readRegistryPolicy } from './federation/read-registry-policy.js';
import { fileKeyStore } from './ledger/file-key-store.js';

/** Private keys of a hub's ledger and witness; those that sign credentials stay in the key store. */
export type HubKeys = Readonly<Record<'ledger' | 'witness', KeyObject>>;

/** Effective settings of one hub, checked and frozen. */
export interface HubConfig extends DatabaseSettings, Observing {
  readonly database: Database;
  readonly environment: Environment;
  readonly port: number;
  readonly host: string;
  /** Origin of every address of ours, without a slash at the end. */
  readonly publicUrl: string;
  /** Absent where a proxy ends TLS. */
  readonly tls?: Tls;
  readonly name: string;
  /** Short name for consumer groups on the bus. */
  readonly slug: string;
  readonly did: string;
  /** Name of the ledger (c2sp.org/tlog-checkpoint). */
  readonly origin: string;
  /** Name of the witness, which cosigns the ledgers of others. */
  readonly witnessName: string;
  /** Address below which the ledger is served; ends in a slash. */
  readonly ledgerPrefix: string;
  readonly registryUrl: string;
  /** The registry's ledger key, known out of band: nothing it publishes is believed without it. */
  readonly registryVerifierKey: string;
  /** tlog-policy text: who has to have cosigned a checkpoint of the registry before it is believed. */
  readonly registryPolicy: string;
  readonly federation: FederationSettings;
  /** tlog-policy text: who has to cosign before a checkpoint is published. */
  readonly witnessPolicy: string;
  /** Where copies of the own ledger are served, the registry's not among them; each ends in a slash. */
  readonly mirrors: readonly string[];
  readonly secret: Buffer;
  /** The newest of each role. */
  readonly keys: HubKeys;
  /** All that each role ever had. */
  readonly keyGenerations: KeyRing<keyof HubKeys>['generations'];
  /** What signs credentials and status lists. */
  readonly keyStore: KeyStore;
  /** The operator has ordered the ledger closed, and why. */
  readonly closing?: NonNullable<KeyRing<keyof HubKeys>['closing']>;
  /** Last checkpoint of the ledger that the own one follows; used when the own one is opened. */
  readonly succeeds: string | undefined;
  readonly kafka: KafkaSettings | undefined;
  readonly cadence: Cadence;
  /** How long a run of bulk issuing waits for second thoughts before it signs. */
  readonly bulkHoldSeconds: number;
  readonly ratePerMinute: number;
  /** Share of claims that a second assessor looks at by lot, in hundredths. */
  readonly samplePercent: number;
  /** How many judgements of a new mandate a second assessor looks at. */
  readonly firstSubmissions: number;
  /** Version of the standard for pricing and offers, of which every small firm needs somebody. */
  readonly marketingStandard: string | undefined;
  /** For how many months answers of audits, and what audits were computed from, are kept. */
  readonly auditAnswersMonths: number;
  /** How an Open Badge says where its status is: W3C bits, or the list of 1EdTech. */
  readonly openBadgeStatus: 'w3c' | '1edtech';
  /** Bytes of evidence of one person. */
  readonly evidenceQuota: number;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
  /** Whether the VC-API adapter answers: for tests of interoperability on this machine. */
  readonly vcApi: boolean;
  /** The built screens; without them the API runs alone. */
  readonly webRoot: string | undefined;
}

/** What the one-process mode hands over: the shared database and what the registry beside it is. */
export interface EmbeddedHub {
  readonly database: Database;
  readonly dataDir: string;
  readonly registryUrl: string;
  readonly registryVerifierKey: string;
  readonly witnessPolicy: string;
}

export const HUB_CONFIG = Symbol('HUB_CONFIG');

type Variables = Readonly<Record<string, string | undefined>>;

/** What may also be given as a file, under the name with `_FILE`. */
const BY_FILE = [...databaseSecrets('HUB'), 'HUB_SECRET', 'HUB_REGISTRY_VERIFIER_KEY'];

const SETTINGS = [
  ...databaseSettings('HUB'),
  ...fileSettings(BY_FILE),
  ...tlsSettings('HUB'),
  'HUB_ENVIRONMENT',
  'HUB_PORT',
  'HUB_HOST',
  'HUB_PUBLIC_URL',
  'HUB_NAME',
  'HUB_REGISTRY_URL',
  'HUB_REGISTRY_VERIFIER_KEY',
  'HUB_REGISTRY_WITNESS_POLICY',
  'HUB_WITNESS_POLICY',
  'HUB_MIRRORS',
  'HUB_LEDGER_SUCCEEDS',
  'HUB_SIGNING_KEYS',
  ...secretSettings('hub'),
  'HUB_SECRET',
  ...cadenceSettings('HUB'),
  'HUB_BULK_HOLD_SECONDS',
  'HUB_RATE_PER_MINUTE',
  'HUB_SAMPLE_RATE',
  'HUB_FIRST_SUBMISSIONS',
  'HUB_MARKETING_STANDARD',
  'HUB_AUDIT_ANSWERS_MONTHS',
  'HUB_BODY_LIMIT',
  'HUB_OB_STATUS',
  'HUB_EVIDENCE_QUOTA',
  'HUB_VC_API',
  ...observeSettings('HUB'),
];

/** No key serves two roles. */
export const HUB_KEY_ROLES = {
  ledger: 'Ed25519',
  witness: 'Ed25519',
  'credential-ed25519': 'Ed25519',
  'credential-p256': 'P-256',
  'credential-rsa': 'RSA-3072',
} as const;

export const DEFAULT_HUB_PORT = 3000;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * The settings of a hub from the environment. Refuses unknown names, missing secrets, an address
 * outside this machine without https, and keys or policies that cannot be read.
 */
export function readHubConfig(
  given: Variables,
  embedded?: EmbeddedHub,
  webRoot?: string,
): HubConfig {
  refuseUnknownSettings(given, 'HUB_', SETTINGS);
  refuseUnknownSettings(given, 'GUILDMARK_', sharedSettings);
  const env = readSecretFiles(given, BY_FILE);
  const address = readAddress(env);
  const { host: authority } = new URL(address.publicUrl);
  const named = { origin: `${authority}/ledger`, witnessName: `${authority}/witness` };
  const did = didWebOf(address.publicUrl);
  const environment = readEnvironment('HUB_ENVIRONMENT', env.HUB_ENVIRONMENT);
  const secrets = readSecrets(env, embedded, { did, environment });
  return Object.freeze({
    ...address,
    database: required(env, 'HUB_DATABASE_URL', embedded?.database),
    ...readDatabaseSettings('HUB', env),
    ...readTls('HUB', env, address.publicUrl),
    environment,
    name: env.HUB_NAME || 'Guildmark hub',
    slug: authority.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase(),
    did,
    ledgerPrefix: `${address.publicUrl}/ledger/`,
    ...named,
    mirrors: readMirrors('HUB_MIRRORS', env.HUB_MIRRORS, named.origin),
    succeeds: readPredecessor('HUB_LEDGER_SUCCEEDS', env.HUB_LEDGER_SUCCEEDS, named.origin),
    ...readTrust(env, embedded, ownKeys(named, secrets)),
    ...secrets,
    registryPolicy: readRegistryPolicy(env.HUB_REGISTRY_WITNESS_POLICY),
    federation: readFederation(env),
    kafka: readKafkaSettings(env),
    cadence: readCadence('HUB', env),
    ...readObserving('HUB', env, environment),
    bulkHoldSeconds: readNumber('HUB_BULK_HOLD_SECONDS', env.HUB_BULK_HOLD_SECONDS, {
      byDefault: 600,
      min: 0,
      max: 86_400,
    }),
    ratePerMinute: readNumber('HUB_RATE_PER_MINUTE', env.HUB_RATE_PER_MINUTE, {
      byDefault: 300,
      min: 1,
      max: 1_000_000,
    }),
    ...readSecondPolicy(env),
    marketingStandard: readMarketingStandard(env.HUB_MARKETING_STANDARD),
    auditAnswersMonths: readNumber('HUB_AUDIT_ANSWERS_MONTHS', env.HUB_AUDIT_ANSWERS_MONTHS, {
      byDefault: KEEPING_MONTHS.byDefault,
      min: KEEPING_MONTHS.least,
      max: KEEPING_MONTHS.most,
    }),
    openBadgeStatus: readOpenBadgeStatus(env.HUB_OB_STATUS),
    evidenceQuota: readNumber('HUB_EVIDENCE_QUOTA', env.HUB_EVIDENCE_QUOTA, {
      byDefault: 500 * 1_048_576,
      min: 1_048_576,
      max: 100_000 * 1_048_576,
    }),
    bodyLimit: readNumber('HUB_BODY_LIMIT', env.HUB_BODY_LIMIT, {
      byDefault: 1_048_576,
      min: 1024,
      max: 64 * 1_048_576,
    }),
    vcApi: readVcApi(env, address.host),
    webRoot,
  });
}

/** It signs whatever it is sent: nobody but whoever sits at a machine under development may ask. */
function readVcApi(env: Variables, host: string): boolean {
  const value = env.HUB_VC_API || '0';
  if (value !== '0' && value !== '1') throw new Error(`HUB_VC_API must be 0 or 1, not "${value}"`);
  const environment = readEnvironment('HUB_ENVIRONMENT', env.HUB_ENVIRONMENT);
  if (value === '1' && (environment === 'production' || !LOOPBACK.includes(host)))
    throw new Error(
      `HUB_VC_API needs HUB_ENVIRONMENT development and a HUB_HOST on this machine, not ${environment} and "${host}"`,
    );
  return value === '1';
}

const readSecondPolicy = (
  env: Variables,
): Pick<HubConfig, 'samplePercent' | 'firstSubmissions'> => ({
  samplePercent: readNumber('HUB_SAMPLE_RATE', env.HUB_SAMPLE_RATE, {
    byDefault: 10,
    min: 0,
    max: 100,
  }),
  firstSubmissions: readNumber('HUB_FIRST_SUBMISSIONS', env.HUB_FIRST_SUBMISSIONS, {
    byDefault: 5,
    min: 0,
    max: 100,
  }),
});

function readMarketingStandard(given: string | undefined): string | undefined {
  if (!given) return undefined;
  if (!URL.canParse(given))
    throw new Error(`HUB_MARKETING_STANDARD must be an address, not "${given}"`);
  return given;
}

function readOpenBadgeStatus(given: string | undefined): HubConfig['openBadgeStatus'] {
  const value = given || 'w3c';
  if (value !== 'w3c' && value !== '1edtech')
    throw new Error(`HUB_OB_STATUS must be w3c or 1edtech, not "${value}"`);
  return value;
}

function readAddress(env: Variables): Pick<HubConfig, 'host' | 'port' | 'publicUrl'> {
  const host = env.HUB_HOST || '127.0.0.1';
  const port = readNumber('HUB_PORT', env.HUB_PORT, {
    byDefault: DEFAULT_HUB_PORT,
    min: 0,
    max: 65_535,
  });
  const given = env.HUB_PUBLIC_URL?.replace(/\/$/, '');
  if (!given && (port === 0 || !LOOPBACK.includes(host)))
    throw new Error(`HUB_PUBLIC_URL is needed with HUB_HOST ${host} and HUB_PORT ${String(port)}`);
  const publicUrl = given || `http://localhost:${String(port)}`;
  if (!URL.canParse(publicUrl) || new URL(publicUrl).origin !== publicUrl)
    throw new Error(`HUB_PUBLIC_URL must be an address without a path, not "${publicUrl}"`);
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' && !(LOOPBACK.includes(hostname) && LOOPBACK.includes(host)))
    throw new Error(`HUB_PUBLIC_URL must be https outside this machine, not "${publicUrl}"`);
  return { host, port, publicUrl };
}

function readTrust(
  env: Variables,
  embedded: EmbeddedHub | undefined,
  own: readonly VerifierKey[],
): Pick<HubConfig, 'registryUrl' | 'registryVerifierKey' | 'witnessPolicy'> {
  const registryUrl = required(env, 'HUB_REGISTRY_URL', embedded?.registryUrl).replace(/\/$/, '');
  if (!URL.canParse(registryUrl))
    throw new Error(`HUB_REGISTRY_URL must be an address, not "${registryUrl}"`);
  const registryVerifierKey = required(
    env,
    'HUB_REGISTRY_VERIFIER_KEY',
    embedded?.registryVerifierKey,
  );
  explain('HUB_REGISTRY_VERIFIER_KEY', () => parseVerifierKey(registryVerifierKey));
  const policy = required(env, 'HUB_WITNESS_POLICY', embedded?.witnessPolicy);
  const witnessPolicy = existsSync(policy) ? readFileSync(policy, 'utf8') : policy;
  explain('HUB_WITNESS_POLICY', () => {
    refuseOwnWitness(parsePolicy(witnessPolicy), own);
  });
  return { registryUrl, registryVerifierKey, witnessPolicy };
}

/** No ledger is watched by the party that writes it. */
const ownKeys = (
  { origin, witnessName }: Pick<HubConfig, 'origin' | 'witnessName'>,
  { keys, keyStore }: Pick<HubConfig, 'keys' | 'keyStore'>,
): readonly VerifierKey[] => [
  noteSigner(origin, 1, keys.ledger).verifier,
  noteSigner(witnessName, 4, keys.witness).verifier,
  ...keyStore
    .keys()
    .filter(({ alg }) => alg === 'EdDSA')
    .map(({ publicJwk }) => verifierKeyOf(witnessName, 4, keyFromJwk(publicJwk))),
];

/** Made in the data directory of the one-process mode; elsewhere a start without them is refused. */
function readSecrets(
  env: Variables,
  embedded: EmbeddedHub | undefined,
  { did, environment }: Pick<HubConfig, 'did' | 'environment'>,
): Pick<HubConfig, 'keys' | 'keyGenerations' | 'keyStore' | 'closing' | 'secret'> {
  const inDataDir = (name: string) => embedded && join(embedded.dataDir, name);
  const file = required(env, 'HUB_SIGNING_KEYS', inDataDir('hub-keys.json'));
  const ring = openKeyFile(file, HUB_KEY_ROLES, {
    create: embedded !== undefined && !env.HUB_SIGNING_KEYS,
    ...readKeyProtection('hub', env, { environment, ownFile: inDataDir(secretFileName('hub')) }),
  });
  const secretFile = inDataDir('hub-secret');
  const secret =
    env.HUB_SECRET || secretFile === undefined
      ? parseSecret('HUB_SECRET', required<string>(env, 'HUB_SECRET', undefined))
      : openSecretFile(secretFile);
  return {
    keys: Object.freeze({ ledger: ring.newest.ledger, witness: ring.newest.witness }),
    keyGenerations: { ledger: ring.generations.ledger, witness: ring.generations.witness },
    keyStore: fileKeyStore(did, ring.generations),
    ...(ring.closing !== undefined && { closing: ring.closing }),
    secret,
  };
}

function required<T>(env: Variables, name: string, byDefault: T | undefined): T | string {
  const value = env[name] || byDefault;
  if (value === undefined) throw new Error(`${name} is required when the hub is started alone`);
  return value;
}

function explain(name: string, parse: () => unknown): void {
  try {
    parse();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} cannot be read: ${reason}`, { cause });
  }
}
