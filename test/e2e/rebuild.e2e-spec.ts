import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { FederationBus } from '#federation/bus.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { noteSigner } from '#ledger/note-signer.js';
import { Clock, Ids } from '#platform/clock.js';
import { BUS } from '#platform/federation/bus.module.js';
import { attestRebuild } from '#platform/rebuild/attest-rebuild.js';
import type { TableState } from '#platform/rebuild/hash-tables.sql.js';
import { RebuildRefused } from '#platform/rebuild/ledger-stock.js';
import { markTarget, prepareTarget } from '#platform/rebuild/rebuild-target.sql.js';
import { snapshotLive } from '#platform/rebuild/snapshot-live.js';
import { ledgerOptions } from '../../apps/registry/src/ledger/ledger-options.js';
import { rebuildRegistry } from '../../apps/registry/src/rebuild/rebuild-registry.js';
import { rebuiltRegistry } from '../../apps/registry/src/rebuild/rebuilt-registry.js';
import { HASHED_TABLES } from '../../apps/registry/src/rebuild/rebuilt-tables.js';
import { ledgerCommand } from '../../tools/ledger/ledger-command.js';
import { archiveLedgers } from '../../tools/registry/archive-ledgers.js';
import { digestOf, folderOf } from '../../tools/registry/manifest-file.js';
import { rebuildSources } from '../../tools/registry/rebuild-sources.js';
import { isSignedResult, signResult } from '../../tools/registry/sign-result.js';
import { checkLedger } from '../support/check-ledger.js';
import { eventually } from '../support/cluster.js';
import { databaseKinds } from '../support/databases.js';
import { type LivedRegistry, livedRegistry } from '../support/lived-registry.js';
import { type LivedRebuild, rebuildLived } from '../support/rebuild-lived.js';
import { readLedger } from '../support/read-ledger.js';

const LONG = 600_000;
const [embedded] = databaseKinds();
const rebuild = (
  lived: LivedRegistry,
  from: LivedRebuild['from'],
  live: TableState,
  look?: LivedRebuild['look'],
) => rebuildLived(lived, { from, live, target: embedded!, ...(look && { look }) });

async function archiveOf(db: DataSource, directory: string): Promise<number> {
  let written = 0;
  for await (const done of archiveLedgers(db, directory, () => undefined)) {
    expect([done.origin, done.faults]).toEqual([done.origin, []]);
    written += done.written;
  }
  return written;
}

