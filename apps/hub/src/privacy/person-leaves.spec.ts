import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { personLeaf, type PersonEventType } from '#ledger/person-leaf.js';
import { Salts } from '#platform/clock.js';
import type { HubConfig } from '../hub.config.js';
import { SubjectKeys } from './subject-keys.service.js';
import type { SubjectKeysStore } from './subject-keys.store.js';

const PEOPLE = 40;
const LEAVES_EACH = 300;
/**
 * Bounds of chi-square with 255 degrees of freedom that chance leaves once in a million on either
 * side (Wilson and Hilferty). Keys and ids are fixed, so the figures are the same in every run.
 */
const [TOO_EVEN, TOO_UNEVEN] = [161, 377];

const hash = (text: string) => createHash('sha256').update(text).digest();
const keys = new SubjectKeys(
  { secret: hash('secret of the hub') } as unknown as HubConfig,
  undefined as unknown as SubjectKeysStore,
  new Salts(),
);

/** Ids as the hub makes them: version 7, a second apart. */
function intentId(n: number): string {
  const hex = (1_790_000_000_000 + n * 1000).toString(16).padStart(12, '0');
  const rest = hash(`id ${String(n)}`).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** Leaves by the hub's own code: little differs between them but the person and the intent. */
function leaves(): readonly Buffer[] {
  const types: readonly PersonEventType[] = ['credential.issued', 'status.changed'];
  return Array.from({ length: PEOPLE * LEAVES_EACH }, (_, n) => {
    const key = hash(`key of person ${String(n % PEOPLE)}`);
    // the same digest for all: only the salt tells the leaves apart
    const event = { type: types[n % 2]!, digests: [hash('one digest').toString('base64url')] };
    return personLeaf(event, keys.saltFor(key, intentId(n)));
  });
}

/** Chi-square of the byte at one place against the even distribution over 256 values. */
function chiSquare(all: readonly Buffer[], position: number): number {
  const counts = new Uint32Array(256);
  for (const leaf of all) counts[leaf[position]!]!++;
  const expected = all.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
const positions = Array.from({ length: 32 }, (_, i) => i + 2);
const uneven = (all: readonly Buffer[]) =>
  positions.filter((position) => {
    const figure = chiSquare(all, position);
    return figure < TOO_EVEN || figure > TOO_UNEVEN;
  });

describe('I12 the leaf of a person', () => {
  const all = leaves();

  it('I12 has 34 bytes, begins with 01 00, and is another one each time', () => {
    expect(all).toHaveLength(12_000);
    expect(all.filter((leaf) => leaf.length !== 34)).toEqual([]);
    expect(all.filter((leaf) => leaf[0] !== 1 || leaf[1] !== 0)).toEqual([]);
    expect(new Set(all.map((leaf) => leaf.toString('hex'))).size).toBe(all.length);
  });

  it('I12 is uniform at each of its 32 other places', () => {
    expect(uneven(all)).toEqual([]);
  });

  it('I12 would be found out with one bit that is always the same, or with a counter', () => {
    const flat = all.map((leaf) => Buffer.from(leaf));
    for (const leaf of flat) leaf[7]! &= 0x7f;
    expect(uneven(flat)).toEqual([7]);
    flat.forEach((leaf, n) => leaf.writeUInt32BE(n, 20));
    expect(uneven(flat)).toEqual([7, 20, 21, 22, 23]);
  });

  it('I12 is the same for no two people, though intent and event are', () => {
    const event = {
      type: 'credential.issued' as const,
      digests: [hash('x').toString('base64url')],
    };
    const [a, b] = ['a', 'b'].map((name) =>
      personLeaf(event, keys.saltFor(hash(name), intentId(1))),
    ) as [Buffer, Buffer];
    expect(a.equals(b)).toBe(false);
  });
});
