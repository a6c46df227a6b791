import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { Clock, Salts } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { appendBatch } from '#platform/ledger/append-batch.sql.js';
import { DEVELOPMENT_CADENCE } from '#platform/ledger/cadence.js';
import { insertIntent } from '#platform/ledger/insert-intent.sql.js';
import type { LedgerOptions } from '#platform/ledger/ledger-options.js';
import { LedgerState } from '#platform/ledger/ledger-state.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { OWN_LOG, openLog } from '#platform/ledger/open-log.sql.js';
import { Sequencer } from '#platform/ledger/sequencer.js';
import { oldestIntents, readFrontier } from '#platform/ledger/sequencer.sql.js';
import { figure, type Figure } from './compare.js';

/** A figure with what it is to reach; `ok` is undefined where nothing was promised. */
export interface GoalFigure extends Figure {
  readonly goal?: string;
  readonly ok?: boolean;
}

/** Rounds of each figure, both sides in every one. */
const ROUNDS = 9;
/** Batches in a round: fewer of the large ones, so that a round stays about a second at most. */
const BATCHES: Readonly<Record<number, number>> = { 1: 40, 10: 30, 100: 20, 1000: 4 };
/** issue 3: the append of a batch of 100, beside the raw insert of the same bytes. */
const APPEND_GOAL = 0.8;

interface Intent {
  readonly id: string;
  readonly entry: Buffer;
}

/** Person-like entries: 34 bytes each. */
const intentsOf = (count: number): Intent[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), entry: randomBytes(34) }));

/** Queues intents in one statement: what the business transactions of many callers leave behind. */
async function queue(db: DataSource, intents: readonly Intent[]): Promise<void> {
  await db.query(
    `WITH i AS (
       INSERT INTO ledger_intent (id, log_id, entry, public)
       SELECT id, ${OWN_LOG}, entry, false FROM unnest($1::uuid[], $2::bytea[]) t(id, entry)
       RETURNING id)
     INSERT INTO ledger_queue (intent_id) SELECT id FROM i`,
    [intents.map(({ id }) => id), intents.map(({ entry }) => entry)],
  );
}

/**
 * What our statement is measured against: `raw_leaf` has a primary key and nothing else, `checked_leaf`
 * also keeps the two promises of ledger_leaf, no intent twice and the hash of the entry.
 */
const REFERENCES = `
  CREATE TABLE raw_leaf (log_id smallint, idx bigint, hash bytea, entry bytea, intent_id uuid,
    PRIMARY KEY (log_id, idx));
  CREATE TABLE checked_leaf (LIKE raw_leaf INCLUDING INDEXES, UNIQUE (intent_id),
    CHECK (hash = sha256('\\x00'::bytea || entry)))`;
type Reference = 'raw_leaf' | 'checked_leaf';

/** The reference: index, hash, entry and id of every leaf, in one statement. */
async function insertInto(
  table: Reference,
  db: DataSource,
  intents: readonly Intent[],
  from: number,
): Promise<void> {
  await inTransaction(db, (m) =>
    m.query(
      `INSERT INTO ${table} SELECT ${OWN_LOG}, $1::bigint + o - 1, h, e, i
       FROM unnest($2::bytea[], $3::bytea[], $4::uuid[]) WITH ORDINALITY t(h, e, i, o)`,
      [
        from,
        intents.map(({ entry }) => leafHash(entry)),
        intents.map(({ entry }) => entry),
        intents.map(({ id }) => id),
      ],
    ),
  );
}

