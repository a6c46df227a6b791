import { type KafkaConfig, logLevel } from 'kafkajs';

/** Certificates in PEM. Without `ca` the broker's is judged by the authorities that node knows. */
export interface KafkaSsl {
  readonly ca?: string | undefined;
  /** Ours, with its key: both or none. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** Name and password; only over TLS (readKafkaSettings refuses it elsewhere). */
export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** Where the broker is and who we are to it. */
export interface KafkaConnection {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** TLS when it is there. */
  readonly ssl?: KafkaSsl | undefined;
  readonly sasl?: KafkaSasl | undefined;
}

/** Ten seconds or so against a closed port, a minute against a silent broker; then whoever publishes keeps the records and tries again. */
export const KAFKA_RETRY = { initialRetryTime: 200, maxRetryTime: 3000, retries: 5 };

/** The options of kafkajs for a connection of ours. */
export function kafkaConfig({ brokers, clientId, ssl, sasl }: KafkaConnection): KafkaConfig {
  return {
    brokers: [...brokers],
    clientId,
    ...(ssl && { ssl: definedOf(ssl) }),
    ...(sasl && { sasl: saslOf(sasl) }),
    // What matters arrives as a rejection or through onError; kafkajs repeats it on the console.
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: KAFKA_RETRY,
  };
}

/** node's TLS takes an undefined member for a wrong one. */
function definedOf({ ca, cert, key }: KafkaSsl): NonNullable<Exclude<KafkaConfig['ssl'], boolean>> {
  return {
    ...(ca !== undefined && { ca: [ca] }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    minVersion: 'TLSv1.2',
  };
}

function saslOf({ mechanism, username, password }: KafkaSasl): NonNullable<KafkaConfig['sasl']> {
  return mechanism === 'plain'
    ? { mechanism, username, password }
    : mechanism === 'scram-sha-256'
      ? { mechanism, username, password }
      : { mechanism, username, password };
}
