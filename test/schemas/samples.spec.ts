import { createHash } from 'node:crypto';
import {
  eventVersion,
  type EventVersion,
  schemaNameOf,
} from '#domain/event-schemas/event-versions.js';
import type { Schema } from '#domain/event-schemas/schema-book.js';
import { schemas } from '#domain/generated/schemas.js';
import { findPersonalMember } from '#domain/privacy/find-personal-member.js';
import { leafHash } from '#ledger/hash.js';
import { publicLeaf } from '#ledger/public-leaf.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';
import { checkPair } from './check-pair.js';
import { sampledVersions, samplesOf } from './read-samples.js';

const documents = schemas as Readonly<Record<string, Schema>>;
const versions = Object.keys(documents).flatMap((name) => eventVersion(name) ?? []);
const folderOf = (version: EventVersion) => schemaNameOf(version).replace('events/', '');
const labelled = (version: EventVersion) => [folderOf(version), version] as const;

it('every version of an event has samples, and no samples are of another', () => {
  expect(sampledVersions()).toEqual(versions.map(folderOf).sort());
});

describe.each(versions.map(labelled))('%s', (folder, version) => {
  const samples = samplesOf(folder);

  it('has three samples or more, each of its own version and without a person', () => {
    expect(samples.length).toBeGreaterThanOrEqual(3);
    expect(new Set(samples.map((sample) => sample.leafHash)).size).toBe(samples.length);
    for (const { event } of samples) {
      expect(event.dataschema).toBe(documents[schemaNameOf(version)]?.$id);
      expect(findPersonalMember({ subject: event.subject, data: event.data })).toBeUndefined();
    }
  });

  it('gives leaves with the hashes that were recorded, and reads them unchanged', () => {
    for (const { event, leafHash: recorded } of samples) {
      const leaf = publicLeaf(event);
      expect(leafHash(leaf).toString('hex')).toBe(recorded);
      // The same by the words of RFC 9162, without our code: SHA-256(00 || 02 00 || JCS).
      const words = Buffer.concat([Buffer.from([0, 2, 0]), leaf.subarray(2)]);
      expect(createHash('sha256').update(words).digest('hex')).toBe(recorded);
      expect(readPublicEvent(leaf, event.source)).toMatchObject({ kind: 'event', event });
    }
  });
});

/** Every older minor with every newer one of the same major. */
const pairs = versions.flatMap((older) =>
  versions
    .filter(
      ({ noun, major, minor }) =>
        noun === older.noun && major === older.major && minor > older.minor,
    )
    .map((newer) => [folderOf(older), folderOf(newer), older, newer] as const),
);

it('every pair of minors is compatible in its schemas and in its samples', () => {
  // None today: minor-versions.spec.ts shows what this finds.
  for (const [from, to, older, newer] of pairs) {
    const sampled = (folder: string, version: EventVersion) => ({
      schema: documents[schemaNameOf(version)]!,
      samples: samplesOf(folder).map(({ event }) => event.data),
    });
    const faults = checkPair(Object.values(documents), sampled(from, older), sampled(to, newer));
    expect([from, to, faults]).toEqual([from, to, []]);
  }
});

it('envelope and segment have one version: they close what comes after them', () => {
  const closed = Object.keys(documents).filter((name) =>
    /^events\/(envelope|segment)\//.test(name),
  );
  expect(closed).toEqual(['events/envelope/1.0', 'events/segment/1.0']);
});
