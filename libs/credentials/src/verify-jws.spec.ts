import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { requirement } from '../../../test/support/requirements.js';
import { ecKey, ed25519 } from '../../../test/support/credentials.js';
import { CredentialFormatError } from './credential-format-error.js';
import { isSignedBy } from './is-signed-by.js';
import { signJws } from './sign-jws.js';
import { keyFromJwk, readPublicJwk } from './signing-key.js';
import { decodeJws, payloadObject, verifyJws } from './verify-jws.js';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jws = (header: unknown, payload: unknown = {}) => `${part(header)}.${part(payload)}.AAAA`;

it.each([
  ['two parts', 'a.b', 'jws.malformed'],
  ['four parts', `${jws({ alg: 'ES256' })}.AAAA`, 'jws.malformed'],
  ['padding', `${part({ alg: 'ES256' })}.AAAA=.AAAA`, 'encoding.not-canonical'],
  ['stray bits in the signature', `${part({ alg: 'ES256' })}.e30.AAB`, 'encoding.not-canonical'],
  ['a header that is no object', jws([]), 'jws.malformed'],
  ['a header without alg', jws({}), 'jws.malformed'],
  ['a header that is not UTF-8', '_w.e30.AAAA', 'jws.malformed'],
  ['alg none', jws({ alg: 'none' }), 'jws.header-refused'],
  ['alg NoNe', jws({ alg: 'NoNe' }), 'jws.header-refused'],
  ...['crit', 'jku', 'jwk', 'x5u', 'x5c', 'b64'].map((name) => [
    name,
    jws({ alg: 'ES256', [name]: 'x' }),
    'jws.header-refused',
  ]),
])('refuses %s', (_, text, code) => {
  expect(() => decodeJws(text)).toThrow(code);
});

it('refuses a header that names alg twice', () => {
  const header = Buffer.from('{"alg":"ES256","alg":"none"}').toString('base64url');
  expect(() => decodeJws(`${header}.e30.AAAA`)).toThrow('json.duplicate-member');
});

it('refuses a payload that is no object', () => {
  expect(() => payloadObject(decodeJws(jws({ alg: 'ES256' }, [])))).toThrow('jws.malformed');
});

it('goes by the algorithm of the key, whatever the header says', async () => {
  const text = await signJws({ a: 1 }, { typ: 'x' }, ecKey);
  const [, payload, signature] = text.split('.');
  const claimed = [part({ alg: 'EdDSA' }), payload, signature].join('.');
  expect(await verifyJws(claimed, createPublicKey(ecKey.privateKey))).toBe(false);
  expect(await verifyJws(text, createPublicKey(ed25519(1)))).toBe(false);
});

it('accepts what signJws signs', async () => {
  const text = await signJws({ a: 1 }, { typ: 'x' }, ecKey);
  expect(await verifyJws(text, createPublicKey(ecKey.privateKey))).toBe(true);
  expect(payloadObject(decodeJws(text))).toEqual({ a: 1 });
});

const vectors = requirement('vectors');
vectors.describe('Wycheproof', () => {
  interface Group {
    private: unknown;
    public?: unknown;
    tests: { tcId: number; jws: unknown; result: string }[];
  }

  /** The verdict of our reader with any of the keys; a key that we refuse verifies nothing. */
  async function accepts(text: unknown, keys: readonly unknown[]): Promise<boolean> {
    for (const jwk of keys) {
      try {
        const key = keyFromJwk(readPublicJwk(jwk));
        const isRight = await verifyJws(String(text), key);
        expect(isSignedBy(String(text), decodeJws(String(text)), key)).toBe(isRight);
        if (isRight) return true;
      } catch (error) {
        if (!(error instanceof CredentialFormatError)) throw error;
      }
    }
    return false;
  }

  function read(name: string): Group[] {
    const path = join(vectors.value, 'wycheproof', name);
    return (JSON.parse(readFileSync(path, 'utf8')) as { testGroups: Group[] }).testGroups;
  }

  it('accepts of 401 signatures exactly the valid ones by keys that we use', async () => {
    const groups = read('json_web_signature_test.json');
    expect(groups.flatMap(({ tests }) => tests)).toHaveLength(401);
    const accepted: number[] = [];
    for (const group of groups) {
      for (const test of group.tests) {
        if (await accepts(test.jws, [group.public ?? group.private])) accepted.push(test.tcId);
      }
    }
    // All HS*, PS*, RS* and larger-curve tests are refused, the valid ones too: we do not use them.
    expect(accepted).toEqual([18, 378]);
  });

  it('accepts nothing under the 26 odd keys: none is a key that we use', async () => {
    const groups = read('json_web_key_test.json');
    expect(groups.flatMap(({ tests }) => tests)).toHaveLength(26);
    for (const group of groups) {
      const { keys } = (group.public ?? group.private) as { keys: unknown[] };
      for (const test of group.tests) expect(await accepts(test.jws, keys)).toBe(false);
    }
  });
});
