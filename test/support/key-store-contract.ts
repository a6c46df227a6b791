import { verify } from 'node:crypto';
import { type KeyState, type KeyStore, signerFor } from '#credentials/key-store.js';
import { keyFromJwk } from '#credentials/signing-key.js';

const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;

/**
 * What every key store keeps to (libs/credentials/src/key-store.ts). `make` gives a store with, for
 * each algorithm, keys that are retired, compromised, active and next, in this order.
 */
export function describeKeyStore(name: string, make: () => KeyStore): void {
  const bytes = Buffer.from('what is signed');
  const inState = (store: KeyStore, state: KeyState) =>
    store.keys().filter((key) => key.state === state);
  /** At once or later: a refusal is one either way. */
  const signing = async (store: KeyStore, kid: string) => store.sign(kid, bytes);

  describe(`${name} as a key store`, () => {
    it.each(['next', 'retired', 'compromised'] as const)(
      'signs nothing with a %s key',
      async (s) => {
        const store = make();
        const keys = inState(store, s);
        expect(keys.map(({ alg }) => alg)).toEqual(ALGORITHMS);
        for (const { kid } of keys)
          await expect(signing(store, kid)).rejects.toThrow('key.not-active');
      },
    );

    it('knows no key by another name', async () => {
      const store = make();
      for (const kid of ['', '__proto__', `${store.keys()[0]?.kid ?? ''}0`]) {
        expect(store.publicKey(kid)).toBeUndefined();
        await expect(signing(store, kid)).rejects.toThrow('key.not-active');
      }
    });

    it('lists public members alone, and every key under its name', () => {
      const store = make();
      expect(store.keys()).toHaveLength(4 * ALGORITHMS.length);
      for (const key of store.keys()) {
        expect(Object.keys(key).sort()).toEqual(['alg', 'kid', 'publicJwk', 'state']);
        expect(key.publicJwk).not.toHaveProperty('d');
        expect(store.publicKey(key.kid)).toEqual(key.publicJwk);
      }
    });

    it.each(ALGORITHMS)('signs with the active key of %s, as others verify it', async (alg) => {
      const { kid, sign } = signerFor(make(), alg);
      const jwk = make().publicKey(kid);
      if (!jwk) throw new Error('an active key is public');
      const key = { key: keyFromJwk(jwk), dsaEncoding: 'ieee-p1363' } as const;
      const signature = await sign(bytes);
      expect(verify(alg === 'EdDSA' ? null : 'sha256', bytes, key, signature)).toBe(true);
    });

    it('signs with a next key once it is activated, and with no other that is', async () => {
      const store = make();
      const [next] = inState(store, 'next');
      if (!next) throw new Error('there is a next key');
      const before = signerFor(store, next.alg);
      for (const { kid } of store.keys()) store.activate(kid);
      store.activate('did:web:nobody.example#ed-1');
      expect(inState(store, 'next')).toEqual([]);
      expect([inState(store, 'retired').length, inState(store, 'compromised').length]).toEqual([
        3, 3,
      ]);
      expect(signerFor(store, next.alg).kid).toBe(next.kid);
      expect(await signing(store, next.kid)).not.toEqual(await before.sign(bytes));
    });
  });
}
