import { ecKey, ed25519 } from '../../../test/support/credentials.js';
import { signJws } from './sign-jws.js';
import { decodeJws } from './verify-jws.js';

it.each([
  { ...ecKey, privateKey: ed25519(1) },
  { ...ecKey, alg: 'EdDSA' as const },
])('signs with P-256 only', async (key) => {
  await expect(signJws({}, { typ: 'x' }, key)).rejects.toThrow('key.unsupported');
});

it('names the key, the type and the algorithm in the header, and nothing else', async () => {
  const { header, payload } = decodeJws(await signJws({ a: 'ł' }, { typ: 'x' }, ecKey));
  expect(header).toEqual({ alg: 'ES256', typ: 'x', kid: ecKey.kid });
  expect(payload.toString()).toBe('{"a":"ł"}');
});
