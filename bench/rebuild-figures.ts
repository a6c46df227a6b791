import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { leafHash } from '#ledger/hash.js';
import { parseBundle, TILE_WIDTH } from '#ledger/tile-layout.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { LedgerIntake } from '#platform/rebuild/ledger-intake.js';
import type { LedgerStock } from '#platform/rebuild/ledger-stock.js';
import { snapshotLive } from '#platform/rebuild/snapshot-live.js';
import { rebuildRegistry } from '../apps/registry/src/rebuild/rebuild-registry.js';
import { HASHED_TABLES } from '../apps/registry/src/rebuild/rebuilt-tables.js';
import { registryTables } from '../apps/registry/src/registry-tables.js';
import { type BenchDatabase, openBenchDatabase } from './bench-database.js';
import { type Figure, figure } from './compare.js';
import { cpuSecondsOf } from './cpu-seconds.js';
import { type BenchLedgers, benchLedgers } from './rebuild-ledgers.js';

/** Leaves of the whole rebuild: a fifth of the goal's million and 50,000, which take as many times longer. */
const PERSONS = 200_000;
const EVENTS = 10_000;
/** docs/design/federation.md 11: a million leaves and 50,000 events, compared. */
const GOAL_SECONDS = 120;
const GOAL_LEAVES = 30_000;
const ROUNDS = 3;
/** Leaves of one round of the mirror alone. */
const ROUND_LEAVES = 131_072;

/** How fast the registry is rebuilt on a real PostgreSQL. */
export async function* rebuildFigures(env: NodeJS.ProcessEnv): AsyncGenerator<object> {
  const database = await openBenchDatabase(env);
  if (!database) {
    console.error('skipped: rebuild (needs PostgreSQL)');
    return;
  }
  try {
    yield await mirrorFigure(database);
  } finally {
    await database.close();
  }
  yield await wholeFigure(env);
}

interface Spent {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Ours and the bare insert in turn: leaves for each CPU second of this process and of the database. */
async function mirrorFigure(database: BenchDatabase): Promise<Figure> {
  const ledgers = benchLedgers(ROUND_LEAVES, 0);
  const db = await openDataSource(database.url, 'registry', registryTables);
  try {
    await db.query(
      `CREATE TABLE bare_leaf (log_id smallint, idx bigint, hash bytea, entry bytea,
         PRIMARY KEY (log_id, idx))`,
    );
    const rates: { ours: number; reference: number; wall: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const reference = await spentOn(database, () => bareInserts(db, round, ledgers.hub));
      const ours = await spentOn(database, () => mirror(db, round, ledgers));
      rates.push({
        ours: ROUND_LEAVES / ours.cpuSeconds,
        reference: ROUND_LEAVES / reference.cpuSeconds,
        wall: ROUND_LEAVES / ours.seconds,
      });
    }
    const middle = (pick: (r: (typeof rates)[number]) => number) =>
      rates.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
    const measured = figure(
      'rebuild: commitment leaves, verified and written / bare inserts of the rows',
      middle((r) => r.ours),
      middle((r) => r.reference),
      'leaves/CPU-s',
    );
    return {
      ...measured,
      ...{ leavesPerSecond: Math.round(middle((r) => r.wall)) },
      goal: `>= ${String(GOAL_LEAVES)} leaves/s per core`,
      ok: measured.ours >= GOAL_LEAVES,
    };
  } finally {
    await db.destroy();
  }
}

async function spentOn(database: BenchDatabase, work: () => Promise<void>): Promise<Spent> {
  const before = { cpu: process.cpuUsage(), db: cpuSecondsOf(await database.processes()) };
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  const server = cpuSecondsOf(await database.processes()) - before.db;
  return { seconds, cpuSeconds: (user + system) / 1e6 + server };
}

/** One log of its own for each round: origins differ, keys and notes are those of the hub. */
async function mirror(db: DataSource, round: number, ledgers: BenchLedgers): Promise<void> {
  const at = new Date();
  const { hubOrigin: origin, hubKey, hubPolicy: policy, hub } = ledgers;
  const intake = await LedgerIntake.open(
    db,
    { origin, kind: 'mirror', anchors: [hubKey], policy },
    at,
  );
  await intake.pull(hub, () => undefined);
  await intake.finish(at);
  // a name is one log: the next round writes it again
  await db.query('ALTER TABLE ledger_log DISABLE TRIGGER USER');
  await db.query('UPDATE ledger_log SET origin = origin || $1::text WHERE origin = $2', [
    `/${String(round)}`,
    origin,
  ]);
  await db.query('ALTER TABLE witness_state DISABLE TRIGGER USER');
  await db.query('DELETE FROM witness_state');
}

/** Index, hash and entry of every leaf, a thousand in a statement, as arrays. */
async function bareInserts(db: DataSource, round: number, stock: LedgerStock): Promise<void> {
  const bundles = ROUND_LEAVES / TILE_WIDTH;
  for (let first = 0; first < bundles; first += 4) {
    const entries: Buffer[] = [];
    for (let index = first; index < first + 4; index++)
      entries.push(...parseBundle(await stock.bundle(index, TILE_WIDTH), TILE_WIDTH));
    await inTransaction(db, (m) =>
      m.query(
        `INSERT INTO bare_leaf SELECT $1, $2::bigint + o - 1, h, e
         FROM unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY t(h, e, o)`,
        [round, first * TILE_WIDTH, entries.map((entry) => leafHash(entry)), entries],
      ),
    );
  }
}

/** Rebuilt once as the one at work, then again and compared with it. */
async function wholeFigure(env: NodeJS.ProcessEnv): Promise<object> {
  const ledgers = benchLedgers(PERSONS, EVENTS);
  const { registryOrigin: origin, registryKey, hubPolicy, sources } = ledgers;
  const registry = {
    ...{ origin, verifierKeys: [registryKey] as const, policy: 'quorum none\n', hubPolicy },
    prefixUrl: `https://${origin}/`,
  };
  const once = async (live?: Awaited<ReturnType<typeof snapshotLive>>) => {
    const database = await openBenchDatabase(env);
    if (!database) throw new Error('a database was there');
    try {
      const began = performance.now();
      const result = await rebuildRegistry({
        ...{ registry, into: database.url, from: { kind: 'archive', sources } as const },
        ...{ live, at: new Date(), progress: () => undefined },
      });
      const seconds = (performance.now() - began) / 1000;
      const db = await openDataSource(database.url, 'registry', registryTables);
      const state = await snapshotLive(db, HASHED_TABLES).finally(() => db.destroy());
      return { seconds, result, state };
    } finally {
      await database.close();
    }
  };
  const { state } = await once();
  const { seconds, result } = await once(state);
  if (result.result !== 'equal') throw new Error('the same ledgers give the same tables');
  const scaled = (seconds * 1_000_000) / PERSONS;
  return {
    name: `rebuild and compare ${String(PERSONS)} leaves and ${String(EVENTS)} events`,
    seconds: Number(seconds.toPrecision(4)),
    eventsPerSecond: Math.round((PERSONS + EVENTS) / seconds),
    scaledToGoalSeconds: Number(scaled.toPrecision(4)),
    goal: `1,000,000 and 50,000 within ${String(GOAL_SECONDS)} s`,
    ok: scaled <= GOAL_SECONDS,
  };
}
