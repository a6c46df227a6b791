import {
  type EventVersion,
  eventVersion,
  readerOf,
  schemaNameOf,
  versionOfDataschema,
} from '#domain/event-schemas/event-versions.js';
import { keepKnown } from '#domain/event-schemas/keep-known.js';
import { schemaBook } from '#domain/event-schemas/schema-book.js';
import type { BodyReference, PublicEvent } from '#domain/generated/schemas.js';
import { schemas } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { type SchemaName, validate } from '../http/validate.js';

/** What an entry says to a projection. */
export type LeafReading =
  | {
      readonly kind: 'event';
      readonly event: PublicEvent;
      readonly references: readonly BodyReference[];
    }
  /** Nothing to project: a person's leaf, or a leaf of a kind we do not know. */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'finding';
      readonly code: 'leaf.invalid' | 'event.unknown-type';
      readonly detail: string;
    };

const BOOK = schemaBook(Object.values(schemas));
const KNOWN = Object.keys(schemas).flatMap((name) => eventVersion(name) ?? []);
/**
 * Goes into a text column and an HTTP header. What stands between semicolons holds none, so there is
 * one way to read it: with two, 100 characters took hours.
 */
const MEDIA_TYPE = /^[!-:<-~]+(; ?[!-:<-~]+)*$/;
const PERSON = 1;
const PUBLIC = 2;

/**
 * Check 10 of docs/design/federation.md 5: form of the leaf, envelope, source, schema of the data. An
 * event of a minor version that is not known gives what the highest minor we know says of it, which
 * is validated then, and no more than that; `dataschema` stays as it was written. Only schemas of
 * SCHEMA_BASE are ours: what calls itself another's may mean something else. Never throws: an entry
 * that a hub signed is mirrored whatever it holds.
 */
export function readPublicEvent(entry: Buffer, origin: string): LeafReading {
  const leaf = parseLeaf(entry);
  if (leaf.kind === 'person') return { kind: 'silent' };
  if (leaf.kind === 'unknown')
    return entry[0] === PERSON || entry[0] === PUBLIC
      ? invalid('the leaf does not have the form of its kind')
      : { kind: 'silent' };
  const [fault] = validate('events/envelope/1.0', leaf.event);
  if (fault) return invalid(`envelope ${fault.path}: ${fault.message}`);
  // valid against the envelope's schema just above
  const event = leaf.event as unknown as PublicEvent;
  if (event.source !== origin) return invalid('the source is not the origin of the ledger');
  const version = versionOfDataschema(event.dataschema);
  const reader = version && readerOf(version, KNOWN);
  if (!version || !reader)
    return { kind: 'finding', code: 'event.unknown-type', detail: 'no such data schema' };
  if (event.type !== `eu.guildmark.${version.noun}.v${String(version.major)}`)
    return invalid('type and data schema do not belong together');
  const read = version.minor === reader.minor ? event : { ...event, data: known(event, reader) };
  const [dataFault] = validate(schemaNameOf(reader) as SchemaName, read.data);
  if (dataFault) return invalid(`data ${dataFault.path}: ${dataFault.message}`);
  const references: BodyReference[] = [];
  if (!collect(read, references)) return invalid('a text holds U+0000');
  return { kind: 'event', event: read, references };
}

/** Of the data of another minor version, what ours knows; the rest is nowhere from here on. */
function known({ data }: PublicEvent, reader: EventVersion): PublicEvent['data'] {
  const schema = schemas[schemaNameOf(reader) as SchemaName];
  return keepKnown(BOOK, { schema, id: String(schema.$id) }, data) as PublicEvent['data'];
}

function invalid(detail: string): LeafReading {
  return { kind: 'finding', code: 'leaf.invalid', detail: detail.slice(0, 500) };
}

/**
 * Gathers the body references anywhere in an event. False when a text holds U+0000, which no text
 * column takes: one such leaf must not stop the ledger that holds it.
 */
function collect(value: unknown, into: BodyReference[]): boolean {
  if (typeof value === 'string') return !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  const { sha256, mediaType, size } = value as Record<string, unknown>;
  if (
    typeof sha256 === 'string' &&
    typeof mediaType === 'string' &&
    MEDIA_TYPE.test(mediaType) &&
    typeof size === 'number'
  )
    into.push({ sha256, mediaType, size });
  return Object.entries(value).every(
    ([name, member]) => !name.includes('\0') && collect(member, into),
  );
}
