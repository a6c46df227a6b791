import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { readTraceparent } from '../tracing/trace-context.js';
import { inContext, inTrace } from '../tracing/work-context.js';
import {
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

const traceOf = (letter: string) => ({ traceId: letter.repeat(32), spanId: '1'.repeat(16) });
const held = async (db: DataSource) =>
  (await db.query<{ count: number }[]>('SELECT count(*)::integer AS count FROM ledger_trace'))[0]
    ?.count;

const outbox = (db: DataSource) =>
  db.query<{ traceparent: string | null }[]>(
    'SELECT traceparent FROM federation_outbox ORDER BY seq',
  );

describeDatabases('the trace of an entry', (kind) => {
  async function setup(
    work: (db: DataSource, ledger: Awaited<ReturnType<typeof startedLedger>>) => Promise<void>,
  ) {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    try {
      const ledger = await startedLedger(db, ledgerOptions());
      await ledger.sequencer.tick();
      await ledger.publisher.tick();
      await work(db, ledger);
    } finally {
      await db.destroy();
      await drop();
    }
  }

  it('lasts from the request to the outbox row, and is dropped with the publication', () =>
    setup(async (db, ledger) => {
      const before = (await outbox(db)).length;
      await inTrace(traceOf('b'), () => ledger.append(someEntries(2)));
      await inTrace(traceOf('a'), () => ledger.append(someEntries(1, 2)));
      await ledger.append(someEntries(1, 3));
      expect(await held(db)).toBe(3);
      await ledger.sequencer.tick();
      expect(await held(db)).toBe(3);
      await ledger.publisher.tick();
      expect(await held(db)).toBe(0);
      const [row] = (await outbox(db)).slice(before);
      // the first by name: the order of the leaves would tell whose they are
      expect(readTraceparent(row?.traceparent)).toMatchObject({ traceId: 'a'.repeat(32) });
    }));

  it('is absent where no request was traced', () =>
    setup(async (db, ledger) => {
      const before = (await outbox(db)).length;
      await inContext({ requestId: 'req-1' }, () => ledger.append(someEntries(1)));
      expect(await held(db)).toBe(0);
      await ledger.sequencer.tick();
      await ledger.publisher.tick();
      const rows = (await outbox(db)).slice(before);
      expect(rows).toEqual([{ traceparent: null }]);
    }));

  it('is undone with the change that queued the entry', () =>
    setup(async (db, ledger) => {
      const entry = someEntries(1)[0]!;
      await inTrace(traceOf('c'), () =>
        expect(
          inTransaction(db, async (m) => {
            await ledger.intents.append(m, {
              id: '00000000-0000-4000-8000-000000000001',
              entry,
              isPublic: false,
            });
            throw new Error('the change fails');
          }),
        ).rejects.toThrow('the change fails'),
      );
      expect(await held(db)).toBe(0);
    }));
});
