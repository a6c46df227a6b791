import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '#platform/database/data-source.js';
import { EmbeddedSession } from '#platform/database/embedded-session.js';
import { openEmbedded } from '#platform/database/open-embedded.js';
import { runStatement } from '../../tools/run-statement.js';
import { requirement } from './requirements.js';

/** An empty database and how to get rid of it; close every DataSource on it before `drop`. */
export interface FreshDatabase {
  readonly database: Database;
  drop(): Promise<void>;
}

export interface FreshOptions {
  /** The tables of hub and registry may be there: whoever starts them need not wait for migrations. */
  readonly tables?: boolean;
}

/** One of the two databases every store has to run on. */
export interface DatabaseKind {
  readonly name: 'embedded' | 'PostgreSQL';
  fresh(options?: FreshOptions): Promise<FreshDatabase>;
}

const embedded: DatabaseKind = {
  name: 'embedded',
  // In memory, and closed with its last DataSource: nothing is left to drop.
  fresh: () =>
    Promise.resolve({
      database: new EmbeddedSession(() => openEmbedded({ template: embeddedTemplate() })),
      drop: () => Promise.resolve(),
    }),
};

const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  fresh: async ({ tables = false } = {}) => {
    const admin = requirement('postgres').value;
    const name = `guildmark_${randomBytes(8).toString('hex')}`;
    const template = (tables && process.env.GUILDMARK_TABLES_DATABASE) || 'template1';
    await runStatement(admin, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    const url = new URL(admin);
    url.pathname = `/${name}`;
    return {
      database: url.href,
      drop: async () => {
        await runStatement(admin, `DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  },
};

/** Both kinds, for a test that compares them; PostgreSQL's `fresh` throws where there is none. */
export function databaseKinds(): readonly DatabaseKind[] {
  return [embedded, postgres];
}

/** The database of a journey that is about neither: PostgreSQL, as in production, or what Node alone can run. */
export function usualKind(): DatabaseKind {
  return process.env.TEST_DATABASE_URL ? postgres : embedded;
}

/** `describe` once per kind; the PostgreSQL run is skipped by name, or fails, where there is none. */
export function describeDatabases(name: string, body: (kind: DatabaseKind) => void): void {
  describe(`${name} (embedded)`, () => {
    body(embedded);
  });
  requirement('postgres').describe(`${name} (PostgreSQL)`, () => {
    body(postgres);
  });
}

/** The template tools/run-tests.mjs makes; a single file run by hand uses the one left from before. */
function embeddedTemplate(): string | undefined {
  if (process.env.GUILDMARK_TEMPLATE) return process.env.GUILDMARK_TEMPLATE;
  const path = (name: string) =>
    fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
  const manifest = readFileSync(path('@electric-sql/pglite/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const template = path(`.cache/guildmark/pglite-${version}.tgz`);
  return existsSync(template) ? template : undefined;
}
