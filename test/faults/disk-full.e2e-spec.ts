import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Claims, CredentialSummaries, Issued } from '#domain/generated/schemas.js';
import { offeredClaim, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { eventually, setup } from '../support/cluster.js';
import { type DatabaseKind } from '../support/databases.js';
import { requirement } from '../support/requirements.js';
import { findPostgres, startPostgres } from '../../tools/own-postgres.js';

/** Room for both apps' tables and a little more. */
const MEGABYTES = 48;

/** A small disk in memory; undefined where nobody may mount one. */
function smallDisk(): string | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', dir]);
  if (mounted.status === 0) return dir;
  rmSync(dir, { recursive: true });
  return undefined;
}

function unmount(dir: string): void {
  const { status, stderr } = spawnSync('umount', [dir], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`umount: ${stderr}`);
  rmSync(dir, { recursive: true });
}

async function query(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A database whose files lie on the small disk. Its write-ahead log does not: without room for that
 * PostgreSQL stops, which is the fault of a killed server (npm run chaos).
 */
function onSmallDisk(disk: string, admin: string): DatabaseKind {
  return {
    name: 'PostgreSQL',
    fresh: async () => {
      const name = `guildmark_full_${randomBytes(6).toString('hex')}`;
      await query(
        admin,
        `CREATE TABLESPACE ${name} LOCATION '${disk}'`,
        `CREATE DATABASE ${name} TABLESPACE ${name}`,
      );
      const url = new URL(admin);
      url.pathname = `/${name}`;
      const drop = () =>
        query(admin, `DROP DATABASE ${name} WITH (FORCE)`, `DROP TABLESPACE ${name}`);
      return { database: url.href, drop };
    },
  };
}

const freeBytes = (dir: string) => {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
};

const disk = smallDisk();
afterAll(() => {
  if (disk !== undefined) unmount(disk);
});
const { describe: onPostgres } = requirement('postgres');
const mayMount = disk === undefined ? it.skip : it;
const named = disk === undefined ? '[needs the right to mount a tmpfs] ' : '';

onPostgres('a full disk', () => {
  mayMount(
    `${named}is a 503 without half a credential, and with room again everything goes on`,
    async () => {
      // A server of its own: nobody else's may run into a disk that is full.
      const server = await startPostgres(findPostgres() ?? '');
      const { uid, gid } = statSync(server.home);
      chownSync(disk ?? '', uid, gid);
      const cluster = await setup({ kind: onSmallDisk(disk ?? '', server.url) });
      try {
        const shop = await workshop(cluster);
        const url = cluster.hub.config.database as string;
        const offered = [];
        for (const level of [1, 2, 3]) offered.push(await offeredClaim(shop, level));

        // Fill the disk to its last page, through a table of nobody's.
        // A vacuum would find that the rows of the INSERT that failed are dead, and give the disk back.
        await query(url, 'CREATE TABLE ballast (bytes bytea) WITH (autovacuum_enabled = off)');
        await query(url, 'ALTER TABLE ballast ALTER bytes SET STORAGE PLAIN');
        await expect(
          query(
            url,
            `INSERT INTO ballast SELECT decode(repeat('ab', 7000), 'hex') FROM generate_series(1, 20000)`,
          ),
        ).rejects.toMatchObject({ code: '53100' });
        await fillTheRest(url);
        expect(freeBytes(disk ?? '')).toBeLessThan(64 * 1024);

        // Every table still has some room in its last pages, so writes go on until theirs is gone.
        const codes = new Set<string>();
        await eventually(async () => {
          const answer = await shop.candidate.post('/api/v1/experiences').send(bulky());
          expect([201, 503]).toContain(answer.status);
          if (answer.status === 503) codes.add((answer.body as { code: string }).code);
          return answer.status === 503;
        });
        expect([...codes]).toEqual(['database.full']);
        const acknowledged: Issued[] = [];
        for (const { id } of offered) {
          const answer = await shop.candidate.post(`/api/v1/claims/${id}/acceptance`);
          expect([201, 503]).toContain(answer.status);
          if (answer.status === 201) acknowledged.push(answer.body as Issued);
        }
        const claims = (await shop.candidate.get('/api/v1/claims').expect(200)).body as Claims;
        const certified = claims.items.filter(({ state }) => state === 'certified');
        expect(certified).toHaveLength(acknowledged.length);

        await query(url, 'DROP TABLE ballast');
        for (const { id } of offered)
          await eventually(async () => {
            const answer = await shop.candidate.post(`/api/v1/claims/${id}/acceptance`);
            expect([201, 503]).toContain(answer.status);
            return answer.status === 201;
          });
        const list = await eventually(async () => {
          const answer = await shop.candidate.get('/api/v1/credentials').expect(200);
          const { items } = answer.body as CredentialSummaries;
          return items.every(({ ledgerState }) => ledgerState === 'published') && items;
        });
        expect(list).toHaveLength(offered.length);
        for (const { credentialId } of acknowledged)
          expect(list.map(({ id }) => id)).toContain(credentialId);
        for (const schema of ['hub', 'registry']) await recompute(url, schema);
      } finally {
        await cluster.close();
        await server.stop();
      }
    },
  );
});

/** Smaller and smaller rows, until not one page is left. */
async function fillTheRest(url: string): Promise<void> {
  for (let failures = 0; failures < 3;)
    await query(url, "INSERT INTO ballast VALUES (decode(repeat('ab', 7000), 'hex'))").catch(
      (error: { code?: string }) => {
        expect(error.code).toBe('53100');
        failures++;
      },
    );
}

/** An experience that needs new pages. */
const bulky = () => ({
  from: '2025-01-07',
  to: '2026-06-30',
  role: 'Stitcher of uppers',
  tasks: ['Pricked and stitched moccasin uppers by hand'],
  evidence: [
    {
      kind: 'observation',
      title: 'A long report',
      madeAt: '2026-05-12',
      language: 'en',
      mediaType: 'text/plain',
      content: Buffer.from(randomBytes(30_000).toString('base64')).toString('base64'),
      disclose: true,
    },
  ],
});

async function recompute(url: string, schema: string): Promise<void> {
  const options = { type: 'postgres', url, schema } as const;
  const extra = { options: `-c search_path=${schema}` };
  const db = await new DataSource({ ...options, extra }).initialize();
  try {
    expect((await checkLedger(db)).size).toBeGreaterThan(0);
  } finally {
    await db.destroy();
  }
}
