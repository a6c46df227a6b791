import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { DEVELOPMENT_CADENCE } from './cadence.js';
import {
  FrozenClock,
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

const HOUR_S = 3600;

describeDatabases('epochs', (kind) => {
  async function setup(changes: Partial<typeof DEVELOPMENT_CADENCE> = {}) {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const cadence = { ...DEVELOPMENT_CADENCE, epochS: HOUR_S, maxMergeDelayS: 7200, ...changes };
    const options = ledgerOptions({ cadence });
    const clock = new FrozenClock();
    clock.advanceToPeriod(options.origin, HOUR_S);
    const start = () => startedLedger(db, options, clock);
    const ledger = await start();
    clock.advance(60);
    await ledger.sequencer.tick();
    const close = async () => {
      await db.destroy();
      await drop();
    };
    const publicEntry = (text: string) =>
      inTransaction(db, (m) =>
        ledger.intents.append(m, { id: randomUUID(), entry: Buffer.from(text), isPublic: true }),
      );
    const size = async () => (await checkLedger(db)).size;
    /** Entries by index, the opening leaf left out. */
    const written = async () => (await ledger.reader.entries(1, await size())).map(hex);
    return { ...ledger, clock, close, db, publicEntry, size, start, written };
  }
  const hex = (entry: Buffer) => entry.toString('hex');

  it('let commitments wait for the boundary, and public leaves not', async () => {
    const { append, clock, close, publicEntry, sequencer, size, written } = await setup();
    try {
      await append(someEntries(20));
      await publicEntry('first');
      expect(await sequencer.tick()).toBe(1);
      clock.advance(HOUR_S - 61);
      await publicEntry('second');
      expect(await sequencer.tick()).toBe(1);
      clock.advance(1);
      expect(await sequencer.tick()).toBe(20);
      expect(await size()).toBe(23);
      const [first, second, ...others] = await written();
      expect([first, second]).toEqual([hex(Buffer.from('first')), hex(Buffer.from('second'))]);
      const queued = someEntries(20).map(hex);
      expect([...others].sort()).toEqual([...queued].sort());
      // in their order by chance once in 20! times
      expect(others).not.toEqual(queued);
    } finally {
      await close();
    }
  });

  it('shuffle across the whole epoch, also where it takes several batches', async () => {
    const { append, clock, close, sequencer, written } = await setup();
    try {
      await append(someEntries(1100));
      clock.advance(HOUR_S);
      expect(await sequencer.tick()).toBe(1100);
      const place = new Map((await written()).map((entry, i) => [entry, i]));
      const late = someEntries(100, 1000).filter((entry) => place.get(hex(entry))! < 1000);
      // of the last hundred that came, about 91 lie in the first batch of 1,000; none by chance 1e-100
      expect(late.length).toBeGreaterThan(70);
      expect(late.length).toBeLessThanOrEqual(100);
    } finally {
      await close();
    }
  });

  it('take a commitment that commits after the cut with the next epoch', async () => {
    const { append, clock, close, sequencer } = await setup();
    try {
      await append(someEntries(3));
      clock.advance(HOUR_S);
      expect(await sequencer.tick()).toBe(3);
      await append(someEntries(2, 50));
      expect(await sequencer.tick()).toBe(0);
      clock.advance(HOUR_S);
      expect(await sequencer.tick()).toBe(2);
    } finally {
      await close();
    }
  });

  it('fill commitments with pads up to a multiple, also where there are none', async () => {
    const { append, clock, close, db, sequencer, written } = await setup({ padMultiple: 8 });
    try {
      for (const [count, leaves] of [
        [0, 8],
        [3, 8],
        [8, 8],
        [9, 16],
      ] as const) {
        await append(someEntries(count, count * 100));
        clock.advance(HOUR_S);
        expect(await sequencer.tick()).toBe(leaves);
        expect(await sequencer.tick()).toBe(0);
      }
      const entries = await written();
      expect(new Set(entries).size).toBe(40);
      expect(entries.every((entry) => /^0100[0-9a-f]{64}$/.test(entry))).toBe(true);
      // nothing stored tells a pad from a commitment: only ids and entries are there
      const kinds = await db.query<{ n: string }[]>(
        'SELECT count(*) AS n FROM ledger_intent WHERE NOT public GROUP BY public',
      );
      expect(kinds).toEqual([{ n: '40' }]);
    } finally {
      await close();
    }
  });

  it('survive a restart within an epoch and at its end', async () => {
    const { append, clock, close, sequencer, size, start, state } = await setup({ padMultiple: 4 });
    try {
      await append(someEntries(3));
      await sequencer.tick();
      state.beginStop();
      const second = await start();
      await second.append(someEntries(2, 10));
      expect(await second.sequencer.tick()).toBe(0);
      second.state.beginStop();
      clock.advance(5 * HOUR_S);
      const third = await start();
      expect(await third.sequencer.tick()).toBe(8);
      expect(await (await start()).sequencer.tick()).toBe(0);
      expect(await size()).toBe(9);
    } finally {
      await close();
    }
  });

  it('lose nothing when the clock goes back, nor after it ran ahead for long', async () => {
    const { append, clock, close, sequencer } = await setup();
    try {
      clock.advance(HOUR_S);
      await sequencer.tick();
      await append(someEntries(2));
      clock.advance(-HOUR_S / 2);
      expect(await sequencer.tick()).toBe(0);
      clock.advance(1.5 * HOUR_S);
      expect(await sequencer.tick()).toBe(2);
      clock.advance(10_000 * HOUR_S);
      await sequencer.tick();
      await append(someEntries(2, 20));
      clock.advance(-10_000 * HOUR_S);
      expect(await sequencer.tick()).toBe(2);
    } finally {
      await close();
    }
  });

  it('I1 raise ledger.merge-delay once while an intent waits longer than promised', async () => {
    const { append, clock, close, db, sequencer } = await setup();
    const said = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    try {
      await append(someEntries(1));
      await sequencer.tick();
      await db.query("UPDATE ledger_queue SET queued_at = now() - interval '7100 s'");
      await sequencer.tick();
      expect(said).not.toHaveBeenCalled();
      await db.query("UPDATE ledger_queue SET queued_at = now() - interval '7201 s'");
      await sequencer.tick();
      await sequencer.tick();
      expect(said.mock.calls).toEqual([
        [
          expect.stringMatching(
            /^ledger\.merge-delay: an intent waits for 7[2-9]\d\d s, 7200 s are promised$/,
          ),
        ],
      ]);
      clock.advance(HOUR_S);
      expect(await sequencer.tick()).toBe(1);
      await append(someEntries(1, 5));
      await db.query("UPDATE ledger_queue SET queued_at = now() - interval '9000 s'");
      await sequencer.tick();
      expect(said).toHaveBeenCalledTimes(2);
    } finally {
      said.mockRestore();
      await close();
    }
  });
});
