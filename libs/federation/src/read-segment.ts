import { checkpointHead } from '#federation/checkpoint-head.js';
import { type Json, type JsonObject, parseStrictJson } from '#federation/parse-strict-json.js';
import {
  SEGMENT_LIMITS,
  SEGMENT_SCHEMA_PATH,
  SEGMENT_TYPE,
  type SegmentBody,
  type SegmentParts,
  SegmentRefused,
} from '#federation/segment.js';

/** The closed shape of libs/domain/schemas/events/segment/1.0, with its lengths in characters. */
const ATTRIBUTES = [
  'specversion',
  'id',
  'type',
  'source',
  'subject',
  'partitionkey',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
];
const DATA = ['origin', 'start', 'entries', 'bodies', 'checkpoint'];
const ID_LENGTH = 100;
const URL_LENGTH = 500;
const ORIGIN_LENGTH = 300;
const MEDIA_TYPE_LENGTH = 100;
/** A body is never smaller than its 32 bytes of salt and one of content. */
const SMALLEST_BODY = 33;

/**
 * Reads one record of a segments topic: checks 1 and 2 of docs/design/federation.md 5, nothing more.
 * The caller still has to know the origin and verify signature, root and body digests.
 *
 * Throws SegmentRefused: `segment.too-large` over SEGMENT_LIMITS, `segment.malformed` for anything
 * but the closed shape in strict JSON with entries that reach exactly to the checkpoint's size,
 * `segment.key-mismatch` unless record key, subject, partition key, data.origin and note agree.
 */
export function readSegment(bytes: Buffer, key: string): SegmentParts {
  limit('the segment', bytes.length, SEGMENT_LIMITS.serialised);
  const event = object(parse(bytes), 'the event', ATTRIBUTES);
  const data = object(event.get('data'), 'data', DATA);
  const entries = array(data.get('entries'), 'entries').map((item) => base64(item, 'an entry'));
  const bodies = array(data.get('bodies'), 'bodies').map(readBody);
  const parts = {
    origin: text(data.get('origin'), 'data.origin', ORIGIN_LENGTH),
    start: integer(data.get('start'), 'data.start'),
    entries,
    bodies,
    checkpointNote: text(data.get('checkpoint'), 'the checkpoint', SEGMENT_LIMITS.serialised),
  };
  checkSizes(parts);
  const end = parts.start + entries.length;
  checkAttributes(event, parts.start, end);
  checkKey(event, parts, key);
  const head = checkpointHead(parts.checkpointNote);
  if (head?.size !== end)
    malformed(`entries reach to ${end}, the checkpoint to ${head?.size ?? 'nowhere'}`);
  return parts;
}

function parse(bytes: Buffer): Json {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (error instanceof SyntaxError) malformed(error.message);
    throw error;
  }
}

function checkSizes({ entries, bodies, checkpointNote }: SegmentParts): void {
  limit('the number of entries', entries.length, SEGMENT_LIMITS.entries);
  limit('the number of bodies', bodies.length, SEGMENT_LIMITS.entries);
  limit('the note', Buffer.byteLength(checkpointNote), SEGMENT_LIMITS.note);
  let raw = 0;
  for (const entry of entries) {
    limit('an entry', entry.length, SEGMENT_LIMITS.entry);
    raw += entry.length;
  }
  for (const body of bodies) raw += body.data?.length ?? 0;
  limit('entries and bodies', raw, SEGMENT_LIMITS.raw);
}

function checkAttributes(event: JsonObject, start: number, end: number): void {
  constant(event, 'specversion', '1.0');
  constant(event, 'type', SEGMENT_TYPE);
  constant(event, 'datacontenttype', 'application/json');
  if (!/^https?:\/\/[^\s]+\/$/.test(text(event.get('source'), 'source', URL_LENGTH)))
    malformed('source must be the URL of a ledger, ending in /');
  if (!text(event.get('dataschema'), 'dataschema', URL_LENGTH).endsWith(SEGMENT_SCHEMA_PATH))
    malformed(`dataschema must end in ${SEGMENT_SCHEMA_PATH}`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text(event.get('time'), 'time', 20)))
    malformed('time must be RFC 3339 in UTC, whole seconds');
  const id = text(event.get('id'), 'id', ID_LENGTH);
  if (
    !id.startsWith(`${start}-${end}-`) ||
    !/-(0|[1-9]\d*)$/.test(id) ||
    id.split('-').length !== 3
  )
    malformed(`id must be ${start}-${end}-<time>`);
}

function checkKey(event: JsonObject, parts: SegmentParts, key: string): void {
  const named = {
    subject: event.get('subject'),
    partitionkey: event.get('partitionkey'),
    'data.origin': parts.origin,
    'the note': checkpointHead(parts.checkpointNote)?.origin,
  };
  for (const [what, value] of Object.entries(named))
    if (value !== key)
      throw new SegmentRefused('segment.key-mismatch', `${what} is not the record's key`);
}

function readBody(value: Json): SegmentBody {
  const withData = value instanceof Map && value.has('data');
  const body = object(value, 'a body', [
    'sha256',
    'mediaType',
    'size',
    ...(withData ? ['data'] : []),
  ]);
  const sha256 = text(body.get('sha256'), 'sha256', 64);
  if (!/^[0-9a-f]{64}$/.test(sha256)) malformed('sha256 must be 64 lower-case hex digits');
  const size = integer(body.get('size'), 'size');
  if (size < SMALLEST_BODY) malformed(`a body has at least ${SMALLEST_BODY} bytes`);
  limit('a body', size, SEGMENT_LIMITS.body);
  const mediaType = text(body.get('mediaType'), 'mediaType', MEDIA_TYPE_LENGTH);
  if (!withData) return { sha256, mediaType, size };
  const data = base64(body.get('data'), 'a body');
  if (data.length !== size) malformed('a body must have the size it states');
  return { sha256, mediaType, size, data };
}

function object(value: Json | undefined, what: string, names: readonly string[]): JsonObject {
  if (!(value instanceof Map)) malformed(`${what} must be an object`);
  const map = value as JsonObject;
  for (const name of names) if (!map.has(name)) malformed(`${what} has no ${name}`);
  if (map.size !== names.length) malformed(`${what} has members that are not known`);
  return map;
}

function array(value: Json | undefined, what: string): readonly Json[] {
  if (!Array.isArray(value)) malformed(`${what} must be an array`);
  return value as readonly Json[];
}

function text(value: Json | undefined, what: string, most: number): string {
  if (typeof value !== 'string' || value === '') malformed(`${what} must be a text`);
  if (value.length > most) malformed(`${what} may have ${most} characters, has ${value.length}`);
  return value;
}

function integer(value: Json | undefined, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    malformed(`${what} must be an integer from 0 to 2^53 - 1`);
  return value;
}

function base64(value: Json | undefined, what: string): Buffer {
  if (typeof value !== 'string') malformed(`${what} must be base64`);
  const bytes = Buffer.from(value, 'base64');
  // Node's decoder skips what it does not know: only the canonical text decodes to itself.
  if (bytes.toString('base64') !== value) malformed(`${what} must be base64 with padding`);
  return bytes;
}

function constant(event: JsonObject, name: string, value: string): void {
  if (event.get(name) !== value) malformed(`${name} must be ${value}`);
}

function limit(what: string, size: number, most: number): void {
  if (size > most)
    throw new SegmentRefused('segment.too-large', `${what} may have ${most}, has ${size}`);
}

function malformed(reason: string): never {
  throw new SegmentRefused('segment.malformed', reason);
}
