import { randomBytes } from 'node:crypto';
import type { BusBatch } from '#federation/bus.js';
import { until } from '../support/until.js';
import {
  type BusBench,
  collectFrom,
  name,
  numberOf,
  openWithTopic,
  record,
  using,
} from './bus-contract-setting.js';
import { busPlacesContract } from './bus-places-contract.js';

/** The rules of the FederationBus port (docs/design/federation.md 8), run on every adapter. */
export function busContract(setup: () => Promise<BusBench>): void {
  busPlacesContract(setup);

  it('refuses an unknown topic', () =>
    using(setup, async ({ bus }) => {
      await expect(bus.publish(`nowhere.${name()}`, [record('a', 1)])).rejects.toMatchObject({
        code: 'bus.topic-unknown',
      });
    }));

  it('rejects a publication when there is nothing to write it to', async () => {
    const bench = await setup();
    const bus = await bench.openBroken(() => undefined);
    try {
      await expect(bus.publish('any', [record('a', 1)])).rejects.toThrow();
    } finally {
      await bus.close();
      await bench.close();
    }
  });

  it('refuses a record over 1 MiB and nothing of its publication arrives', () =>
    using(setup, async ({ bus, topic, collect }) => {
      const large = { ...record('a', 2), value: Buffer.alloc(1_048_577) };
      await expect(bus.publish(topic, [record('a', 1), large])).rejects.toMatchObject({
        code: 'bus.record-too-large',
      });
      await bus.publish(topic, [record('a', 3)]);
      const seen = await collect('g');
      await until(() => seen.length > 0);
      expect(seen.map(numberOf)).toEqual([3]);
    }));

  it('carries records of 256 KiB that do not compress, eight at once, byte for byte', () =>
    using(setup, async ({ bus, topic, collect }) => {
      const sent = Array.from({ length: 8 }, () => ({
        key: 'large',
        value: randomBytes(262_144),
        headers: { 'content-type': 'application/octet-stream' },
      }));
      await bus.publish(topic, sent);
      const seen = await collect('g');
      await until(() => seen.length >= sent.length);
      seen.forEach((got, at) => {
        expect(got.value.equals(sent[at]?.value ?? Buffer.alloc(0))).toBe(true);
        expect(got.headers).toEqual({ 'content-type': 'application/octet-stream' });
      });
      expect(seen).toHaveLength(sent.length);
    }));

  it('keeps the order of each key, also over publications nobody waited for', () =>
    using(setup, async ({ bus, topic, subscribe }) => {
      const keys = ['hub.one/ledger', 'hub.two/ledger', 'hub.three/ledger', 'hub.four/ledger'];
      const rounds = Array.from({ length: 60 }, (_, n) => keys.map((key) => record(key, n)));
      const batches: BusBatch[] = [];
      await subscribe('g', (batch) => {
        batches.push(batch);
        return Promise.resolve();
      });
      await Promise.all(rounds.map((round) => bus.publish(topic, round)));
      const all = () => batches.flatMap(({ records }) => records);
      await until(() => all().length >= rounds.length * keys.length);
      for (const key of keys) {
        const ofKey = all().filter((got) => got.key === key);
        expect(ofKey.map(numberOf)).toEqual(rounds.map((_, n) => n));
      }
      for (const partition of new Set(batches.map((batch) => batch.partition))) {
        const offsets = batches
          .filter((batch) => batch.partition === partition)
          .flatMap(({ records }) => records.map(({ offset }) => offset));
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        expect(new Set(offsets).size).toBe(offsets.length);
      }
    }));

  it('delivers the same records again when the handler throws, and tells why', () =>
    using(setup, async ({ bus, topic, subscribe, errors }) => {
      const attempts: number[][] = [];
      await subscribe('g', (batch) => {
        attempts.push(batch.records.map(numberOf));
        return attempts.length <= 2
          ? Promise.reject(new Error('the handler refuses'))
          : Promise.resolve();
      });
      await bus.publish(
        topic,
        [1, 2, 3].map((n) => record('a', n)),
      );
      await bus.publish(topic, [record('a', 4)]);
      await until(() => attempts.slice(2).flat().length >= 4);
      // A failed attempt may have held fewer records than there are by now, never later ones first.
      for (const attempt of attempts.slice(0, 3)) expect(attempt[0]).toBe(1);
      expect(attempts.slice(2).flat()).toEqual([1, 2, 3, 4]);
      expect(errors.filter((message) => message === 'the handler refuses')).toHaveLength(2);
    }));

  it('does not hold up other partitions while one fails', () =>
    using(setup, async ({ bus, topic, subscribe }) => {
      const seen = new Set<string>();
      const failing = 'key-0';
      await subscribe('g', ({ records }) => {
        if (records.some(({ key }) => key === failing)) return Promise.reject(new Error('poison'));
        for (const { key } of records) seen.add(key);
        return Promise.resolve();
      });
      await bus.publish(topic, [record(failing, 0)]);
      await bus.publish(
        topic,
        Array.from({ length: 20 }, (_, n) => record(`key-${n + 1}`, n)),
      );
      // Three partitions: of twenty keys some lie elsewhere, whatever the hash.
      await until(() => seen.size > 0);
    }));

  it('goes on after a restart where the group had committed', async () => {
    const bench = await setup();
    try {
      const topic = name();
      const first = await openWithTopic(bench, topic);
      const before = await collectFrom(first, 'g', topic);
      await first.publish(
        topic,
        [1, 2, 3].map((n) => record('a', n)),
      );
      await until(() => before.length >= 3);
      await first.close();

      const second = await openWithTopic(bench, topic);
      await second.publish(
        topic,
        [4, 5].map((n) => record('a', n)),
      );
      const after = await collectFrom(second, 'g', topic);
      await until(() => after.length >= 2);
      await second.close();
      expect(after.map(numberOf)).toEqual([4, 5]);
    } finally {
      await bench.close();
    }
  });

  it('gives every group everything, from the oldest record on', () =>
    using(setup, async ({ bus, topic, collect }) => {
      await bus.publish(
        topic,
        [1, 2].map((n) => record('a', n)),
      );
      const one = await collect('one');
      const two = await collect('two');
      await bus.publish(topic, [record('a', 3)]);
      await until(() => one.length >= 3 && two.length >= 3);
      expect(one.map(numberOf)).toEqual([1, 2, 3]);
      expect(two.map(numberOf)).toEqual([1, 2, 3]);
    }));

  it('waits at close for publications and for the running handler, and commits it', async () => {
    const bench = await setup();
    try {
      const topic = name();
      const first = await openWithTopic(bench, topic);
      let release = (): void => undefined;
      let finished = false;
      let entered = false;
      const gate = new Promise<void>((resolve) => (release = resolve));
      await first.subscribe({
        group: `${topic}.g`,
        topics: [topic],
        onBatch: async () => {
          entered = true;
          await gate;
          finished = true;
        },
      });
      await first.publish(topic, [record('a', 1)]);
      await until(() => entered);
      const late = first.publish(topic, [record('a', 2)]);
      const closed = first.close();
      await expect(first.publish(topic, [record('a', 3)])).rejects.toMatchObject({
        code: 'bus.closed',
      });
      expect(finished).toBe(false);
      release();
      await closed;
      await late;
      expect(finished).toBe(true);

      const second = await openWithTopic(bench, topic);
      const seen = await collectFrom(second, 'g', topic);
      await until(() => seen.length > 0);
      await second.close();
      expect(seen.map(numberOf)).toEqual([2]);
    } finally {
      await bench.close();
    }
  });
}
