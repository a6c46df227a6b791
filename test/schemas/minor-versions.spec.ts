import { readFileSync } from 'node:fs';
import { lintSchema } from '#domain/event-schemas/lint-schema.js';
import { type Schema, schemaBook } from '#domain/event-schemas/schema-book.js';
import { checkPair, type SampledVersion } from './check-pair.js';

// An event that exists in these tests alone: the first pair of minors there is.
const read = (version: string) =>
  JSON.parse(
    readFileSync(new URL(`fixtures/parcel.sent-${version}.json`, import.meta.url), 'utf8'),
  ) as SampledVersion;
const older = read('1.0');
const newer = read('1.1');
const pair = (next: SampledVersion, before = older) =>
  checkPair([before.schema, next.schema], before, next);

/** The newer version with one change somewhere in its schema. */
function changed(change: (schema: Changeable) => void): SampledVersion {
  const copy = structuredClone(newer.schema) as unknown as Changeable;
  change(copy);
  return { ...newer, schema: copy as unknown as Schema };
}
interface Changeable {
  required: string[];
  properties: Record<string, object>;
  $defs: { piece: { required: string[]; properties: Record<string, object> } };
}

it('a minor that only adds is compatible, in schema and samples', () => {
  expect(pair(newer)).toEqual([]);
  const book = schemaBook([older.schema, newer.schema]);
  expect(lintSchema(book, 'events/parcel.sent/1.0', older.schema)).toEqual([]);
  expect(lintSchema(book, 'events/parcel.sent/1.1', newer.schema)).toEqual([]);
});

it.each<[string, (schema: Changeable) => void, readonly string[]]>([
  [
    'a new required property',
    ({ required }) => required.push('lane'),
    ['/: lane is required', 'the newer refuses sample 0 of the older'],
  ],
  [
    'a property required inside a list',
    ({ $defs }) => $defs.piece.required.push('millimetres'),
    ['/pieces[]: millimetres is required', 'the newer refuses sample 1 of the older'],
  ],
  [
    'a removed property',
    ({ properties }) => delete properties.service,
    ['/service', 'the newer refuses sample 1 of the older'],
  ],
  [
    'a narrower range',
    ({ $defs }) => ($defs.piece.properties.grams = { type: 'integer', minimum: 1, maximum: 9 }),
    ['/pieces[]/grams: maximum', 'the newer refuses sample 2 of the older'],
  ],
  [
    'another type',
    ({ properties }) => (properties.parcelId = { type: 'integer' }),
    ['/parcelId: type', 'the newer refuses sample 0 of the older'],
  ],
])('a minor with %s is found by its schema and by the samples', (_what, change, expected) => {
  const faults = pair(changed(change));
  for (const fault of expected)
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
});

it('a sample of the newer one that the older one cannot read is found', () => {
  const wide = { ...newer, samples: [{ parcelId: 'urn:parcel:7', pieces: [{ grams: 30001 }] }] };
  expect(pair(wide)).toEqual(['the older refuses sample 0 of the newer, stripped']);
});

it('a value of a closed enumeration that came later is found, one of an open one left out', () => {
  const closed = (version: SampledVersion): SampledVersion => {
    const copy = structuredClone(version.schema) as unknown as Changeable;
    delete (copy.properties.service as Record<string, unknown>)['x-open-enum'];
    return { ...version, schema: copy as unknown as Schema };
  };
  expect(pair(closed(newer), closed(older))).toEqual([
    '/service: enum gained "weekend"',
    'the older refuses sample 2 of the newer, stripped',
  ]);
});
