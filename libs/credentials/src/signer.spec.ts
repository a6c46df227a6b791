import { createPublicKey, type KeyObject, verify } from 'node:crypto';

import { ecKey, edKey, rsaKey } from '../../../test/support/credentials.js';
import { signAs, signBytes } from './signer.js';

const bytes = Buffer.from('Żaneta');

/** As other programs check it (RFC 7518 3.3 and 3.4, RFC 8037 3.1). */
const isSigned = (signature: Uint8Array, alg: string, key: KeyObject): boolean =>
  verify(
    alg === 'EdDSA' ? null : 'sha256',
    bytes,
    { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' },
    signature,
  );

it.each([edKey, ecKey, rsaKey])('refuses $alg where another algorithm is asked for', (key) => {
  for (const alg of ['EdDSA', 'ES256', 'RS256'] as const)
    if (alg !== key.alg) expect(() => signAs(alg, bytes, key)).toThrow('key.unsupported');
});

it('refuses a key that says it is another', () => {
  expect(() => signAs('RS256', bytes, { ...edKey, alg: 'RS256' })).toThrow('key.unsupported');
});

it.each([
  [edKey, 64],
  [ecKey, 64],
  [rsaKey, 384],
])('signs at once with a private key at hand: $alg', (key, length) => {
  const signature = signAs(key.alg, bytes, key) as Uint8Array;
  expect(signature).toHaveLength(length);
  expect(isSigned(signature, key.alg, key.privateKey)).toBe(true);
});

it('takes what a signer gives, at once or later', async () => {
  const { kid, alg } = ecKey;
  const now = signAs(alg, bytes, { kid, alg, sign: (given) => signBytes(given, ecKey.privateKey) });
  expect(isSigned(now as Uint8Array, alg, ecKey.privateKey)).toBe(true);
  const later = signAs(alg, bytes, { kid, alg, sign: () => Promise.resolve(Buffer.from('later')) });
  expect(Buffer.from(await later).toString()).toBe('later');
});
