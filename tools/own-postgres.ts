import { existsSync } from 'node:fs';

/** A PostgreSQL that a tool started for itself, durable, and that may be killed and started again. */
export interface OwnPostgres {
  /** Of the superuser's connection to the database `postgres`. */
  readonly url: string;
  readonly version: string;
  /** Owned by the server's user; removed by `stop`. */
  readonly home: string;
  stop(): Promise<void>;
  /** kill -9 of the server and of all its children. */
  kill(): Promise<void>;
  /** Starts the server again on what it left; resolves when it answers. */
  restart(): Promise<unknown>;
}

interface PostgresTools {
  findPostgres(): string | undefined;
  startPostgres(
    bin: string,
    options?: { readonly port?: number; readonly settings?: Readonly<Record<string, string>> },
  ): Promise<OwnPostgres>;
}

// The program that runs the tests is not built, and so neither is this part of it.
const file = ['./postgres.mjs', '../../tools/postgres.mjs']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));
if (!file) throw new Error('tools/postgres.mjs is not there');

/** See tools/postgres.mjs. */
export const { findPostgres, startPostgres } = (await import(file.href)) as PostgresTools;
