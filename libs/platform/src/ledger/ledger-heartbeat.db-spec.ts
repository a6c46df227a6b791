import { cosignaturesOf } from '#ledger/cosignature.js';
import { readSegment } from '#federation/read-segment.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import type { BusRecord } from '#federation/bus.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { until } from '../../../../test/support/until.js';
import { openBus } from '../federation/bus.module.js';
import { OutboxModule } from '../federation/outbox.module.js';
import { OutboxRelay } from '../federation/outbox-relay.js';
import {
  FrozenClock,
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';
import { startWitness } from './testing/witness-under-test.js';

describeDatabases('a heartbeat', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const clock = new FrozenClock();
    const open = ledgerOptions();
    clock.advanceToPeriod(open.origin, open.cadence.heartbeatS);
    const witness = await startWitness(database, open.signers[0].verifier, clock);
    const options = { ...open, policy: witness.policy };
    const ledger = await startedLedger(db, options, clock);
    const [id = ''] = await ledger.append(someEntries(3));
    await ledger.sequencer.tick();
    await ledger.publisher.tick();
    const cosignedAt = async () => {
      const published = await ledger.reader.checkpoint();
      const note = parseSignedNote(published?.note ?? '');
      return cosignaturesOf(note, [witness.key]).map(({ time }) => time);
    };
    const outbox = () =>
      db.query<{ start_index: string; end_index: string }[]>(
        'SELECT start_index, end_index FROM federation_outbox ORDER BY seq',
      );
    const close = async () => {
      await witness.close();
      await db.destroy();
      await drop();
    };
    return { ...ledger, close, cosignedAt, database, db, id, options, outbox, witness };
  }
  const seconds = (clock: FrozenClock) => Math.floor(clock.now().getTime() / 1000);

  it('wakes the relay of its process, as a publication does', async () => {
    const ledger = await setup();
    const { append, clock, close, database, db, options, publisher, sequencer, state } = ledger;
    const bus = await openBus({ database }, () => undefined);
    const { origin, prefixUrl } = options;
    const registryUrl = 'https://registry.example';
    const to = { topic: HUB_SEGMENTS_TOPIC, origin, prefixUrl, registryUrl };
    const relay = new OutboxRelay(db, bus, clock, to);
    let woken = 0;
    relay.nudge = () => void woken++;
    const outbox = new OutboxModule(relay, state);
    try {
      outbox.onApplicationBootstrap();
      clock.advance(60);
      await publisher.tick();
      expect(woken).toBe(1);
      await append(someEntries(1, 3));
      await sequencer.tick();
      await publisher.tick();
      expect(woken).toBe(2);
    } finally {
      await outbox.beforeApplicationShutdown();
      await bus.close();
      await close();
    }
  });

  it('shows the same size with a fresh cosignature, and moves no proof', async () => {
    const { clock, close, cosignedAt, db, id, outbox, proofs, publisher } = await setup();
    try {
      const first = seconds(clock);
      const proof = await proofs.proofOf(id);
      clock.advance(59);
      expect(await publisher.tick()).toBe(0);
      expect([await cosignedAt(), await outbox()]).toMatchObject([[first], [{}]]);
      clock.advance(1);
      expect(await publisher.tick()).toBe(0);
      await publisher.tick();
      expect(await cosignedAt()).toEqual([first + 60]);
      expect(await outbox()).toEqual([
        { start_index: '0', end_index: '4' },
        { start_index: '4', end_index: '4' },
      ]);
      expect(await proofs.proofOf(id)).toEqual(proof);
      expect(await checkLedger(db)).toEqual({ size: 4, published: 4, queued: 0 });
      // the first note of an own publication is for ever
      await expect(db.query("UPDATE ledger_publication SET note = 'x'")).rejects.toThrow(
        'it only grows',
      );
    } finally {
      await close();
    }
  });

  it('travels to the mirrors as a segment without entries', async () => {
    const { clock, close, database, db, options, publisher, reader } = await setup();
    const bus = await openBus({ database }, () => undefined);
    const records: BusRecord[] = [];
    const relay = new OutboxRelay(db, bus, clock, {
      topic: HUB_SEGMENTS_TOPIC,
      origin: options.origin,
      prefixUrl: options.prefixUrl,
      registryUrl: 'https://registry.example',
    });
    try {
      clock.advance(60);
      await publisher.tick();
      await bus.subscribe({
        group: 'mirror',
        topics: [HUB_SEGMENTS_TOPIC],
        onBatch: (batch) => {
          records.push(...batch.records);
          return Promise.resolve();
        },
      });
      relay.start();
      await until(() => records.length >= 2);
      const [, beat] = records.map(({ value, key }) => readSegment(value, key));
      const published = await reader.checkpoint();
      expect(beat).toMatchObject({ start: 4, entries: [], checkpointNote: published?.note });
    } finally {
      await relay.stop();
      await bus.close();
      await close();
    }
  });

  it('comes at the moment of its own ledger, however lately something was published', async () => {
    const { append, clock, close, options, outbox, publisher, sequencer } = await setup();
    try {
      clock.advance(50);
      await append(someEntries(1, 20));
      await sequencer.tick();
      await publisher.tick();
      clock.advance(9);
      await publisher.tick();
      expect(await outbox()).toHaveLength(2);
      clock.advanceToPeriod(options.origin, options.cadence.heartbeatS);
      await publisher.tick();
      expect((await outbox()).at(-1)).toEqual({ start_index: '5', end_index: '5' });
    } finally {
      await close();
    }
  });

  it('waits for a quorum, beats again and again, and survives a clock that goes back', async () => {
    const { clock, close, cosignedAt, options, publisher, db } = await setup();
    try {
      const first = seconds(clock);
      const policy = options.policy.replace(/http:\S+/, 'http://127.0.0.1:65535');
      const away = await startedLedger(db, { ...options, policy }, clock);
      away.state.passGuard();
      clock.advance(60);
      await away.publisher.tick();
      expect([away.publisher.isWaiting, await cosignedAt()]).toEqual([true, [first]]);
      await publisher.tick();
      clock.advance(60);
      await publisher.tick();
      expect(await cosignedAt()).toEqual([first + 120]);
      clock.advance(-200);
      await publisher.tick();
      // a witness's time never goes back, ours may
      expect(await cosignedAt()).toEqual([first + 120]);
      clock.advance(60);
      await publisher.tick();
      expect(publisher.isWaiting).toBe(false);
      expect((await checkLedger(db)).published).toBe(4);
    } finally {
      await close();
    }
  });

  it('publishes what comes after a clock went back, and proves it', async () => {
    const { append, clock, close, db, proofs, publisher, sequencer } = await setup();
    try {
      clock.advance(-250);
      const [id = ''] = await append(someEntries(1, 50));
      expect([await sequencer.tick(), await publisher.tick()]).toEqual([1, 1]);
      expect((await proofs.proofOf(id)).state).toBe('published');
      // an hour back: the witness does not cosign with a clock that is wrong, nothing is lost
      clock.advance(-3600);
      const [late = ''] = await append(someEntries(1, 60));
      expect([await sequencer.tick(), await publisher.tick()]).toEqual([1, 0]);
      expect(await proofs.proofOf(late)).toEqual({ state: 'pending' });
      clock.advance(4000);
      expect(await publisher.tick()).toBe(1);
      expect((await proofs.proofOf(late)).state).toBe('published');
      expect(await checkLedger(db)).toEqual({ size: 6, published: 6, queued: 0 });
    } finally {
      await close();
    }
  });
});
