import type { DataSource, EntityManager } from 'typeorm';
import type { BusRecord } from '#federation/bus.js';
import type { ProjectedLeaf } from '../federation/follower-ports.js';
import { inTransaction } from '../database/in-transaction.js';
import { SegmentFeed } from './feed-segments.js';
import { type HashedTable, hashTables, type TableState, type Vector } from './hash-tables.sql.js';
import { type BelievedLedger, LedgerIntake, type TakenLedger } from './ledger-intake.js';
import { type LedgerStock, RebuildRefused } from './ledger-stock.js';
import { replayLedger } from './replay-ledger.js';

/** A ledger to rebuild from, and where its party serves it. */
export interface SourcedLedger extends BelievedLedger {
  /** Ends in `/`. */
  readonly prefixUrl: string;
}

/** Where ledgers are read. */
export interface LedgerSources {
  /** What has a ledger, in the order in which it is asked: the next ones give what lies beyond. */
  stocksOf(ledger: SourcedLedger): Promise<readonly LedgerStock[]>;
  /** Records with segments: of the own ledger, or of all mirrors; after the stocks. */
  records?(kind: BelievedLedger['kind']): AsyncIterable<BusRecord>;
  /** An earlier rebuild has written and proven the ledgers: only projections are made. */
  stored?(ledgers: readonly SourcedLedger[]): Promise<readonly TakenLedger[]>;
}

/** What a party makes of its ledgers. */
export interface Rebuilding {
  readonly db: DataSource;
  readonly own: SourcedLedger;
  readonly tables: Readonly<Record<string, HashedTable>>;
  projectOwn(m: EntityManager, leaf: ProjectedLeaf): Promise<void>;
  projectMirror(m: EntityManager, leaf: ProjectedLeaf): Promise<void>;
  /** The mirrors that the own ledger leads to; asked once it is projected. */
  mirrors(): Promise<readonly SourcedLedger[]>;
}

/** How to rebuild. */
export interface RebuildOptions {
  readonly sources: LedgerSources;
  /** Project exactly so far before the tables are hashed; without it, as far as the sources go. */
  readonly vector?: Vector | undefined;
  readonly at: Date;
  progress(text: string): void;
}

/**
 * Rebuilds a schema from ledgers alone: the own one first, which gives keys and trust of all others,
 * then the mirrors. Every entry is proven by a signed checkpoint before anything is projected from
 * it. Throws RebuildRefused; the schema is then void.
 */
export async function rebuildLedgers(
  rebuilding: Rebuilding,
  options: RebuildOptions,
): Promise<TableState> {
  const { sources } = options;
  const feeds: SegmentFeed[] = [];
  const take = async (ledgers: readonly SourcedLedger[]) =>
    sources.stored ? sources.stored(ledgers) : takeLedgers(rebuilding.db, ledgers, options, feeds);
  const [own] = await take([rebuilding.own]);
  if (!own) throw new RebuildRefused('rebuild.source-incomplete', `${rebuilding.own.origin} at 0`);
  const { vector } = options;
  refuseShort([own], vector && { [own.origin]: vector[own.origin] ?? 0 });
  const replay = (ledger: TakenLedger, sourced: SourcedLedger, from: number, to: number) =>
    replayOne(rebuilding, options, { ledger, sourced, from, to, feeds });
  const until = ({ origin, size }: TakenLedger) => Math.min(size, vector?.[origin] ?? size);
  await replay(own, rebuilding.own, 0, until(own));
  const sourced = await rebuilding.mirrors();
  const mirrors = await take(sourced);
  refuseShort([own, ...mirrors], vector);
  const sourceOf = new Map(sourced.map((ledger) => [ledger.origin, ledger]));
  for (const taken of mirrors) await replay(taken, sourceOf.get(taken.origin)!, 0, until(taken));
  const reached =
    vector ?? Object.fromEntries([own, ...mirrors].map(({ origin, size }) => [origin, size]));
  options.progress('hashing the tables');
  const state = await inTransaction(rebuilding.db, (m) =>
    hashTables(m, rebuilding.tables, reached),
  );
  // Beyond the vector, so that the schema is complete.
  await replay(own, rebuilding.own, until(own), own.size);
  for (const taken of mirrors)
    await replay(taken, sourceOf.get(taken.origin)!, until(taken), taken.size);
  return state;
}

async function takeLedgers(
  db: DataSource,
  ledgers: readonly SourcedLedger[],
  { sources, at, progress }: RebuildOptions,
  feeds: SegmentFeed[],
): Promise<readonly TakenLedger[]> {
  const intakes = new Map<string, LedgerIntake>();
  const open = async (ledger: SourcedLedger) => {
    const intake = intakes.get(ledger.origin) ?? (await LedgerIntake.open(db, ledger, at));
    intakes.set(ledger.origin, intake);
    return intake;
  };
  for (const ledger of ledgers)
    for (const stock of await sources.stocksOf(ledger)) {
      if ((await stock.notes()).length === 0) continue;
      const intake = await open(ledger);
      await intake.pull(stock, (size) => {
        progress(`${ledger.origin}: ${String(size)} leaves`);
      });
    }
  const [first] = ledgers;
  if (sources.records && first) {
    const byOrigin = new Map(ledgers.map((ledger) => [ledger.origin, ledger]));
    const feed = new SegmentFeed(async (origin) => {
      const ledger = byOrigin.get(origin);
      return ledger && open(ledger);
    });
    feeds.push(feed);
    let records = 0;
    for await (const record of sources.records(first.kind)) {
      await feed.take(record);
      if (++records % 100 === 0) progress(`${String(records)} records of the bus`);
    }
    feed.refuseGaps(intakes);
  }
  const taken: TakenLedger[] = [];
  // Records that were not believed open a ledger and prove nothing of it: whoever writes them must
  // not be able to stop a rebuild. Where the vector wants the ledger, it is missed there.
  for (const intake of intakes.values()) if (intake.size > 0) taken.push(await intake.finish(at));
  return taken;
}

/** Ledgers that the sources do not have as far as they are to be compared. */
function refuseShort(taken: readonly TakenLedger[], vector: Vector = {}): void {
  const sizes = new Map(taken.map(({ origin, size }) => [origin, size]));
  for (const [origin, size] of Object.entries(vector)) {
    const reached = sizes.get(origin) ?? 0;
    if (reached < size)
      throw new RebuildRefused('rebuild.source-incomplete', `${origin} at ${String(reached)}`);
  }
}

interface Part {
  readonly ledger: TakenLedger;
  readonly sourced: SourcedLedger;
  readonly from: number;
  readonly to: number;
  readonly feeds: readonly SegmentFeed[];
}

async function replayOne(
  rebuilding: Rebuilding,
  { sources, at, progress }: RebuildOptions,
  { ledger, sourced, from, to, feeds }: Part,
): Promise<void> {
  const stocks = await sources.stocksOf(sourced);
  const project = sourced.kind === 'own' ? rebuilding.projectOwn : rebuilding.projectMirror;
  const body: LedgerStock['body'] = async (sha256) => {
    for (const feed of feeds) {
      const bytes = feed.body(sha256);
      if (bytes) return bytes;
    }
    for (const stock of stocks) {
      const bytes = await stock.body(sha256);
      if (bytes !== undefined) return bytes;
    }
    return undefined;
  };
  const { origin, logId } = ledger;
  await replayLedger(rebuilding.db, {
    ...{ origin, logId, from, to, at, body },
    project: (m, leaf) => project.call(rebuilding, m, leaf),
    onProgress: (events) => {
      progress(`${origin}: ${String(events)} events`);
    },
  });
}
