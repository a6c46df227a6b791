import { existsSync, readFileSync } from 'node:fs';
import type { KafkaSasl, KafkaSsl } from '#federation/kafka-config.js';
import { isLoopbackUrl } from '../fetch/is-loopback-url.js';
import { refuseReadable } from '../keys/key-entries.js';

/** Where the broker is and who we are to it, from the environment. */
export interface KafkaSettings {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  /** Shown in the broker's logs and quotas; each program has a default of its own. */
  readonly clientId: string | undefined;
  readonly ssl: KafkaSsl | undefined;
  readonly sasl: KafkaSasl | undefined;
}

/** Names of the settings that readKafkaSettings reads. */
export const kafkaSettings: readonly string[] = [
  'GUILDMARK_KAFKA_BROKERS',
  'GUILDMARK_KAFKA_CLIENT_ID',
  'GUILDMARK_KAFKA_SSL_CA',
  'GUILDMARK_KAFKA_SSL_CERT',
  'GUILDMARK_KAFKA_SSL_KEY',
  'GUILDMARK_KAFKA_SASL_MECHANISM',
  'GUILDMARK_KAFKA_SASL_USERNAME',
  'GUILDMARK_KAFKA_SASL_PASSWORD_FILE',
  'GUILDMARK_KAFKA_ALLOW_PLAINTEXT',
];

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Settings of the broker, or undefined without GUILDMARK_KAFKA_BROKERS. TLS is on when any
 * GUILDMARK_KAFKA_SSL_ file is named. Refuses names and passwords without TLS, a broker in the clear
 * beyond this machine, a certificate without its key, and files that are missing or that others read.
 */
export function readKafkaSettings(env: Variables): KafkaSettings | undefined {
  const brokers = (env.GUILDMARK_KAFKA_BROKERS ?? '').split(',').flatMap((b) => b.trim() || []);
  if (brokers.length === 0) {
    const [, ...others] = kafkaSettings;
    const lonely = others.find((name) => env[name]);
    if (lonely === undefined) return undefined;
    throw new Error(`${lonely} is set, but GUILDMARK_KAFKA_BROKERS names no broker`);
  }
  for (const broker of brokers)
    if (!/^(\[[0-9a-fA-F:]+\]|[^\s:/@]+):\d{1,5}$/.test(broker))
      throw new Error(`GUILDMARK_KAFKA_BROKERS must list host:port, not "${broker}"`);
  const ssl = readSsl(env);
  const sasl = readSasl(env);
  if (sasl && !ssl)
    throw new Error(
      'GUILDMARK_KAFKA_SASL_MECHANISM needs TLS, or the password could be read on its way: name the authority of the brokers in GUILDMARK_KAFKA_SSL_CA',
    );
  if (!ssl) refusePlaintext(env, brokers);
  return { brokers, clientId: env.GUILDMARK_KAFKA_CLIENT_ID || undefined, ssl, sasl };
}

function refusePlaintext(env: Variables, brokers: readonly string[]): void {
  const allowed = env.GUILDMARK_KAFKA_ALLOW_PLAINTEXT || '0';
  if (allowed !== '0' && allowed !== '1')
    throw new Error(`GUILDMARK_KAFKA_ALLOW_PLAINTEXT must be 0 or 1, not "${allowed}"`);
  const remote = brokers.find((broker) => !isLoopbackUrl(`http://${broker}`));
  if (remote !== undefined && allowed !== '1')
    throw new Error(
      `the broker ${remote} is not on this machine: set GUILDMARK_KAFKA_SSL_CA, or GUILDMARK_KAFKA_ALLOW_PLAINTEXT=1 in a network that nobody else reaches`,
    );
}

function readSsl(env: Variables): KafkaSsl | undefined {
  const ca = readPem(env, 'GUILDMARK_KAFKA_SSL_CA', 'CERTIFICATE');
  const cert = readPem(env, 'GUILDMARK_KAFKA_SSL_CERT', 'CERTIFICATE');
  const key = readPem(env, 'GUILDMARK_KAFKA_SSL_KEY', 'PRIVATE KEY');
  if (cert !== undefined && key === undefined)
    throw new Error('GUILDMARK_KAFKA_SSL_CERT needs its key in GUILDMARK_KAFKA_SSL_KEY');
  if (key !== undefined && cert === undefined)
    throw new Error('GUILDMARK_KAFKA_SSL_KEY needs its certificate in GUILDMARK_KAFKA_SSL_CERT');
  if (ca === undefined && cert === undefined) return undefined;
  return { ca, cert, key };
}

function readSasl(env: Variables): KafkaSasl | undefined {
  const [given, username] = [env.GUILDMARK_KAFKA_SASL_MECHANISM, env.GUILDMARK_KAFKA_SASL_USERNAME];
  if (!given) {
    if (username || env.GUILDMARK_KAFKA_SASL_PASSWORD_FILE)
      throw new Error('a name or password for Kafka needs GUILDMARK_KAFKA_SASL_MECHANISM');
    return undefined;
  }
  const mechanism = MECHANISMS.find((known) => known === given);
  if (mechanism === undefined)
    throw new Error(
      `GUILDMARK_KAFKA_SASL_MECHANISM must be ${MECHANISMS.join(', ')}, not "${given}"`,
    );
  if (!username) throw new Error('GUILDMARK_KAFKA_SASL_USERNAME is required with a mechanism');
  const password = readFile(env, 'GUILDMARK_KAFKA_SASL_PASSWORD_FILE', true)?.replace(/\r?\n$/, '');
  if (!password)
    throw new Error(
      'GUILDMARK_KAFKA_SASL_PASSWORD_FILE must name a file that holds the password, with a mechanism',
    );
  return { mechanism, username, password };
}

function readPem(env: Variables, name: string, label: string): string | undefined {
  const text = readFile(env, name, label === 'PRIVATE KEY');
  if (text !== undefined && !new RegExp(`-----BEGIN ([A-Z]+ )?${label}-----`).test(text))
    throw new Error(`${name}: ${String(env[name])} holds no ${label.toLowerCase()} in PEM`);
  return text;
}

function readFile(env: Variables, name: string, isSecret: boolean): string | undefined {
  const file = env[name];
  if (!file) return undefined;
  if (!existsSync(file)) throw new Error(`${name}: the file ${file} does not exist`);
  try {
    if (isSecret) refuseReadable(file);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} cannot be read: ${reason}`, { cause });
  }
}
