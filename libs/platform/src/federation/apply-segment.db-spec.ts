import 'reflect-metadata';
import type { BusRecord } from '#federation/bus.js';
import { formatSignatureLine } from '#ledger/signed-note.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { someEntries } from '../ledger/testing/ledger-under-test.js';
import { checkEvidence } from '#ledger/evidence.js';
import { CheckpointObserver } from './checkpoint-observer.js';
import { applySegment } from './apply-segment.js';
import { followerOn, type FollowerState } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

type Follower = Awaited<ReturnType<typeof followerOn>>;

/** A hub with three published sizes (2, 5, 9) that the follower knows. */
async function withFollower(
  kind: DatabaseKind,
  test: (setting: {
    follower: Follower;
    hub: HubLog;
    apply: (record: BusRecord) => Promise<string>;
    state: () => Promise<FollowerState>;
  }) => Promise<void>,
): Promise<void> {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  try {
    const hub = new HubLog();
    hub.addStandard('stitching');
    hub.addPersons(4);
    hub.addStandard('lasting');
    hub.addPersons(2);
    hub.addStandard('pricing');
    follower.follow(hub);
    const apply = (record: BusRecord) => applySegment(follower.context, record);
    await test({ follower, hub, apply, state: follower.state });
  } finally {
    await follower.db.destroy();
    await drop();
  }
}

/** The JSON of a segment with one change; base64 stays base64. */
function altered(record: BusRecord, change: (data: SegmentData) => void): BusRecord {
  const event = JSON.parse(record.value.toString()) as { data: SegmentData };
  change(event.data);
  return { ...record, value: Buffer.from(JSON.stringify(event)) };
}
interface SegmentData {
  entries: string[];
  bodies: { sha256: string; data: string }[];
  checkpoint: string;
}
function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  return bytes.toString('base64');
}

const hubKeys = (hub: HubLog) => [{ key: hub.signer.verifier, fromSize: 0 }];
const untouched = { size: 0, published: [], projected: [], findings: [], bodies: 0, evidence: [] };
const complete = {
  size: 9,
  projected: ['0 stitching 1', '5 lasting 1', '8 pricing 1'],
  quarantined: [],
  parked: [],
  bodies: 3,
};

