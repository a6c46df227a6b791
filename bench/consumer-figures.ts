import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { buildSegment } from '#federation/build-segment.js';
import type { BusRecord } from '#federation/bus.js';
import { formatCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { emptyFrontier, type Frontier } from '#ledger/frontier.js';
import { growTree, type TreeNode } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { Clock, Ids } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { BatchPace } from '#platform/federation/batch-pace.js';
import type { FollowerContext } from '#platform/federation/follower-context.js';
import { followerMigrations } from '#platform/federation/migrations/follower-migrations.js';
import { takeBatch } from '#platform/federation/take-batch.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { openBenchDatabase } from './bench-database.js';
import { figure, type Figure } from './compare.js';

/** A figure with what it is to reach. */
interface ConsumerFigure extends Figure {
  readonly segmentsPerSecond: number;
  readonly goal?: string;
  readonly ok?: boolean;
}

/** Leaves a second that a follower mirrors from full segments, and how near to bare inserts it comes. */
const RATE_GOAL = 20_000;
const RATIO_GOAL = 0.5;
const ROUNDS = 7;
/** Origins whose segments a delivery mixes. */
const ORIGINS = 4;
const FIRST_COSIGNATURE = 1_790_000_000;

/** Leaves of a segment, and how many segments one delivery of all origins holds. */
const CASES = [
  { leaves: 1000, segments: 20, isFull: true },
  { leaves: 20, segments: 200, isFull: false },
  { leaves: 10, segments: 200, isFull: false },
] as const;

interface Part {
  readonly record: BusRecord;
  readonly origin: string;
  readonly start: number;
  readonly entries: readonly Buffer[];
  readonly hashes: readonly Buffer[];
  readonly nodes: readonly TreeNode[];
}

/** A ledger in memory that is signed and cosigned at every cut. */
function newLog(origin: string) {
  const signer = noteSigner(origin, 1, generateKeyPairSync('ed25519').privateKey);
  const witness = noteSigner('witness.example', 4, generateKeyPairSync('ed25519').privateKey);
  let frontier: Frontier = emptyFrontier;
  return {
    origin,
    trust: {
      logKeys: [{ verifierKey: formatVerifierKey(signer.verifier), fromSize: 0 }] as const,
      policy: `witness w ${formatVerifierKey(witness.verifier)}\nquorum w\n`,
      prefixUrl: `https://${origin}/`,
      standing: 'followed' as const,
    },
    next: (leaves: number): Part => {
      const start = frontier.size;
      // A person's leaf: kind, version, and a commitment of 32 bytes.
      const entries = Array.from({ length: leaves }, () =>
        Buffer.concat([Uint8Array.of(1, 0), randomBytes(32)]),
      );
      const hashes = entries.map((entry) => leafHash(entry));
      const grown = growTree(frontier, hashes);
      frontier = grown.frontier;
      const checkpoint = { origin, size: frontier.size, root: grown.root };
      const value = buildSegment({
        origin,
        prefixUrl: `https://${origin}/`,
        registryUrl: 'https://registry.example',
        start,
        entries,
        bodies: [],
        checkpointNote:
          signCheckpoint(checkpoint, signer) +
          cosign(formatCheckpointBody(checkpoint), witness, FIRST_COSIGNATURE),
        newestCosignature: FIRST_COSIGNATURE,
        time: new Date('2026-11-28T10:00:00Z'),
      });
      const record = { key: origin, value, headers: {} };
      return { record, origin, start, entries, hashes, nodes: grown.nodes };
    },
  };
}

/** The reference: the same leaf rows and tree nodes by bare inserts, nothing read and nothing checked. */
const REFERENCES = `
  CREATE TABLE bare_leaf (log text, idx bigint, hash bytea, entry bytea, PRIMARY KEY (log, idx));
  CREATE TABLE bare_node (log text, lvl smallint, idx bigint, hash bytea,
    PRIMARY KEY (log, lvl, idx))`;

async function insertBare(db: DataSource, parts: readonly Part[]): Promise<void> {
  const leaves = parts.flatMap(({ origin, start, entries, hashes }) =>
    entries.map((entry, i) => ({ origin, index: start + i, entry, hash: hashes[i] })),
  );
  const nodes = parts.flatMap((part) => part.nodes.map((node) => ({ ...node, of: part.origin })));
  await inTransaction(db, async (m) => {
    await m.query(
      `INSERT INTO bare_leaf SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[])`,
      [
        leaves.map(({ origin }) => origin),
        leaves.map(({ index }) => index),
        leaves.map(({ hash }) => hash),
        leaves.map(({ entry }) => entry),
      ],
    );
    await m.query(
      `INSERT INTO bare_node SELECT * FROM unnest($1::text[], $2::smallint[], $3::bigint[], $4::bytea[])`,
      [
        nodes.map(({ of }) => of),
        nodes.map(({ level }) => level),
        nodes.map(({ index }) => index),
        nodes.map(({ hash }) => hash),
      ],
    );
  });
}

/** Leaves a second that a follower verifies, mirrors and projects, beside bare inserts of the rows. */
export async function* consumerFigures(env: NodeJS.ProcessEnv): AsyncGenerator<ConsumerFigure> {
  const database = await openBenchDatabase(env);
  if (!database) {
    console.error('skipped: following segments (needs PostgreSQL)');
    return;
  }
  try {
    const db = await openDataSource(database.url, 'registry', {
      entities: [],
      migrations: [...ledgerMigrations, ...followerMigrations],
    });
    try {
      await db.query(REFERENCES);
      for (const one of CASES) yield await followed(db, one);
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}

async function followed(
  db: DataSource,
  { leaves, segments, isFull }: (typeof CASES)[number],
): Promise<ConsumerFigure> {
  const logs = Array.from({ length: ORIGINS }, (_, i) =>
    newLog(`h${String(i)}-${String(leaves)}.example/ledger`),
  );
  const clock = new Clock();
  const trusted = new Map(logs.map(({ origin, trust }) => [origin, trust]));
  const context: FollowerContext = {
    db,
    clock,
    ids: new Ids(clock),
    ledgers: { trustOf: (origin) => Promise.resolve(trusted.get(origin)) },
    projection: { project: () => Promise.resolve() },
  };
  const pace = new BatchPace();
  const place = { group: 'bench', clusterId: 'bench', topic: String(leaves), partition: 0 };
  const patience = { skip: new Set<string>(), heldAt: undefined, isOver: () => false };
  let offset = 0;
  const follow = async (parts: readonly Part[]) => {
    const records = parts.map(({ record }) => ({ ...record, offset: offset++ }));
    for (let from = 0; from < records.length;) {
      const part = pace.next(records, from);
      const began = performance.now();
      const { taken } = await takeBatch(context, { place, records: part }, patience);
      pace.took(performance.now() - began);
      if (taken.some(({ outcome }) => outcome !== 'applied')) throw new Error('not applied');
      from += part.length;
    }
  };
  const delivery = () =>
    Array.from({ length: segments }, (_, i) => logs[i % ORIGINS]!.next(leaves));
  // The first delivery opens the mirrors and warms both sides up.
  const first = delivery();
  await follow(first);
  await insertBare(db, first);
  const rounds: { ours: number; reference: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const parts = delivery();
    const spent = { ours: 0, reference: 0 };
    const sides = [
      ['ours', () => follow(parts)],
      ['reference', () => insertBare(db, parts)],
    ] as const;
    for (const [side, work] of round % 2 === 0 ? sides : [...sides].reverse()) {
      const began = performance.now();
      await work();
      spent[side] = (performance.now() - began) / 1000;
    }
    const rows = leaves * segments;
    rounds.push({ ours: rows / spent.ours, reference: rows / spent.reference });
  }
  const rate = median(rounds.map(({ ours }) => ours));
  const ratio = Number(median(rounds.map((r) => r.ours / r.reference)).toPrecision(4));
  const measured = {
    ...figure(
      `verify, mirror and project segments of ${String(leaves)} leaves / bare inserts`,
      rate,
      median(rounds.map(({ reference }) => reference)),
      'leaves/s',
    ),
    ratio,
    segmentsPerSecond: Number((rate / leaves).toPrecision(4)),
  };
  if (!isFull) return measured;
  const goal = `>= ${String(RATE_GOAL)} leaves/s and ratio >= ${String(RATIO_GOAL)}`;
  return { ...measured, goal, ok: rate >= RATE_GOAL && ratio >= RATIO_GOAL };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
