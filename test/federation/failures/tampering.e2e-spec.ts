import 'reflect-metadata';
import type { BusRecord } from '#federation/bus.js';
import { requirement } from '../../support/requirements.js';
import { altered, flipped, poisonOf } from './alter-record.js';
import { disturbed, type DisturbedRun, undisturbed } from './disturbed-run.js';
import type { StateDigest } from './state-digest.js';
import { WrittenHub, writtenHubs } from './written-hub.js';

const kafka = requirement('kafka', 'postgres');

const BETA = 'beta.example/ledger';

kafka.describe('whatever somebody writes to the topic', () => {
  let world: Awaited<ReturnType<typeof writtenHubs>>;
  let reference: StateDigest;
  let records: readonly BusRecord[];
  let beta: readonly BusRecord[];
  beforeAll(async () => {
    world = await writtenHubs(['alpha', 'beta', 'gamma'], 12);
    records = world.records();
    beta = records.filter(({ key }) => key === BETA);
    reference = await undisturbed(world.hubs, records);
  });
  afterAll(() => world.close());

  const run = (test: (run: DisturbedRun) => Promise<void>) =>
    disturbed({ brokers: kafka.value, hubs: world.hubs }, test);

  /** Sends these instead of the true records; ends in the reference state with these alarms only. */
  const endsAsReference = (sent: readonly BusRecord[], quarantined: readonly string[]) =>
    run(async ({ start, send, settled, heartbeats, digest, alarms }) => {
      start();
      await send(sent);
      await heartbeats();
      await settled();
      expect(await digest()).toEqual(reference);
      expect(await alarms()).toEqual({ quarantined, parked: [] });
    });

  const instead = (of: BusRecord | undefined, ...by: readonly BusRecord[]) =>
    records.flatMap((record) => (record === of ? by : [record]));

  it('a segment signed by a wrong key under a hub’s key costs one row of quarantine', () => {
    const thief = new WrittenHub(BETA);
    thief.addPersons(5);
    const forged = thief.segment(0);
    return endsAsReference(
      [forged, ...instead(beta[3], forged, beta[3]!)],
      [`${BETA} segment.bad-signature`],
    );
  });

  it('a true segment of one hub under the key of another is refused', () => {
    const alpha = records.find(({ key }) => key !== BETA)!;
    const moved = { ...alpha, key: BETA };
    return endsAsReference(instead(beta[4], moved, beta[4]!), [`${BETA} segment.key-mismatch`]);
  });

  it('keys of two hubs’ records swapped: both are refused, and fetched from their hubs', () => {
    const alpha = records.filter(({ key }) => key === 'alpha.example/ledger')[5]!;
    const other = beta[5]!;
    const swapped = records.map((record) => {
      if (record === alpha) return { ...alpha, key: BETA };
      return record === other ? { ...other, key: alpha.key } : record;
    });
    return endsAsReference(swapped, [
      'alpha.example/ledger segment.key-mismatch',
      `${BETA} segment.key-mismatch`,
    ]);
  });

  it.each([
    [
      'an entry',
      'segment.root-mismatch',
      (s) => void (s.data.entries[0] = flipped(s.data.entries[0], 9)),
    ],
    [
      'the last entry',
      'segment.root-mismatch',
      (s) => void s.data.entries.push(flipped(s.data.entries.pop(), 3)),
    ],
    [
      'a body',
      'segment.bad-body',
      (s) => void (s.data.bodies[0]!.data = flipped(s.data.bodies[0]!.data, 35)),
    ],
    [
      'the root in the note',
      'segment.bad-signature',
      (s) => {
        const [origin, size, root, ...rest] = s.data.checkpoint.split('\n');
        s.data.checkpoint = [origin, size, flipped(root, 0), ...rest].join('\n');
      },
    ],
  ] as readonly (readonly [string, string, Parameters<typeof altered>[1]])[])(
    'one bit of %s changed: refused as %s, and the truth is fetched',
    (_what, code, change) => {
      const victim = beta.find(hasBody)!;
      return endsAsReference(instead(victim, altered(victim, change)), [`${BETA} ${code}`]);
    },
  );

  it('a checkpoint cut off behind the truth, and entries left out of the middle', () => {
    const victim = beta[6]!;
    const cut = altered(victim, (s) => void s.data.entries.shift());
    return endsAsReference(instead(victim, cut), [`${BETA} segment.malformed`]);
  });

  it('every kind of poison is refused by its name, and every hub goes on', () => {
    const poisons = poisonOf(beta[2]!);
    const alarms = [...new Set(poisons.map(([, , alarm]) => alarm))].sort();
    const [first, ...rest] = instead(undefined);
    const all = poisons.map(([, record]) => record);
    return endsAsReference([...all, first!, ...all, ...rest, ...all], alarms);
  });

  it('a flood under a hub’s key is bounded in the quarantine, and that hub goes on', () =>
    run(async ({ start, send, settled, digest, registry }) => {
      start();
      const thief = new WrittenHub(BETA);
      thief.addPersons(1);
      const flood = Array.from({ length: 1500 }, (_, i) =>
        thief.segment(0, 1, { note: thief.note(thief.checkpoint(1), 1_790_000_000 + i) }),
      );
      await send(flood.slice(0, 750));
      await send(records);
      await send(flood.slice(750));
      await settled();
      const [row] = await registry.db.query<{ rows: string; refused: string }[]>(
        `SELECT (SELECT count(*) FROM quarantine) AS rows, sum(refused) AS refused
         FROM quarantine_minute WHERE bucket = $1`,
        [BETA],
      );
      expect(Number(row?.rows)).toBe(60);
      expect(Number(row?.refused)).toBeGreaterThanOrEqual(750);
      expect(await digest()).toEqual(reference);
    }));
});

function hasBody(record: BusRecord): boolean {
  return (
    (JSON.parse(record.value.toString()) as { data: { bodies: unknown[] } }).data.bodies.length > 0
  );
}