const refusal = async (work: Promise<unknown>): Promise<RebuildRefused> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof RebuildRefused) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a registry with two hubs that lived for a while', () => {
  let lived: LivedRegistry;
  let home: string;
  let archive: string;
  const live = () => snapshotLive(lived.db, HASHED_TABLES);
  const bus = () => lived.cluster.registry.app.get<FederationBus>(BUS, { strict: false });
  /** The archive with one file of the hub's ledger changed. */
  const spoiled = (path: string, change: (file: string) => void): string => {
    const copy = mkdtempSync(join(home, 'spoiled-'));
    cpSync(archive, copy, { recursive: true });
    change(join(copy, folderOf(lived.cluster.hub.config.origin), path));
    return copy;
  };

  beforeAll(async () => {
    lived = await livedRegistry(embedded!);
    home = mkdtempSync(join(tmpdir(), 'guildmark-archive-'));
    archive = join(home, 'archive');
    await archiveOf(lived.db, archive);
  }, LONG);
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await lived.close();
  });

  it(
    'comes again from an archive, from the bus and over HTTP, and nothing erased with it',
    async () => {
      const now = await live();
      const tables = [...now.tables]
        .filter(([, { keys }]) => keys.length === 0)
        .map(([name]) => name);
      // every other kind of row is there, so that each projection is looked at
      expect(tables).toEqual(['ledger_policy']);
      for (const [kind, choice] of [
        ['archive', { archive }],
        ['bus', { bus: bus(), archive }],
        ['http', { http: true, archive }],
      ] as const) {
        const result = await rebuild(lived, [kind, choice], now, async (db) => {
          await checkLedger(db);
          const [row] = await db.query<{ bodies: string; texts: string }[]>(
            `SELECT (SELECT count(*) FROM ledger_body WHERE position($1::bytea IN bytes) > 0) AS bodies,
             (SELECT count(*) FROM proposal WHERE rationale = $2) AS texts`,
            [Buffer.from(lived.erasedText), lived.erasedText],
          );
          expect(row).toEqual({ bodies: '0', texts: '0' });
          const frozen = await db.query<unknown[]>(
            "SELECT origin FROM parked_origin WHERE reason = 'equivocation'",
          );
          expect(frozen).toHaveLength(1);
        });
        expect(result).toMatchObject({ source: kind, result: 'equal', stateHash: now.stateHash });
      }
      // the second hub has a bus of its own: here are only the lies that it told
      const short = await refusal(rebuild(lived, ['bus', { bus: bus() }], now));
      expect([short.code, short.detail]).toEqual([
        'rebuild.source-incomplete',
        expect.stringMatching(/\/ledger at 0$/),
      ]);
      const texts = filesBelow(archive).filter((file) =>
        readFileSync(file).includes(lived.erasedText),
      );
      expect(texts).toEqual([]);
    },
    LONG,
  );

  it('keeps an archive that grows by what is new only, and that fsck accepts', async () => {
    expect(await archiveOf(lived.db, archive)).toBe(0);
    const vkey = join(home, 'vkey');
    const { verifierKey, origin } = lived.cluster.registry.config;
    writeFileSync(vkey, verifierKey);
    const code = await ledgerCommand.run(
      ['fsck', join(archive, folderOf(origin)), '--vkey', vkey],
      {
        ...{ env: {}, now: new Date(), print: () => undefined, progress: () => undefined },
        complain: () => undefined,
      },
    );
    expect(code).toBe(0);
  });

  it(
    'is told from one with a changed row, by table and key',
    async () => {
      const change = async (from: string, to: string): Promise<string | undefined> => {
        const [rows] = await lived.db.query<[{ key: string }[], number]>(
          `UPDATE local_standard SET content_digest = replace(content_digest, $1, $2)
         WHERE version_uri LIKE '%montatrice%' RETURNING origin || ' ' || version_uri AS key`,
          [from, to],
        );
        return rows[0]?.key;
      };
      const [row] = await lived.db.query<{ digest: string }[]>(
        "SELECT content_digest AS digest FROM local_standard WHERE version_uri LIKE '%montatrice%'",
      );
      const digest = row!.digest;
      const key = await change(digest, 'forged');
      const result = await rebuild(lived, ['archive', { archive }], await live());
      await change('forged', digest);
      expect(result).toMatchObject({
        result: 'different',
        difference: { table: 'local_standard', key },
      });
    },
    LONG,
  );

  it(
    'is refused from an archive with a changed byte, a lost file or a lost ledger, by name',
    async () => {
      const now = await live();
      const bundle = filesBelow(join(archive, folderOf(lived.cluster.hub.config.origin)))
        .find((file) => file.includes('tile/entries/'))!
        .replace(/^.*?(tile\/entries)/, '$1');
      const flipped = spoiled(bundle, (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 1]! ^= 1;
        writeFileSync(file, bytes);
      });
      const tampered = await refusal(rebuild(lived, ['archive', { archive: flipped }], now));
      expect([tampered.code, tampered.detail.includes(bundle)]).toEqual([
        'rebuild.source-tampered',
        true,
      ]);
      const lost = spoiled(bundle, (file) => {
        rmSync(file);
      });
      const missing = await refusal(rebuild(lived, ['archive', { archive: lost }], now));
      expect([missing.code, missing.detail.includes(bundle)]).toEqual([
        'rebuild.source-incomplete',
        true,
      ]);
      const without = spoiled('.', (folder) => {
        rmSync(folder, { recursive: true });
      });
      const none = await refusal(rebuild(lived, ['archive', { archive: without }], now));
      expect([none.code, none.detail]).toEqual([
        'rebuild.source-incomplete',
        `${lived.cluster.hub.config.origin} at 0`,
      ]);
    },
    LONG,
  );

  it(
    'believes no digest of a manifest: a forged file with a forged manifest is refused',
    async () => {
      const forged = spoiled('manifest.json', (file) => {
        const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
          files: Record<string, string>;
        };
        const folder = file.replace(/manifest\.json$/, '');
        const path = Object.keys(manifest.files).find((name) => name.startsWith('tile/entries/'))!;
        const bytes = readFileSync(join(folder, path));
        bytes[bytes.length - 1]! ^= 1;
        writeFileSync(join(folder, path), bytes);
        writeFileSync(
          file,
          JSON.stringify({ ...manifest, files: digestsOf(folder, manifest.files) }),
        );
      });
      const refused = await refusal(rebuild(lived, ['archive', { archive: forged }], await live()));
      expect(refused.code).toBe('rebuild.source-tampered');
      expect(refused.detail).toMatch(/another root/);
    },
    LONG,
  );

  it(
    'needs an archive when the first key of a ledger signs no longer: nobody vouches for the next',
    async () => {
      const refused = await refusal(rebuild(lived, ['http', { http: true }], await live()));
      expect(refused.detail).toMatch(/segment\.bad-signature/);
    },
    LONG,
  );

  it(
    'begins anew after an interruption, and writes over nothing that is complete',
    async () => {
      const { database, drop } = await embedded!.fresh();
      const db = await prepareTarget(database, 'registry', new Date());
      try {
        await db.query('CREATE TABLE half (row text)');
        const options = {
          registry: rebuiltRegistry(lived.cluster.registry.config),
          into: database,
          ...{ at: new Date(), progress: () => undefined },
        };
        const from = { kind: 'archive', sources: rebuildSources({ archive }) } as const;
        const first = await rebuildRegistry({ ...options, from, live: await live() });
        expect(first.result).toBe('equal');
        await expect(db.query('SELECT FROM half')).rejects.toThrow();
        const again = await refusal(rebuildRegistry({ ...options, from }));
        expect(again.code).toBe('rebuild.not-empty');
        // the proven mirrors stay, the projections are made again
        await db.query("UPDATE hub_key SET alg = 'RS256'");
        const projected = await rebuildRegistry({ ...options, live: await live() });
        expect(projected).toMatchObject({ source: 'mirrors', result: 'equal' });
        await markTarget(db, 'writing', new Date());
        expect((await refusal(rebuildRegistry(options))).code).toBe('rebuild.not-empty');
      } finally {
        await db.destroy();
        await drop();
      }
    },
    LONG,
  );

  it(
    'signs a result, and publishes that it was compared',
    async () => {
      const { registry } = lived.cluster;
      const result = await rebuild(lived, ['archive', { archive }], await live());
      const { keys, config } = { keys: registry.config.keys, config: registry.config };
      const signer = noteSigner(config.origin, 1, keys.ledger);
      const note = signResult(result, signer);
      expect(isSignedResult(note, result, signer.verifier)).toBe(true);
      expect(isSignedResult(note, { ...result, result: 'different' }, signer.verifier)).toBe(false);
      const other = noteSigner(config.origin, 1, generateKeyPairSync('ed25519').privateKey);
      expect(isSignedResult(note, result, other.verifier)).toBe(false);
      const { stateHash, vectorDigest } = result;
      const said = { stateHash, vectorDigest, result: 'equal' } as const;
      const ids = new Ids(new Clock());
      await attestRebuild(lived.db, ledgerOptions(config), ids, { result: said, at: new Date() });
      await eventually(async () => {
        const { entries } = await readLedger(registry.url);
        return entries.some((entry) => {
          const leaf = parseLeaf(entry);
          return leaf.kind === 'public' && leaf.event.type === 'eu.guildmark.rebuild.attested.v1'
            ? (expect(leaf.event.data).toEqual(said), true)
            : false;
        });
      });
    },
    LONG,
  );
});

/** Digests that fit the files again. */
function digestsOf(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(files).map((path) => [path, digestOf(readFileSync(join(folder, path)))]),
  );
}