describeDatabases('a segment', (kind) => {
  it.each<[string, (hub: HubLog, follower: Follower) => BusRecord]>([
    ['segment.unknown-origin', () => strangers(new HubLog('other.example/ledger'))],
    [
      'segment.not-accredited',
      (hub, follower) => {
        follower.follow(hub, { standing: 'not-accredited' });
        return hub.segment(0);
      },
    ],
    ['segment.key-mismatch', (hub) => ({ ...hub.segment(0), key: 'other.example/ledger' })],
    ['segment.malformed', (hub) => ({ ...hub.segment(0), key: '\0', value: Buffer.from('{') })],
    ['segment.malformed', (hub) => cut(hub.segment(0))],
    ['segment.malformed', (hub) => altered(hub.segment(0), ({ entries }) => entries.pop())],
    ['segment.too-large', (hub) => ({ ...hub.segment(0), value: Buffer.alloc(262_145, 32) })],
    ['segment.no-quorum', (hub) => hub.segment(0, 9, { note: hub.signedOnly() })],
    ['segment.bad-signature', (hub) => hub.segment(0, 9, { note: forged(hub) })],
    ['segment.bad-signature', (hub) => hub.segment(0, 9, { note: bent(hub.note()) })],
  ])('that does not verify costs one quarantine row: %s', (code, make) =>
    withFollower(kind, async ({ follower, hub, apply, state }) => {
      const record = make(hub, follower);
      expect(await apply(record)).toBe('quarantined');
      // The bus may bring it again.
      expect(await apply(record)).toBe('quarantined');
      expect(await state()).toEqual({ ...untouched, quarantined: [code], parked: [] });
    }),
  );

  it.each<[string, (data: SegmentData) => void]>([
    ['entry', (data) => (data.entries[1] = flipped(data.entries[1]!))],
    ['public entry', (data) => (data.entries[0] = flipped(data.entries[0]!))],
    ['order', (data) => data.entries.reverse()],
  ])('with one altered %s changes nothing, and the range is fetched instead', (_what, change) =>
    withFollower(kind, async ({ hub, apply, state }) => {
      expect(await apply(altered(hub.segment(0), change))).toBe('quarantined');
      expect(await state()).toEqual({
        ...untouched,
        quarantined: ['segment.root-mismatch'],
        parked: ['gap'],
      });
      // The true one is not held up by it.
      expect(await apply(hub.segment(0))).toBe('applied');
      expect(await state()).toMatchObject({ ...complete, quarantined: ['segment.root-mismatch'] });
    }),
  );

  it('with one altered byte in a body waits for the true body', () =>
    withFollower(kind, async ({ hub, apply, state }) => {
      const bad = altered(hub.segment(0), ({ bodies }) => {
        bodies[0]!.data = flipped(bodies[0]!.data);
      });
      expect(await apply(bad)).toBe('parked');
      expect(await state()).toEqual({
        ...untouched,
        quarantined: ['segment.bad-body'],
        parked: ['body'],
      });
      expect(await apply(hub.segment(0))).toBe('applied');
      expect(await state()).toMatchObject({ ...complete, quarantined: ['segment.bad-body'] });
    }));

  it('is mirrored, projected once for each index in order, and published', () =>
    withFollower(kind, async ({ hub, apply, state }) => {
      for (const [start, end] of [
        [0, 2],
        [2, 5],
        [5, 9],
      ] as const)
        expect(await apply(hub.segment(start, end))).toBe('applied');
      expect(await state()).toEqual({ ...untouched, ...complete, published: [2, 5, 9] });
    }));

  it('that comes again, late, or overlapping changes nothing', () =>
    withFollower(kind, async ({ hub, apply, state }) => {
      await apply(hub.segment(0, 5));
      await apply(hub.segment(2, 9));
      const before = await state();
      expect(before).toMatchObject(complete);
      for (const [start, end] of [
        [0, 5],
        [2, 9],
        [0, 9],
        [1, 3],
        [9, 9],
      ] as const)
        expect(await apply(hub.segment(start, end))).toBe('duplicate');
      expect(await state()).toEqual(before);
    }));

  it('that rewrites what is mirrored already is refused, whether or not it brings more', () =>
    withFollower(kind, async ({ hub, apply, state }) => {
      await apply(hub.segment(0, 5));
      const before = await state();
      const rewritten = (end: number) =>
        altered(hub.segment(0, end), (data) => (data.entries[1] = flipped(data.entries[1]!)));
      expect(await apply(rewritten(5))).toBe('quarantined');
      expect(await state()).toEqual({ ...before, quarantined: ['segment.root-mismatch'] });
      expect(await apply(rewritten(9))).toBe('quarantined');
      expect((await state()).size).toBe(5);
      await apply(hub.segment(5, 9));
      expect(await state()).toMatchObject({
        ...complete,
        quarantined: Array(2).fill('segment.root-mismatch'),
      });
    }));

  it('that comes too early is parked and nothing of it shows', () =>
    withFollower(kind, async ({ hub, apply, state }) => {
      expect(await apply(hub.segment(5, 9))).toBe('parked');
      expect(await state()).toEqual({ ...untouched, quarantined: [], parked: ['gap'] });
      await apply(hub.segment(0, 5));
      expect((await state()).parked).toEqual(['gap']);
      await apply(hub.segment(5, 9));
      expect(await state()).toMatchObject(complete);
    }));

  it('of the same size with fresher cosignatures replaces the note, an older one does not', () =>
    withFollower(kind, async ({ follower, hub, apply }) => {
      await apply(hub.segment(0));
      const noteAt = (time: number) => hub.note(hub.checkpoint(), time);
      const held = async () =>
        (await follower.db.query<{ note: string }[]>('SELECT note FROM ledger_publication'))[0]
          ?.note;
      await apply(hub.segment(9, 9, { note: noteAt(1_790_000_600) }));
      expect(await held()).toBe(noteAt(1_790_000_600));
      await apply(hub.segment(9, 9, { note: noteAt(1_790_000_300) }));
      expect(await held()).toBe(noteAt(1_790_000_600));
    }));

  it('loses signature lines that the broker added', () =>
    withFollower(kind, async ({ follower, hub, apply }) => {
      const junk = { name: 'x.example', keyId: Buffer.alloc(4), signature: Buffer.alloc(64) };
      await apply(hub.segment(0, 9, { note: hub.note() + formatSignatureLine(junk) }));
      const [row] = await follower.db.query<{ note: string }[]>(
        'SELECT note FROM ledger_publication',
      );
      expect(row?.note).toBe(hub.note());
    }));

  it('of an equivocating log freezes the mirror with both notes as evidence', () =>
    withFollower(kind, async ({ follower, hub, apply, state }) => {
      await apply(hub.segment(0, 5));
      const before = await state();
      const split = new HubLog(hub.origin);
      split.entries.push(...someEntries(5, 900));
      const note = hub.note(split.checkpoint());
      expect(await apply(split.segment(0, 5, { note }))).toBe('frozen');
      expect(await apply(hub.segment(5, 9))).toBe('frozen');
      expect(await state()).toEqual({ ...before, parked: ['equivocation'], evidence: [1] });
      expect(follower.contradictions).toMatchObject([
        {
          evidence: {
            kind: 1,
            origin: hub.origin,
            size: 5,
            noteA: hub.signedOnly(hub.checkpoint(5)),
            noteB: hub.signedOnly(split.checkpoint()),
          },
        },
      ]);
    }));

  it('that signs another past under a size we never saw signed is evidence of kind 2', () =>
    withFollower(kind, async ({ follower, hub, apply, state }) => {
      await apply(hub.segment(0, 9));
      const split = new HubLog(hub.origin);
      split.entries.push(...someEntries(4, 900));
      const note = hub.note(split.checkpoint());
      expect(await apply(split.segment(0, 4, { note }))).toBe('frozen');
      expect(await state()).toMatchObject({ size: 9, parked: ['equivocation'], evidence: [2] });
      const [found] = follower.contradictions;
      expect(checkEvidence(found!.evidence, [hub.signer.verifier])).toEqual({ holds: true });
    }));

  it('that proves entries of which another view was seen before is evidence of kind 2', () =>
    withFollower(kind, async ({ follower, hub, apply, state }) => {
      const split = new HubLog(hub.origin);
      split.entries.push(...someEntries(4, 900));
      const observer = new CheckpointObserver(follower.context);
      const keys = hubKeys(hub);
      const note = hub.signedOnly(split.checkpoint());
      expect(await observer.observe(note, keys, 'witness')).toBe('consistent');
      await apply(hub.segment(0, 3));
      expect(await apply(hub.segment(3, 9))).toBe('frozen');
      expect(await state()).toMatchObject({ size: 9, parked: ['equivocation'], evidence: [2] });
      const [found] = follower.contradictions;
      expect(checkEvidence(found!.evidence, [hub.signer.verifier])).toEqual({ holds: true });
      expect(await observer.observe(note, keys, 'proof')).toBe('contradicted');
      expect(follower.contradictions).toHaveLength(1);
    }));

  it('is not accused by what its log did not sign, nor by an older view of the same past', () =>
    withFollower(kind, async ({ follower, hub, apply, state }) => {
      await apply(hub.segment(0, 9));
      const observer = new CheckpointObserver(follower.context);
      const keys = hubKeys(hub);
      const forged = new HubLog(hub.origin);
      forged.entries.push(...someEntries(9, 900));
      expect(await observer.observe('no note at all', keys, 'proof')).toBe('unsigned');
      expect(await observer.observe(forged.note(), keys, 'proof')).toBe('unsigned');
      const stale = hub.signedOnly(hub.checkpoint(4));
      expect(await observer.observe(stale, keys, 'proof')).toBe('consistent');
      expect(await observer.observe(hub.signedOnly(), keys, 'proof')).toBe('consistent');
      expect(await state()).toMatchObject({ size: 9, parked: [], evidence: [] });
    }));

  it('two views that come at the same moment do not miss each other', () =>
    withFollower(kind, async ({ follower, hub }) => {
      const split = new HubLog(hub.origin);
      split.entries.push(...someEntries(9, 900));
      const observer = new CheckpointObserver(follower.context);
      const notes = [hub.signedOnly(), hub.signedOnly(split.checkpoint())];
      const found = await Promise.all(
        notes.map((note) => observer.observe(note, hubKeys(hub), 'witness')),
      );
      expect(found.sort()).toEqual(['consistent', 'contradicted']);
      expect(follower.contradictions).toHaveLength(1);
    }));

  it('whose projection throws leaves nothing, and is taken whole when it comes again', () =>
    withFollower(kind, async ({ follower, hub, apply, state }) => {
      follower.failAt(5);
      await expect(apply(hub.segment(0))).rejects.toThrow('the projection fails');
      expect(await state()).toEqual({ ...untouched, quarantined: [], parked: [] });
      follower.failAt(undefined);
      expect(await apply(hub.segment(0))).toBe('applied');
      expect(await state()).toMatchObject(complete);
    }));

  it('holds invalid public leaves: they are mirrored with a finding and not projected', () =>
    withFollower(kind, async ({ hub, apply, state }) => {
      hub.addEvent({ versionUri: 'not enough' });
      hub.addStandard('of another', { source: 'other.example/ledger' });
      hub.addStandard('of the future', {
        dataschema: 'https://guildmark.eu/schemas/events/local-standard.published/7.0.schema.json',
      });
      hub.addStandard('zero\0');
      hub.entries.push(Buffer.from([2, 0, 0x7b]), Buffer.from([9, 9]));
      hub.addStandard('after');
      expect(await apply(hub.segment(0))).toBe('applied');
      expect(await state()).toMatchObject({
        size: 16,
        findings: [
          '9 leaf.invalid',
          '10 leaf.invalid',
          '11 event.unknown-type',
          '12 leaf.invalid',
          '13 leaf.invalid',
        ],
        projected: [...complete.projected, '15 after 1'],
        parked: [],
      });
    }));

  it('is refused in a flood with 60 rows a minute; the rest is counted', () =>
    withFollower(kind, async ({ follower, hub, apply }) => {
      const flood = async (from: number) => {
        for (let i = from; i < from + 70; i++)
          await apply({ key: hub.origin, value: Buffer.from(String(i)), headers: {} });
      };
      const rows = async () => (await follower.state()).quarantined.length;
      await flood(0);
      expect(await rows()).toBe(60);
      expect(await follower.db.query('SELECT refused FROM quarantine_minute')).toEqual([
        { refused: '70' },
      ]);
      follower.clock.advance(60);
      await flood(70);
      expect(await rows()).toBe(120);
    }));
});

function strangers(stranger: HubLog): BusRecord {
  stranger.addPersons(2);
  return stranger.segment(0);
}
function cut(record: BusRecord): BusRecord {
  return { ...record, value: record.value.subarray(0, record.value.length - 40) };
}
/** The right name and text, signed by somebody else. */
function forged(hub: HubLog): string {
  const forger = new HubLog(hub.origin);
  forger.entries.push(...hub.entries);
  return forger.note();
}
/** One bit of the log's signature. */
function bent(note: string): string {
  const at = note.indexOf('— ') + note.slice(note.indexOf('— ')).indexOf('\n') - 10;
  return note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
}
