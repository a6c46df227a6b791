import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { DEVELOPMENT_CADENCE } from './cadence.js';
import type { LedgerOptions } from './ledger-options.js';
import { Died, FailingCalls, type FailurePlan } from './testing/failing-calls.js';
import {
  FrozenClock,
  ledgerOptions,
  ledgerParts,
  openLedgerDatabase,
  someEntries,
} from './testing/ledger-under-test.js';
import { startWitness } from './testing/witness-under-test.js';

const EPOCH_S = 3600;
const PAD = 4;
const cadence = {
  ...DEVELOPMENT_CADENCE,
  epochS: EPOCH_S,
  padMultiple: PAD,
  maxMergeDelayS: 100_000,
};

type Parts = ReturnType<typeof ledgerParts>;

/** All that a process does from its start on: every step of it may fail. Gives what was acknowledged. */
async function life(parts: Parts, db: DataSource, clock: FrozenClock, goOn: boolean) {
  const acknowledged: string[] = [];
  const queue = (entry: Buffer, isPublic: boolean) => async () => {
    const id = randomUUID();
    await inTransaction(db, (m) => parts.intents.append(m, { id, entry, isPublic }));
    acknowledged.push(id);
  };
  const steps = [
    () => parts.start.openAndCheck(),
    () => parts.start.passGuard(),
    queue(someEntries(1)[0]!, false),
    queue(Buffer.from(`public ${randomUUID()}`), true),
    () => parts.sequencer.tick(),
    () => parts.publisher.tick(),
    () => {
      clock.advance(EPOCH_S);
      return parts.sequencer.tick();
    },
    () => parts.publisher.tick(),
    // nothing new for the time of a heartbeat
    () => {
      clock.advance(cadence.heartbeatS);
      return parts.publisher.tick();
    },
  ];
  for (const step of steps)
    try {
      await step();
    } catch (error) {
      // a failed call ends its step, as it ends a tick; a death ends everything
      if (!goOn || error instanceof Died) return acknowledged;
    }
  return acknowledged;
}

describeDatabases('a failure at every call to database and witness', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const clock = new FrozenClock();
    const open = ledgerOptions({ cadence });
    const witness = await startWitness(database, open.signers[0].verifier, clock);
    const options: LedgerOptions = { ...open, policy: witness.policy };
    const bodies = new Map<string, string>();
    /** I5: whatever leaves us at one size has one body. */
    const noteLeft = (text: string) => {
      const body = text.split('\n').slice(0, 3).join('\n');
      const size = body.split('\n')[1] ?? '';
      const before = bodies.get(size) ?? body;
      if (before !== body) throw new Error(`two bodies at size ${size}`);
      bodies.set(size, body);
    };
    /** A process with one failure in its life, then a healthy one on the same database. */
    const round = async (plan: FailurePlan) => {
      const calls = new FailingCalls(plan);
      const wrapped = calls.wrap(db);
      const watched: typeof fetch = (input, init) => {
        const request = typeof init?.body === 'string' ? init.body : '';
        if (request.startsWith('old ')) noteLeft(request.slice(request.indexOf('\n\n') + 2));
        return calls.fetch(input, init);
      };
      const before = globalThis.fetch;
      globalThis.fetch = watched;
      const parts = ledgerParts(wrapped, options, clock);
      const died = plan.error('').name === 'Died';
      let acknowledged: string[];
      try {
        acknowledged = await life(parts, wrapped, clock, !died);
      } finally {
        globalThis.fetch = before;
        parts.state.beginStop();
      }
      await recover(acknowledged, calls.failed ?? 'no failure');
      return calls.failed;
    };
    const recover = async (acknowledged: readonly string[], after: string) => {
      const parts = ledgerParts(db, options, clock);
      await parts.start.openAndCheck();
      await parts.start.passGuard();
      clock.advance(EPOCH_S);
      await parts.sequencer.tick();
      await parts.publisher.tick();
      const [row] = await db.query<{ queued: number; proven: number; commitments: number }[]>(
        `SELECT (SELECT count(*) FROM ledger_queue)::integer AS queued,
           (SELECT count(*) FROM ledger_leaf WHERE intent_id = ANY ($1::uuid[]) AND idx < (
             SELECT max(size) FROM ledger_publication))::integer AS proven,
           (SELECT count(*) FROM ledger_leaf WHERE octet_length(entry) = 34)::integer AS commitments`,
        [acknowledged],
      );
      expect({
        after,
        ...row,
        odd: (row?.commitments ?? 0) % PAD,
        why: parts.state.readOnly,
      }).toEqual({
        after,
        queued: 0,
        proven: acknowledged.length,
        commitments: row?.commitments,
        odd: 0,
        why: undefined,
      });
    };
    const close = async () => {
      await witness.close();
      await db.destroy();
      await drop();
    };
    return { bodies, close, db, noteLeft, round };
  }

  it.each([
    ['the process dies before it', 'before', (what: string) => new Died(what)],
    ['the process dies when it was done', 'after', (what: string) => new Died(what)],
    ['it fails', 'before', (what: string) => new TypeError(what)],
    ['it is done and its answer is lost', 'after', (what: string) => new TypeError(what)],
  ] as const)(
    'I5 loses nothing, doubles nothing and signs one body for each size: %s',
    async (_name, failure, error) => {
      const { bodies, close, db, noteLeft, round } = await setup();
      const silent = (['warn', 'error'] as const).map((level) =>
        jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined),
      );
      try {
        const failed: string[] = [];
        for (let nth = 1; ; nth++) {
          const what = await round({ nth, failure, error });
          if (what === undefined) break;
          failed.push(what);
        }
        // every kind of step was hit: else the harness, not the ledger, is at fault
        for (const part of [
          'transaction',
          'UPDATE ledger_head',
          'ledger_checkpoint',
          'fetch',
          'UPDATE ledger_publication',
          'ledger_epoch',
        ])
          expect(failed.filter((what) => what.includes(part))).not.toEqual([]);
        for (const { note } of await db.query<{ note: string }[]>(
          `SELECT note FROM ledger_checkpoint UNION ALL SELECT note FROM ledger_publication
           UNION ALL SELECT fresh_note FROM ledger_publication WHERE fresh_note IS NOT NULL`,
        ))
          noteLeft(note);
        expect(bodies.size).toBeGreaterThan(failed.length / 2);
        expect(failed.length).toBeGreaterThan(60);
        const checked = await checkLedger(db);
        expect(checked.published).toBe(checked.size);
      } finally {
        for (const spy of silent) spy.mockRestore();
        await close();
      }
    },
    // A hundred lives and more, one after the other.
    1_200_000,
  );
});
