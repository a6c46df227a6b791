import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { RebuildResult } from '#domain/generated/schemas.js';
import type { FederationBus } from '#federation/bus.js';
import { topicSpecs } from '#federation/topics.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { noteSigner } from '#ledger/note-signer.js';
import { Clock, Ids } from '#platform/clock.js';
import { type Database, dataSourceOptions } from '#platform/database/data-source.js';
import { BUS, openBus } from '#platform/federation/bus.module.js';
import { secretFileName } from '#platform/keys/key-protection.js';
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
import { registryCommand } from '../../tools/registry/registry-command.js';
import { rebuildSources, type SourceChoice } from '../../tools/registry/rebuild-sources.js';
import { isSignedResult, signResult } from '../../tools/registry/sign-result.js';
import { checkLedger } from '../support/check-ledger.js';
import { eventually } from '../support/cluster.js';
import { databaseKinds } from '../support/databases.js';
import { type LivedRegistry, livedRegistry, settled } from '../support/lived-registry.js';
import { readLedger } from '../support/read-ledger.js';
import { requirement } from '../support/requirements.js';

const LONG = 240_000;
const [embedded, postgres] = databaseKinds();
type Kind = 'archive' | 'bus' | 'http';

/** A rebuild into a fresh database, and a look at what it made before that is dropped. */
async function rebuild(
  lived: LivedRegistry,
  [kind, choice]: readonly [Kind, SourceChoice],
  live: TableState | undefined,
  look: (db: DataSource, database: Database) => Promise<unknown> = () => Promise.resolve(),
  target = embedded!,
): Promise<RebuildResult> {
  const { database, drop } = await target.fresh();
  // holds a database that lives in memory
  const db = await bare(database);
  try {
    const result = await rebuildRegistry({
      registry: rebuiltRegistry(lived.cluster.registry.config),
      into: database,
      from: { kind, sources: rebuildSources(choice) },
      ...{ live, at: new Date(), progress: () => undefined },
    });
    await look(db, database);
    return result;
  } finally {
    await db.destroy();
    await drop();
  }
}

const bare = (database: Database): Promise<DataSource> =>
  new DataSource({
    ...dataSourceOptions(database, 'registry', {}),
    migrationsRun: false,
  }).initialize();

async function archiveOf(db: DataSource, directory: string): Promise<number> {
  let written = 0;
  for await (const done of archiveLedgers(db, directory, () => undefined)) {
    expect([done.origin, done.faults]).toEqual([done.origin, []]);
    written += done.written;
  }
  return written;
}

