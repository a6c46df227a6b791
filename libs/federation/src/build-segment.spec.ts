import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { schemas } from '#domain/generated/schemas.js';
import { buildSegment, type NewSegment } from '#federation/build-segment.js';
import { readSegment } from '#federation/read-segment.js';

const origin = 'hub.example/ledger';
const data = Buffer.concat([Buffer.alloc(32, 7), Buffer.from('why')]);
const body = {
  sha256: createHash('sha256').update(data).digest('hex'),
  mediaType: 'text/plain',
  size: data.length,
};
const note = (size: number) => `${origin}\n${size}\ncm9vdA==\n\n— ${origin} c2ln\n`;

function segment(change: Partial<NewSegment> = {}): NewSegment {
  return {
    origin,
    prefixUrl: 'https://hub.example/ledger/',
    registryUrl: 'https://registry.example',
    start: 5,
    entries: [Buffer.from('one'), Buffer.from([0, 255])],
    bodies: [{ ...body, data }],
    checkpointNote: note(7),
    newestCosignature: 1_795_428_600,
    time: new Date('2026-11-23T10:10:00.123Z'),
    ...change,
  };
}

it.each<[string, string, Partial<NewSegment>]>([
  [
    'more than 1,000 entries',
    'segment.too-large',
    {
      start: 0,
      entries: Array.from({ length: 1001 }, () => Buffer.alloc(2)),
      checkpointNote: note(1001),
    },
  ],
  [
    'an entry over 65,535 bytes',
    'segment.too-large',
    { entries: [Buffer.alloc(65_536)], checkpointNote: note(6) },
  ],
  [
    'more than 180,224 bytes together',
    'segment.too-large',
    {
      entries: Array.from({ length: 3 }, () => Buffer.alloc(60_100)),
      checkpointNote: note(8),
    },
  ],
  ['a note over 64 KiB', 'segment.too-large', { checkpointNote: note(7) + 'x'.repeat(65_536) }],
  [
    'more than 262,144 bytes in the end',
    'segment.too-large',
    {
      entries: Array.from({ length: 3 }, () => Buffer.alloc(60_000)),
      bodies: [],
      checkpointNote: note(8) + 'x'.repeat(60_000),
    },
  ],
  ['a checkpoint of another size', 'segment.malformed', { checkpointNote: note(8) }],
  ['a checkpoint of another ledger', 'segment.malformed', { origin: 'other.example/ledger' }],
  [
    'a body that differs from its digest',
    'segment.malformed',
    { bodies: [{ ...body, data: Buffer.alloc(data.length) }] },
  ],
])('refuses %s', (_, code, change) => {
  expect(() => buildSegment(segment(change))).toThrow(code);
});

it('writes what the published schema describes, the same bytes each time', () => {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const bytes = buildSegment(segment());
  expect(ajv.validate(schemas['events/segment/1.0'], JSON.parse(bytes.toString()))).toBe(true);
  expect(buildSegment(segment()).equals(bytes)).toBe(true);
  expect(JSON.parse(bytes.toString())).toMatchObject({
    id: '5-7-1795428600',
    time: '2026-11-23T10:10:00Z',
    dataschema: 'https://registry.example/schemas/ledger/segment/1.0.json',
  });
});

it('is JSON as JSON.stringify writes it, whatever stands in its texts', () => {
  const odd = 'hub.example/"entries":[\\"';
  const at = `${odd}\n7\ncm9vdA==\n\n— ${odd} "c2ln"\\\n`;
  const strange = { origin: odd, checkpointNote: at, bodies: [{ ...body, mediaType: 'é—"' }] };
  const text = buildSegment(segment(strange)).toString();
  expect(JSON.stringify(JSON.parse(text))).toBe(text);
  expect(JSON.parse(text)).toMatchObject({
    subject: odd,
    data: { origin: odd, entries: ['b25l', 'AP8='], checkpoint: at },
  });
});

it('is read back as it was, an erased body and a heartbeat without entries included', () => {
  const { entries, bodies, checkpointNote } = segment();
  expect(readSegment(buildSegment(segment()), origin)).toEqual({
    origin,
    start: 5,
    entries,
    bodies,
    checkpointNote,
  });
  const heartbeat = segment({ start: 7, entries: [], bodies: [body] });
  expect(readSegment(buildSegment(heartbeat), origin)).toMatchObject({
    start: 7,
    entries: [],
    bodies: [body],
  });
});
