import { existsSync } from 'node:fs';

/** Files in PEM, and what stands in them. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
  readonly certText: string;
  readonly keyText: string;
}

/** What a client of a secured broker may need; see tools/kafka-secure.mjs. */
export interface SecureKafka {
  readonly sslBrokers: string;
  readonly saslBrokers: string;
  readonly ca: string;
  readonly otherCa: string;
  readonly certificates: Readonly<
    Record<
      'operator' | 'topics-admin' | 'registry' | 'hub-a' | 'hub-b' | 'stranger',
      CertificateFiles
    >
  >;
  readonly passwords: Readonly<Record<'hub-a' | 'registry', string>>;
}

/** A broker that a test or tool started for itself, and that may be ended and started again. */
export interface OwnKafka {
  readonly brokers: string;
  readonly version: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  readonly dataDir: string;
  /** Where a line named by `linkedAt` has to lead. */
  readonly linkPort: number;
  /** For other programs of the same distribution. */
  readonly classPath: string;
  readonly secure?: SecureKafka;
  /** Ends the broker; port and data stay. `hard` is kill -9. */
  halt(options?: { readonly hard?: boolean }): Promise<void>;
  /** Starts it again, with `empty` on no data and under another cluster id. */
  resume(options?: { readonly empty?: boolean }): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

interface KafkaTools {
  /** Why no broker can be started here. */
  whyNoKafka(): string | undefined;
  startKafka(options?: {
    readonly secure?: boolean;
    readonly linkedAt?: number;
    readonly settings?: Readonly<Record<string, string>>;
  }): Promise<OwnKafka>;
}

// The program that runs the tests is not built, and so neither is this part of it.
const file = ['./kafka.mjs', '../../tools/kafka.mjs']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));
if (!file) throw new Error('tools/kafka.mjs is not there');

/** See tools/kafka.mjs. */
export const { startKafka, whyNoKafka } = (await import(file.href)) as KafkaTools;
