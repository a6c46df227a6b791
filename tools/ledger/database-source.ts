import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, QueryFailedError } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import { parseTilePath } from '#ledger/tile-layout.js';
import type { TileRead, TileSource } from '#ledger/tile-source.js';
import { dataSourceOptions, type SchemaName } from '#platform/database/data-source.js';
import { EmbeddedSession } from '#platform/database/embedded-session.js';
import { lockDirectory } from '#platform/database/lock-directory.js';
import { openEmbedded } from '#platform/database/open-embedded.js';
import type { LedgerReader } from '#platform/ledger/ledger-reader.js';
import { UsageError } from '../command.js';

/** A database that is only read, and how to let go of it. */
export interface OpenDatabase {
  readonly db: DataSource;
  close(): Promise<void>;
}

/**
 * Opens one schema without migrating it: a PostgreSQL URL, whose session can only read, or the data
 * directory of a stopped one-process system. Refuses a directory that is in use or holds no database.
 */
export async function openDatabase(place: string, schema: SchemaName): Promise<OpenDatabase> {
  if (/^postgres(ql)?:\/\//.test(place)) {
    const db = await new DataSource({
      ...dataSourceOptions(place, schema, { entities: [], migrations: [] }),
      migrationsRun: false,
      extra: { options: `-c search_path=${schema} -c default_transaction_read_only=on` },
    }).initialize();
    return { db, close: () => db.destroy() };
  }
  const dir = join(place, 'pglite');
  if (!existsSync(join(dir, 'PG_VERSION')))
    throw new UsageError(`${place} is neither a postgres:// address nor a data directory`);
  const release = lockDirectory(place);
  try {
    const session = new EmbeddedSession(() => openEmbedded({ dir }));
    const db = await new DataSource({
      ...dataSourceOptions(session, schema, { entities: [], migrations: [] }),
      migrationsRun: false,
    }).initialize();
    const close = async () => {
      await db.destroy();
      release();
    };
    return { db, close };
  } catch (error) {
    release();
    throw error;
  }
}

/** Opens one schema of a PostgreSQL to write in, as the process at work does; it is not migrated. */
export async function openWritable(url: string, schema: SchemaName): Promise<OpenDatabase> {
  const db = await new DataSource({
    ...dataSourceOptions(url, schema, {}),
    migrationsRun: false,
  }).initialize();
  return { db, close: () => db.destroy() };
}

/** The files of a ledger as its server would make them from the database. */
export function databaseSource(reader: LedgerReader): TileSource {
  return {
    read: async (path, maxBytes) => {
      const bytes = await orState(() => fileOf(reader, path));
      if (!Buffer.isBuffer(bytes)) return bytes;
      return bytes.length > maxBytes ? { state: 'too-large' } : { state: 'found', bytes };
    },
  };
}

async function fileOf(reader: LedgerReader, path: string): Promise<Buffer | undefined> {
  if (path === 'checkpoint') {
    const published = await reader.checkpoint();
    return published && Buffer.from(published.note);
  }
  const name = parseTilePath(path);
  return name && reader.tile(name);
}

/** The bytes, or why there are none: the reader throws for rows that are not there. */
async function orState(
  read: () => Promise<Buffer | undefined>,
): Promise<Buffer | Exclude<TileRead, { state: 'found' }>> {
  try {
    return (await read()) ?? { state: 'missing' };
  } catch (error) {
    if (error instanceof DomainError) return { state: 'missing' };
    // the driver gives a code to what the network or the server refused
    const isOfTheServer = error instanceof QueryFailedError || 'code' in (error as object);
    const why = error instanceof Error ? error.message : String(error);
    return isOfTheServer ? { state: 'unreachable', why } : { state: 'missing' };
  }
}