const refusal = async (work: Promise<unknown>): Promise<RebuildRefused> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof RebuildRefused)) throw thrown ?? new Error('nothing was refused');
  return thrown;
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
      // every kind of row is there, so that each projection is looked at
      expect(tables).toEqual([]);
      for (const [kind, choice] of [
        ['archive', { archive }],
        ['bus', { bus: bus() }],
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
      const change = (from: string, to: string) =>
        lived.db.query(
          `UPDATE local_standard SET content_digest = replace(content_digest, $1, $2)
         WHERE version_uri LIKE '%montatrice%' RETURNING origin || ' ' || version_uri AS key`,
          [from, to],
        ) as Promise<[{ key: string }[], number]>;
      const [row] = await lived.db.query<{ digest: string }[]>(
        "SELECT content_digest AS digest FROM local_standard WHERE version_uri LIKE '%montatrice%'",
      );
      const digest = row!.digest;
      const [[changed]] = await change(digest, 'forged');
      const result = await rebuild(lived, ['archive', { archive }], await live());
      await change('forged', digest);
      expect(result).toMatchObject({
        result: 'different',
        difference: { table: 'local_standard', key: changed?.key },
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

/** What an operator types, with the settings of the registry. */
async function byCommand({ cluster, db }: LivedRegistry): Promise<void> {
  const { registry, dataDir } = cluster;
  const { database, drop } = await postgres!.fresh();
  const home = mkdtempSync(join(tmpdir(), 'guildmark-archive-'));
  const printed: string[] = [];
  const run = (...args: readonly string[]) =>
    registryCommand.run(args, {
      env: {
        REGISTRY_DATABASE_URL: (db.options as { readonly url: string }).url,
        REGISTRY_PUBLIC_URL: registry.url,
        REGISTRY_PORT: new URL(registry.url).port,
        REGISTRY_SIGNING_KEYS: join(dataDir, 'registry-keys.json'),
        REGISTRY_KEY_FILE: join(dataDir, secretFileName('registry')),
        REGISTRY_ENVIRONMENT: 'development',
        GUILDMARK_DATA: dataDir,
      },
      now: new Date(),
      ...{ print: (text) => printed.push(text), progress: () => undefined },
      complain: (text) => printed.push(text),
    });
  const into = ['--into', database as string] as const;
  const archive = join(home, 'archive');
  try {
    expect([await run('archive', archive), printed.length]).toEqual([0, 3]);
    const out = join(home, 'result.json');
    const compared = ['--compare', 'live', '--attest', '--out', out] as const;
    expect([
      await run('rebuild', '--from', 'archive', archive, ...into, ...compared),
      printed.slice(3).join('\n'),
    ]).toEqual([0, expect.stringMatching(/^equal: 3 ledgers, .*\nrebuild.attested is queued as/)]);
    const result = JSON.parse(readFileSync(out, 'utf8')) as RebuildResult;
    const { verifier } = noteSigner(registry.config.origin, 1, registry.config.keys.ledger);
    expect(isSignedResult(readFileSync(`${out}.note`, 'utf8'), result, verifier)).toBe(true);
    // the attestation is a leaf by now, which the archive does not have
    await settled(cluster);
    const again = await run('rebuild', '--projections-only', ...into, '--compare', 'live');
    expect([again, printed.at(-1)]).toEqual([4, expect.stringContaining(registry.config.origin)]);
    const other = await run('rebuild', '--from', 'archive', archive, ...into);
    expect([other, printed.at(-1)]).toEqual([2, expect.stringContaining('rebuild.not-empty')]);
    await run('archive', archive);
    await db.query(`UPDATE hub_key SET compromised = true`);
    const fresh = await postgres!.fresh();
    const target = ['--into', fresh.database as string] as const;
    expect(await run('rebuild', '--from', 'archive', archive, ...target, '--compare', 'live')).toBe(
      3,
    );
    expect(printed.at(-1)).toContain('first difference: hub_key ');
    await fresh.drop();
    for (const wrong of [
      ['rebuild', ...into],
      ['rebuild', '--from', 'archive', ...into],
      ['rebuild', '--from', 'bus', archive, ...into],
      ['rebuild', '--from', 'http', ...into, '--attest'],
      ['rebuild', '--from', 'http'],
      ['archive'],
    ])
      expect(await run(...wrong)).toBe(64);
  } finally {
    rmSync(home, { recursive: true, force: true });
    await drop();
  }
}

requirement('kafka').it(
  'comes again from a real broker into PostgreSQL',
  async () => {
    const brokers = requirement('kafka').value;
    const kafka = { kafka: { brokers: brokers.split(',') } };
    const reader = { clientId: 'rebuild-test', readGroups: 'guildmark.registry.read' };
    const { database, drop } = await embedded!.fresh();
    const bus = await openBus({ database, ...kafka, ...reader }, () => undefined);
    try {
      await bus.ensureTopics(topicSpecs('single-node'));
      const lived = await livedRegistry(postgres!, { GUILDMARK_KAFKA_BROKERS: brokers });
      try {
        const now = await snapshotLive(lived.db, HASHED_TABLES);
        const look = async (db: DataSource) => {
          await checkLedger(db);
        };
        const result = await rebuild(lived, ['bus', { bus }], now, look, postgres);
        expect(result).toMatchObject({ result: 'equal', stateHash: now.stateHash });
      } finally {
        await lived.close();
      }
    } finally {
      await bus.close();
      await drop();
    }
  },
  300_000,
);
