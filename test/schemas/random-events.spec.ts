import { eventVersion, schemaNameOf } from '#domain/event-schemas/event-versions.js';
import { type Schema, schemaBook } from '#domain/event-schemas/schema-book.js';
import { schemas } from '#domain/generated/schemas.js';
import { leafHash } from '#ledger/hash.js';
import { parseLeaf, publicLeaf } from '#ledger/public-leaf.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';
import { alteredJson } from '../support/altered-json.js';
import { chance } from '../support/chance.js';
import { mutationsOf } from '../support/mutations.js';
import { randomValue } from './random-event.js';
import { randomMatch } from './random-match.js';

const documents = schemas as Readonly<Record<string, Schema>>;
const book = schemaBook(Object.values(documents));
const versions = Object.keys(documents).flatMap((name) => eventVersion(name) ?? []);
const place = (name: string) => ({ schema: documents[name]!, id: String(documents[name]!.$id) });

/** A valid event of a version, the same for the same seed. */
function randomEvent(version: (typeof versions)[number], seed: number, minor = version.minor) {
  const next = chance(seed);
  const envelope = randomValue(book, place('events/envelope/1.0'), next) as Record<string, unknown>;
  return {
    ...envelope,
    type: `eu.guildmark.${version.noun}.v${String(version.major)}`,
    source: String(envelope.source),
    dataschema: `https://guildmark.eu/schemas/${schemaNameOf({ ...version, minor })}.schema.json`,
    data: randomValue(book, place(schemaNameOf(version)), next) as Record<string, unknown>,
  };
}

describe.each(versions.map((version) => [schemaNameOf(version), version] as const))(
  '%s',
  (_name, version) => {
    it('goes into a leaf and comes out the same', () => {
      for (let seed = 0; seed < 100; seed++) {
        const event = randomEvent(version, seed);
        const leaf = publicLeaf(event);
        const reading = readPublicEvent(leaf, event.source);
        expect([seed, reading]).toMatchObject([seed, { kind: 'event', event }]);
        if (reading.kind !== 'event') continue;
        // Built again from what was read, it is the same leaf: nothing came, went or was turned.
        expect(leafHash(publicLeaf({ ...reading.event }))).toEqual(leafHash(leaf));
        expect(readPublicEvent(leaf, `${event.source}x`)).toMatchObject({ code: 'leaf.invalid' });
      }
    });

    it('with more members in a newer minor says the same', () => {
      for (let seed = 0; seed < 50; seed++) {
        const event = randomEvent(version, seed, 9999);
        const data = { ...event.data, 'x-new': randomEvent(version, seed + 1000), other: [[{}]] };
        const reading = readPublicEvent(publicLeaf({ ...event, data }), event.source);
        expect([seed, reading]).toMatchObject([seed, { kind: 'event' }]);
        if (reading.kind === 'event') expect(reading.event).toEqual(event);
      }
    });
  },
);

/** What a reading may be, whatever was read. */
function check(what: string, leaf: Buffer, origin: string): string {
  let reading: ReturnType<typeof readPublicEvent>;
  try {
    reading = readPublicEvent(leaf, origin);
  } catch (error) {
    throw new Error(`${what} made the reader throw`, { cause: error });
  }
  if (reading.kind === 'event') {
    // What is projected is canonical JSON without U+0000, of the origin, whatever was done to it.
    expect(parseLeaf(publicLeaf({ ...reading.event })).kind).toBe('public');
    expect(reading.event.source).toBe(origin);
    expect(JSON.stringify(reading.event)).not.toContain('\\u0000');
  }
  if (reading.kind === 'finding') expect(reading.detail.length).toBeLessThanOrEqual(500);
  return reading.kind;
}

it.each([0, 1, 9999])('1,000 mutations of the bytes of events of minor %d never throw', (minor) => {
  const seen = new Set<string>();
  for (const [i, version] of versions.entries()) {
    const event = randomEvent(version, i, minor);
    const count = Math.ceil(1000 / versions.length);
    for (const { what, bytes } of mutationsOf(publicLeaf(event), count, i))
      seen.add(check(what, bytes, event.source));
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(['event', 'finding', 'silent']));
});

it.each([0, 1, 9999])('1,000 events of minor %d with altered members never throw', (minor) => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 1000; seed++) {
    const version = versions[seed % versions.length]!;
    const event = randomEvent(version, seed, minor);
    const altered = alteredJson(event, chance(seed));
    // A lone surrogate has no leaf: nobody can sign one.
    if (/\\ud[89a-f]/i.test(JSON.stringify(altered))) continue;
    seen.add(check(`seed ${String(seed)}`, publicLeaf(altered), event.source));
  }
  expect([...seen].sort()).toEqual(['event', 'finding']);
});

it('a leaf of 65,535 brackets, of no bytes, of one, never throws', () => {
  const deep = (open: string, close: string) =>
    Buffer.from(`\u0002\u0000{"a":${open.repeat(32_000)}${close.repeat(32_000)}}`);
  const leaves = [deep('[', ']'), Buffer.from(`\u0002\u0000${'['.repeat(65_533)}`)];
  for (const leaf of [...leaves, Buffer.alloc(0), Buffer.from([2]), Buffer.from([2, 0])])
    check(`${String(leaf.length)} bytes`, leaf, 'hub.example/ledger');
});

it.each(['^(a|bc){2,3}-[^\\sa-y]+\\.[0-9]{2}$', '^[A-Z]?x*(; ?y+)*$'])(
  'random texts match %s, and differ',
  (pattern) => {
    const texts = Array.from({ length: 50 }, (_, seed) => randomMatch(pattern, chance(seed)));
    expect(texts.filter((text) => !new RegExp(pattern).test(text))).toEqual([]);
    expect(new Set(texts).size).toBeGreaterThan(10);
  },
);
