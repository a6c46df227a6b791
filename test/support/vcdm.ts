import { createPublicKey, sign } from 'node:crypto';
import { CREDENTIALS_V2, loadContext } from '#credentials/contexts.js';
import type { JsonObject } from '#credentials/json-object.js';
import { keyInDid } from '#credentials/key-in-did.js';
import { multikeyOf } from '#credentials/multikey.js';
import type { SignsWith } from '#credentials/signer.js';
import type { SigningKey } from '#credentials/signing-key.js';
import { addProof, type NewProof } from '#credentials/vcdm/add-proof.js';
import type { ForeignSources } from '#credentials/vcdm/foreign-verdict.js';
import { didOf } from '#credentials/vcdm/verify-proofs.js';
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

export const VCDM_NOW = new Date('2026-11-24T09:00:00Z');

/** A credential with the proof of its issuer, or of whoever signs. */
export const signedCredential = (
  change: object = {},
  key: SignsWith = ISSUER,
): Promise<JsonObject> =>
  addProof({ ...CREDENTIAL, ...change }, key, { purpose: 'assertionMethod' }, loadContext);

/** A presentation with the proof of its holder, or of whoever signs. */
export const signedPresentation = (
  change: object = {},
  key: SignsWith = HOLDER,
  proof: Partial<NewProof> = {},
): Promise<JsonObject> =>
  addProof(
    { ...PRESENTATION, ...change },
    key,
    { purpose: 'authentication', ...proof },
    loadContext,
  );

/** What needs no network: did:key, our contexts, and the status lists given here. */
export const vcdmSources = (
  lists: Readonly<Record<string, unknown>> = {},
  takenAt = VCDM_NOW,
): ForeignSources => ({
  load: loadContext,
  keyOf: (kid) => keyInDid(didOf(kid), kid),
  statusList: (url) =>
    Promise.resolve(url in lists ? { text: JSON.stringify(lists[url]), takenAt } : undefined),
});

/** A compact JWS by an Ed25519 key, with any header. */
export function ed25519Jwt(payload: object, header: object, key: KeyParty): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', kid: key.kid, ...header })}.${encode(payload)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key.privateKey).toString('base64url')}`;
}

/** A credential in the envelope of a JWT. */
export const envelopedCredential = (change: object = {}, key: KeyParty = ISSUER) => ({
  '@context': CREDENTIALS_V2,
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${ed25519Jwt({ ...CREDENTIAL, ...change }, { typ: 'vc+jwt' }, key)}`,
});

/** A presentation in the envelope of a JWT. */
export const envelopedPresentation = (change: object = {}, key: KeyParty = HOLDER) => ({
  '@context': CREDENTIALS_V2,
  type: 'EnvelopedVerifiablePresentation',
  id: `data:application/vp+jwt,${ed25519Jwt({ ...PRESENTATION, ...change }, { typ: 'vp+jwt' }, key)}`,
});
