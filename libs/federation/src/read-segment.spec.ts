import { buildSegment } from '#federation/build-segment.js';
import { readSegment } from '#federation/read-segment.js';

const origin = 'hub.example/ledger';
const note = (size: number, name = origin) => `${name}\n${size}\ncm9vdA==\n\n— ${name} c2ln\n`;
const good = buildSegment({
  origin,
  prefixUrl: 'https://hub.example/ledger/',
  registryUrl: 'https://registry.example',
  start: 5,
  entries: [Buffer.from('one'), Buffer.from('two')],
  bodies: [{ sha256: 'a'.repeat(64), mediaType: 'text/plain', size: 33 }],
  checkpointNote: note(7),
  newestCosignature: 1_795_428_600,
  time: new Date('2026-11-23T10:10:00Z'),
});

type Loose = Record<string, unknown> & { data: Record<string, unknown> & { bodies: unknown[] } };

/** The good segment with one thing changed. */
function changed(change: (event: Loose) => void): Buffer {
  const event = JSON.parse(good.toString()) as Loose;
  change(event);
  return Buffer.from(JSON.stringify(event));
}

function refusal(bytes: Buffer, key = origin): unknown {
  try {
    readSegment(bytes, key);
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return 'accepted';
}

it('accepts the segment the refusals below start from', () => {
  expect(refusal(good)).toBe('accepted');
});

const malformed: [string, (event: Loose) => void][] = [
  ['another specversion', (e) => (e.specversion = '0.3')],
  ['another type', (e) => (e.type = 'eu.guildmark.ledger.segment.v2')],
  ['another content type', (e) => (e.datacontenttype = 'text/plain')],
  ['a source that is no ledger URL', (e) => (e.source = 'file:///etc/')],
  ['another schema', (e) => (e.dataschema = 'https://registry.example/other.json')],
  ['a time with an offset', (e) => (e.time = '2026-11-23T10:10:00+01:00')],
  ['an id of another range', (e) => (e.id = '5-8-1795428600')],
  ['an id without a time', (e) => (e.id = '5-7-')],
  ['a missing attribute', (e) => delete e.time],
  ['an unknown attribute', (e) => (e.extra = 1)],
  ['an unknown member of data', (e) => (e.data.extra = 1)],
  ['data that is no object', (e) => (e.data = [] as never)],
  ['a start that is no integer', (e) => (e.data.start = 5.5)],
  ['a negative start', (e) => (e.data.start = -1)],
  ['a start in a string', (e) => (e.data.start = '5')],
  ['a start of 2^53', (e) => (e.data.start = 2 ** 53)],
  ['entries that are no array', (e) => (e.data.entries = {})],
  ['an entry that is no string', (e) => (e.data.entries = [1, 2])],
  ['base64url', (e) => (e.data.entries = ['_-8=', 'dHdv'])],
  ['base64 without padding', (e) => (e.data.entries = ['b25lMQ', 'dHdv'])],
  ['base64 with space', (e) => (e.data.entries = ['b25 l', 'dHdv'])],
  ['base64 with stray bits', (e) => (e.data.entries = ['b25lMR==', 'dHdv'])],
  ['fewer entries than the checkpoint signs', (e) => (e.data.entries = ['b25l'])],
  ['more entries than the checkpoint signs', (e) => (e.data.checkpoint = note(6))],
  ['a body that is no object', (e) => (e.data.bodies = [null])],
  ['an upper-case digest', (e) => (e.data.bodies = [bodyWith({ sha256: 'A'.repeat(64) })])],
  ['a body too small for its salt', (e) => (e.data.bodies = [bodyWith({ size: 32 })])],
  ['a body of another size', (e) => (e.data.bodies = [bodyWith({ data: 'b25l' })])],
  ['an unknown member of a body', (e) => (e.data.bodies = [bodyWith({ salt: '' })])],
];
function bodyWith(change: object) {
  return { sha256: 'a'.repeat(64), mediaType: 'text/plain', size: 33, ...change };
}
it.each(malformed)('refuses %s as malformed', (_, change) => {
  expect(refusal(changed(change))).toBe('segment.malformed');
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['bytes that are not UTF-8', Buffer.concat([good.subarray(0, 20), Buffer.from([0xff])])],
  ['an array', Buffer.from('[]')],
  ['a member named twice', Buffer.from(good.toString().replace('{', '{"id":"5-7-1",'))],
  ['text after the event', Buffer.concat([good, Buffer.from('{}')])],
])('refuses %s as malformed', (_, bytes) => {
  expect(refusal(bytes)).toBe('segment.malformed');
});

const many = (count: number, text: string) => Array.from({ length: count }, () => text);
const large: [string, (event: Loose) => void][] = [
  ['over 262,144 bytes', (e) => (e.data.entries = ['A'.repeat(262_144)])],
  ['over 1,000 entries', (e) => (e.data.entries = many(1001, 'AAAA'))],
  ['an entry over 65,535 bytes', (e) => (e.data.entries = ['A'.repeat(87_384)])],
  ['over 180,224 bytes together', (e) => (e.data.entries = many(4, 'A'.repeat(60_080)))],
  ['a note over 64 KiB', (e) => (e.data.checkpoint = note(7) + 'x'.repeat(65_536))],
  ['a note over 64 KiB in bytes', (e) => (e.data.checkpoint = note(7) + '€'.repeat(22_000))],
  ['a body over 131,072 bytes', (e) => (e.data.bodies = [bodyWith({ size: 131_073 })])],
  ['over 1,000 bodies', (e) => (e.data.bodies = many(1001, '').map(() => bodyWith({})))],
];
it.each(large)('refuses %s as too large', (_, change) => {
  expect(refusal(changed(change))).toBe('segment.too-large');
});

const other = 'other.example/ledger';
const mismatched: [string, (event: Loose) => void][] = [
  ['subject', (e) => (e.subject = other)],
  ['partition key', (e) => (e.partitionkey = other)],
  ['origin', (e) => (e.data.origin = other)],
  ['note', (e) => (e.data.checkpoint = note(7, other))],
];
it.each(mismatched)('refuses a %s of another ledger', (_, change) => {
  expect(refusal(changed(change))).toBe('segment.key-mismatch');
});
it('refuses a record key of another ledger, or none', () => {
  expect(refusal(good, other)).toBe('segment.key-mismatch');
  expect(refusal(good, '')).toBe('segment.key-mismatch');
});

it('answers every flipped byte with a refusal or with other, still consistent parts', () => {
  const before = readSegment(good, origin);
  for (let at = 0; at < good.length; at++) {
    const flipped = Buffer.from(good);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    const code = refusal(flipped);
    if (code !== 'accepted') expect(code).toMatch(/^segment\./);
    else expect(readSegment(flipped, origin)).toMatchObject({ origin, start: before.start });
  }
});
