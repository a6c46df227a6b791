import { createPublicKey } from 'node:crypto';
import { CREDENTIALS_V2 } from '#credentials/contexts.js';
import { multikeyOf } from '#credentials/multikey.js';
import type { SigningKey } from '#credentials/signing-key.js';
import { ed25519 } from './credentials.js';

/** A party that is a key: whoever holds it is the DID. */
export interface KeyParty extends SigningKey {
  readonly did: string;
}

/** The did:key party of an Ed25519 seed of one repeated byte: public knowledge, for tests only. */
export function keyParty(byte: number): KeyParty {
  const privateKey = ed25519(byte);
  const multikey = multikeyOf(createPublicKey(privateKey));
  const did = `did:key:${multikey}`;
  return { did, kid: `${did}#${multikey}`, alg: 'EdDSA', privateKey };
}

export const ISSUER = keyParty(11);
export const HOLDER = keyParty(12);
export const STRANGER = keyParty(13);

/** The least that VCDM 2.0 takes for a credential, and a beginning. */
export const CREDENTIAL = {
  '@context': [CREDENTIALS_V2],
  type: ['VerifiableCredential'],
  issuer: ISSUER.did,
  validFrom: '2023-02-27T05:03:28Z',
  credentialSubject: { id: 'did:example:subject' },
};

/** The least that VCDM 2.0 takes for a presentation. */
export const PRESENTATION = { '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'] };
