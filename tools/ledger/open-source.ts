import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { TileRead, TileSource } from '#ledger/tile-source.js';
import type { SchemaName } from '#platform/database/data-source.js';
import { LedgerReader } from '#platform/ledger/ledger-reader.js';
import { MAX_BODY } from '#platform/ledger/new-body.js';
import { OWN_LOG } from '#platform/ledger/open-log.sql.js';
import { UsageError } from '../command.js';
import { databaseSource, openDatabase } from './database-source.js';
import { directorySource, readPlainFile } from './directory-source.js';
import { httpSource, parsePrefix, readHttp } from './http-source.js';

/** A body outside a leaf: erased is an answer, not a fault (docs/design/ledger.md 4.3). */
export type BodyRead = TileRead | { readonly state: 'erased' } | { readonly state: 'wrong-bytes' };

/** A ledger somewhere. */
export interface OpenSource {
  readonly source: TileSource;
  /** For messages. */
  readonly name: string;
  /** Only with `--db`. */
  readonly db?: DataSource;
  /** One body by its digest in lower-case hex; its bytes have that digest. */
  body(hex: string): Promise<BodyRead>;
  close(): Promise<void>;
}

/** The options by which every command takes a ledger. */
export const SOURCE_OPTIONS = {
  url: { type: 'string' },
  dir: { type: 'string' },
  db: { type: 'string' },
  schema: { type: 'string' },
} as const;

/** The values of those options, and of the one word that may stand in place of --url or --dir. */
export interface SourceChoice {
  readonly url?: string | undefined;
  readonly dir?: string | undefined;
  readonly db?: string | undefined;
  readonly schema?: string | undefined;
  readonly place?: string | undefined;
}

/** Opens the one source that was named. Refuses none, several, and what cannot be one. */
export async function openSource({
  place,
  url = place !== undefined && /^https?:\/\//.test(place) ? place : undefined,
  dir = place !== undefined && url !== place ? place : undefined,
  db,
  schema,
}: SourceChoice): Promise<OpenSource> {
  const named = [url, dir, db].filter((choice) => choice !== undefined);
  if (named.length !== 1) throw new UsageError('name one ledger: an address, a directory, or --db');
  if (schema !== undefined && db === undefined) throw new UsageError('--schema goes with --db');
  if (url !== undefined) return fromServer(parsePrefix(url));
  if (dir !== undefined) return fromDirectory(dir);
  return fromDatabase(db ?? '', parseSchema(schema ?? 'hub'));
}

function parseSchema(schema: string): SchemaName {
  if (schema === 'hub' || schema === 'registry') return schema;
  throw new UsageError(`--schema is hub or registry, not ${schema}`);
}

function fromServer(prefix: URL): OpenSource {
  return {
    source: httpSource(prefix),
    name: prefix.href,
    body: async (hex) => {
      const read = await readHttp(prefix, `body/${hex}`, MAX_BODY);
      return read.status === 410 ? { state: 'erased' } : withDigest(hex, read);
    },
    close: () => Promise.resolve(),
  };
}

function fromDirectory(dir: string): OpenSource {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${dir} is no directory and no http address`);
  return {
    source: directorySource(dir),
    name: dir,
    // a static server cannot say "erased": what is not there is missing
    body: async (hex) => withDigest(hex, await readPlainFile(join(dir, 'body', hex), MAX_BODY)),
    close: () => Promise.resolve(),
  };
}

async function fromDatabase(place: string, schema: SchemaName): Promise<OpenSource> {
  const { db, close } = await openDatabase(place, schema);
  const reader = new LedgerReader(db, OWN_LOG);
  return {
    source: databaseSource(reader),
    name: `the ${schema} database`,
    db,
    body: async (hex) => {
      const stored = await reader.publishedBody(hex);
      if (!stored) return { state: 'missing' };
      return stored.bytes
        ? withDigest(hex, { state: 'found', bytes: stored.bytes })
        : { state: 'erased' };
    },
    close,
  };
}

function withDigest(hex: string, read: TileRead): BodyRead {
  if (read.state !== 'found') return read;
  const digest = createHash('sha256').update(read.bytes).digest('hex');
  return digest === hex ? read : { state: 'wrong-bytes' };
}
