import type { BusRecord } from '#federation/bus.js';
import type { LedgerSegment } from '#domain/generated/schemas.js';

type Changeable<T> = T extends object ? { -readonly [K in keyof T]: Changeable<T[K]> } : T;

/** The record with its segment changed, as somebody between hub and registry could. */
export function altered(
  record: BusRecord,
  change: (segment: Changeable<LedgerSegment>) => void,
): BusRecord {
  const segment = JSON.parse(record.value.toString()) as Changeable<LedgerSegment>;
  change(segment);
  return { ...record, value: Buffer.from(JSON.stringify(segment)) };
}

/** The base64 of the same bytes with one bit of one byte changed. */
export function flipped(base64: string | undefined, at: number): string {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}

const X = 'x.example/ledger';

/** Wrong in each of the ways of docs/design/federation.md 5, and what the registry is to call it. */
export function poisonOf(record: BusRecord): readonly (readonly [string, BusRecord, string])[] {
  const { key, headers } = record;
  const raw = (value: Buffer): BusRecord => ({ key, headers, value });
  const text = record.value.toString();
  const malformed = `${key} segment.malformed`;
  const mismatch = `${key} segment.key-mismatch`;
  return [
    ['an empty key', { ...record, key: '' }, ' segment.key-mismatch'],
    ['an empty value', raw(Buffer.alloc(0)), malformed],
    ['a megabyte of garbage', raw(Buffer.alloc(999_900, 0xa5)), `${key} segment.too-large`],
    ['deep JSON', raw(Buffer.from('['.repeat(100_000) + ']'.repeat(100_000))), malformed],
    ['invalid UTF-8', raw(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])), malformed],
    ['half a record', raw(record.value.subarray(0, record.value.length / 2)), malformed],
    ['a member twice', raw(Buffer.from(text.replace('{', '{"specversion":"1.0",'))), malformed],
    ['an unknown member', raw(Buffer.from(text.replace('{', '{"extra":1,'))), malformed],
    ['a number beyond 2^53', altered(record, (s) => void (s.data.start = 2 ** 60)), malformed],
    ['an entry too few', altered(record, (s) => void s.data.entries.pop()), malformed],
    ['another subject', altered(record, (s) => void (s.subject = X)), mismatch],
    ['another origin', altered(record, (s) => void (s.data.origin = X)), mismatch],
    ['an unknown origin', renamed(record, X), `${X} segment.unknown-origin`],
    [
      'a note without signatures',
      altered(
        record,
        (s) => void (s.data.checkpoint = `${s.data.checkpoint.split('\n\n')[0]}\n\n`),
      ),
      `${key} segment.bad-signature`,
    ],
    [
      'a note without its witness',
      altered(
        record,
        (s) => void (s.data.checkpoint = s.data.checkpoint.replace(/\u2014 registry[^\n]*\n$/, '')),
      ),
      `${key} segment.no-quorum`,
    ],
  ];
}

/** The whole segment under another name, as a hub would send it that nobody has registered. */
function renamed(record: BusRecord, origin: string): BusRecord {
  const value = record.value.toString().replaceAll(record.key, origin);
  return { ...record, key: origin, value: Buffer.from(value) };
}
