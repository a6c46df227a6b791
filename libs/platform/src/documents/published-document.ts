import { SCHEMA_BASE } from '#domain/event-schemas/event-versions.js';
import { schemas } from '#domain/generated/schemas.js';
import { asyncApiYaml } from '#federation/asyncapi-document.js';
import { SEGMENT_SCHEMA_PATH } from '#federation/segment.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { LedgerFile } from '../ledger/send-file.js';

/** Five minutes: these may be other ones after the next upgrade. */
const SHORT = 'public, max-age=300';
/** A released schema never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const SCHEMAS: ReadonlyMap<string, LedgerFile> = new Map(
  Object.entries(schemas).flatMap(([name, schema]): [string, LedgerFile][] => {
    const file: LedgerFile = {
      content: Buffer.from(`${JSON.stringify(schema, undefined, 2)}\n`),
      type: 'application/schema+json',
      caching: name.startsWith('events/') ? FOR_EVER : SHORT,
      compressible: true,
      tagged: true,
    };
    const path = new URL(`${SCHEMA_BASE}${name}.schema.json`).pathname;
    // What `dataschema` of a segment says (docs/design/federation.md 2).
    const alias = name === 'events/segment/1.0' ? SEGMENT_SCHEMA_PATH : undefined;
    return [[path, file], ...(alias ? [[alias, file] as [string, LedgerFile]] : [])];
  }),
);

/**
 * The schema at `/schemas/<path>.schema.json`, or at the address that segments give theirs. Refuses
 * `request.unknown-route` every other path: it is looked up as it stands, never in a folder.
 */
export function publishedSchema(url: string): LedgerFile {
  const file = SCHEMAS.get(url.split('?', 1)[0] ?? '');
  if (!file)
    throw new DomainError('request.unknown-route', {
      expected: 'a schema that components of /openapi.json or /asyncapi.yaml name',
      got: 'another path',
    });
  return file;
}

let text: Buffer | undefined;

/** What /asyncapi.yaml says; RFC 9512 gives its media type. */
export function publishedAsyncApi(): LedgerFile {
  text ??= Buffer.from(asyncApiYaml());
  return {
    content: text,
    type: 'application/yaml',
    caching: SHORT,
    compressible: true,
    tagged: true,
  };
}
