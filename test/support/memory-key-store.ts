import type { KeyStore, StoredKey } from '#credentials/key-store.js';
import { signBytes } from '#credentials/signer.js';
import { publicJwkOf, type SigningKey } from '#credentials/signing-key.js';
import { CredentialFormatError } from '#credentials/credential-format-error.js';

/** A key store with nothing behind it, which answers later as a device would. For tests. */
export function memoryKeyStore(keys: readonly (SigningKey & Pick<StoredKey, 'state'>)[]): KeyStore {
  const held = new Map(keys.map((key) => [key.kid, { ...key }]));
  const shown = ({ kid, alg, state, privateKey }: SigningKey & Pick<StoredKey, 'state'>) => ({
    kid,
    alg,
    state,
    publicJwk: publicJwkOf(privateKey),
  });
  return {
    keys: () => [...held.values()].map(shown),
    publicKey: (kid) => {
      const key = held.get(kid);
      return key && shown(key).publicJwk;
    },
    sign: async (kid, bytes) => {
      const key = held.get(kid);
      if (key?.state !== 'active') throw new CredentialFormatError('key.not-active', kid);
      return Promise.resolve(signBytes(bytes, key.privateKey));
    },
    activate: (kid) => {
      const key = held.get(kid);
      if (key?.state === 'next') held.set(kid, { ...key, state: 'active' });
    },
  };
}