/** The sequencer's statement alone, on what is queued: read and hashed before the clock starts. */
async function preparedAppend(db: DataSource): Promise<() => Promise<unknown>> {
  const { from, queued } = await inTransaction(db, async (m) => ({
    from: await readFrontier(m),
    queued: await oldestIntents(m, false),
  }));
  const leaves = queued.map(({ id, entry }) => ({ entry, hash: leafHash(entry), intentId: id }));
  const { frontier, nodes } = growTree(
    from,
    leaves.map(({ hash }) => hash),
  );
  const batch = { logId: OWN_LOG, fromSize: from.size, frontier, leaves, nodes };
  return () => appendBatch(db, batch);
}

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Rates a second of both sides, batch by batch in turn; the ratio is the median of the rounds'. */
async function alternate(
  name: string,
  batch: number,
  sides: Readonly<Record<'ours' | 'reference', () => Promise<number>>>,
): Promise<Figure> {
  const rounds: { ours: number; reference: number }[] = [];
  const times = BATCHES[batch] ?? 1;
  for (let round = 0; round < ROUNDS; round++) {
    const spent = { ours: 0, reference: 0 };
    for (let i = 0; i < times; i++) {
      // The first one of each pair changes, so that neither always runs on warmer pages.
      const order =
        i % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const);
      for (const side of order) spent[side] += await sides[side]();
    }
    const rows = batch * times;
    rounds.push({ ours: rows / spent.ours, reference: rows / spent.reference });
  }
  const measured = figure(
    name,
    median(rounds.map(({ ours }) => ours)),
    median(rounds.map(({ reference }) => reference)),
    'leaves/s',
  );
  const ratio = median(rounds.map(({ ours, reference }) => ours / reference));
  return { ...measured, ratio: Number(ratio.toPrecision(4)) };
}

const optionsOf = (origin: string, signer: ReturnType<typeof noteSigner>): LedgerOptions => ({
  origin,
  prefixUrl: `https://${origin}`,
  signers: [signer],
  policy: 'quorum none\n',
  mirrors: [],
  environment: 'development',
  cadence: DEVELOPMENT_CADENCE,
  opened: { did: 'did:web:bench.example', name: 'Bench' },
});

/** Durable appends a second, by size of batch, each beside the raw insert of the same bytes. */
export async function* appendFigures(url: string): AsyncGenerator<GoalFigure> {
  const db = await openDataSource(url, 'hub', { entities: [], migrations: ledgerMigrations });
  try {
    const origin = 'bench.example/ledger';
    const signer = noteSigner(origin, 1, generateKeyPairSync('ed25519').privateKey);
    await inTransaction(db, (m) =>
      openLog(m, {
        origin,
        kind: 'own',
        verifierKey: formatVerifierKey(signer.verifier),
        openedAt: new Date(),
      }),
    );
    await db.query(REFERENCES);
    const state = new LedgerState();
    state.passGuard();
    const sequencer = new Sequencer(optionsOf(origin, signer), db, state, new Clock(), new Salts());
    let rows = 0;
    const reference = (batch: number, table: Reference) => async () => {
      const intents = intentsOf(batch);
      const seconds = await secondsOf(() => insertInto(table, db, intents, rows));
      rows += batch;
      return seconds;
    };
    const wholeWay = (batch: number) => () => {
      const intents = intentsOf(batch);
      return secondsOf(async () => {
        await inTransaction(db, async (m) => {
          for (const intent of intents) await insertIntent(m, { ...intent, isPublic: false });
        });
        await sequencer.tick();
      });
    };
    const statement = (batch: number) => async () => {
      await queue(db, intentsOf(batch));
      return secondsOf(await preparedAppend(db));
    };
    for (const batch of [1, 10, 100, 1000]) {
      yield await alternate(`intent to leaf, batch ${String(batch)} / raw insert`, batch, {
        reference: reference(batch, 'raw_leaf'),
        ours: wholeWay(batch),
      });
      const name = `append statement, batch ${String(batch)}`;
      const alone = await alternate(`${name} / raw insert`, batch, {
        reference: reference(batch, 'raw_leaf'),
        ours: statement(batch),
      });
      yield batch === 100
        ? { ...alone, goal: `ratio >= ${String(APPEND_GOAL)}`, ok: alone.ratio >= APPEND_GOAL }
        : alone;
      yield await alternate(`${name} / insert with the same checks`, batch, {
        reference: reference(batch, 'checked_leaf'),
        ours: statement(batch),
      });
    }
    const [written] = await db.query<{ leaves: string }[]>(
      'SELECT count(*) AS leaves FROM ledger_leaf',
    );
    if (written?.leaves !== String(rows)) throw new Error('both sides write the same leaves');
  } finally {
    await db.destroy();
  }
}
