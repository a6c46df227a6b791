import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { listedHub, trustList } from '../../../test/support/credentials.js';
import { RSA } from '../../../test/support/rsa-key.js';
import { publicJwkOf } from './signing-key.js';
import { asTrustList } from './trust-list-shape.js';

const schemas = fileURLToPath(new URL('../../domain/schemas/credentials/', import.meta.url));
const read = (name: string) =>
  JSON.parse(readFileSync(`${schemas}${name}.schema.json`, 'utf8')) as object;

/** The schema as everybody else in the house checks it. */
function bySchema() {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(read('public-jwk'));
  return ajv.compile(read('trust-list'));
}

/** Copies with one value replaced, one member taken away or one added, at every place. */
function* mutationsOf(value: unknown): Generator<unknown> {
  for (const other of [null, 7, -1, '', 'x', [], {}]) yield other;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const inner of mutationsOf(value[0])) yield [inner, ...(value.slice(1) as unknown[])];
    return;
  }
  yield { ...value, surplus: 1 };
  for (const [name, found] of Object.entries(value)) {
    yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
    for (const inner of mutationsOf(found)) yield { ...value, [name]: inner };
  }
}

const rsaKey = {
  kid: 'did:web:hub.example#rsa-1',
  alg: 'RS256' as const,
  publicJwk: publicJwkOf(RSA),
  fromIndex: '1',
};

it.each([
  ['a curve', listedHub().keys],
  ['RSA', [rsaKey]],
])('agrees with the schema on every mutation of a trust list with a key of %s', (_, keys) => {
  const ended = keys.map((key) => ({ ...key, toIndex: '9', compromised: true as const }));
  const whole = trustList({ hubs: [{ ...listedHub(), keys: [...ended].reverse() }] });
  const schema = bySchema();
  expect(schema(whole)).toBe(true);
  const differing: unknown[] = [];
  let count = 0;
  for (const value of mutationsOf(whole)) {
    count += 1;
    let taken = true;
    try {
      asTrustList(value);
    } catch {
      taken = false;
    }
    if (taken !== schema(value)) differing.push(value);
  }
  expect(count).toBeGreaterThan(300);
  expect(differing).toEqual([]);
});

it('names the member that is wrong', () => {
  expect(() => asTrustList({ ...trustList(), seq: 1 })).toThrow('trust-list.malformed: seq');
  expect(() => asTrustList({ ...trustList(), more: 1 })).toThrow('unknown member');
  expect(() => asTrustList([])).toThrow('not an object');
});

it('gives the list itself', () => expect(asTrustList(trustList())).toEqual(trustList()));
