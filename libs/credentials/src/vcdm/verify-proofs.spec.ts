import { createPublicKey } from 'node:crypto';

import {
  CREDENTIAL,
  HOLDER,
  ISSUER,
  type KeyParty,
  STRANGER,
} from '../../../../test/support/vcdm.js';
import { P256, without } from '../../../../test/support/credentials.js';
import { encodeBase58 } from '../base58.js';
import { loadContext } from '../contexts.js';
import type { JsonObject } from '../json-object.js';
import { addProof, type NewProof } from './add-proof.js';
import { proofHash } from './proof-hash.js';
import { signEd25519 } from '../ed25519.js';
import { type ExpectedProof, verifyProofs } from './verify-proofs.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const ASSERTION: NewProof = { purpose: 'assertionMethod', created: '2026-11-23T10:00:00Z' };
const keyOf = (kid: string) => {
  const party = [ISSUER, HOLDER, STRANGER].find((one) => one.kid === kid);
  return party && createPublicKey(party.privateKey);
};
const verify = (
  document: JsonObject,
  expected: ExpectedProof = { purpose: 'assertionMethod' },
  key = keyOf,
) => verifyProofs(document, key, expected, NOW, loadContext);
const sign = (proof = ASSERTION, key = ISSUER) => addProof(CREDENTIAL, key, proof, loadContext);

/** A proof with these options over a document that may hold proofs already. */
async function proofOf(party: KeyParty, options: object, document: JsonObject = CREDENTIAL) {
  const all = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    verificationMethod: party.kid,
    proofPurpose: 'assertionMethod',
    ...options,
  };
  const signature = signEd25519(await proofHash(document, all, loadContext), party.privateKey);
  return { ...all, proofValue: `z${encodeBase58(signature)}` };
}

type Proof = Record<string, unknown>;
const value = (proof: Proof) => String(proof.proofValue);

it.each<[string, (proof: Proof) => unknown, string]>([
  ['If the proof is missing, an error MUST be raised', () => undefined, 'proof.missing'],
  ['there MUST be a proof', () => [], 'proof.missing'],
  ['If the proof is invalid, an error MUST be raised', () => null, 'proof.malformed'],
  ['a proof MUST be an object', () => 'x', 'proof.malformed'],
  ['every proof MUST be an object', (proof) => [proof, 7], 'proof.malformed'],
  ['type MUST be there', (proof) => without(proof, 'type'), 'proof.malformed'],
  [
    'type MUST be DataIntegrityProof',
    (proof) => ({ ...proof, type: 'Ed25519Signature2020' }),
    'proof.unsupported',
  ],
  ['cryptosuite MUST be there', (proof) => without(proof, 'cryptosuite'), 'proof.malformed'],
  ['cryptosuite MUST be a string', (proof) => ({ ...proof, cryptosuite: 7 }), 'proof.malformed'],
  [
    'cryptosuite MUST be eddsa-rdfc-2022',
    (proof) => ({ ...proof, cryptosuite: 'eddsa-jcs-2022' }),
    'proof.unsupported',
  ],
  [
    'verificationMethod MUST be there',
    (proof) => without(proof, 'verificationMethod'),
    'proof.malformed',
  ],
  [
    'verificationMethod MUST be a URL',
    (proof) => ({ ...proof, verificationMethod: 'x' }),
    'proof.malformed',
  ],
  [
    'verificationMethod MUST be one',
    (proof) => ({ ...proof, verificationMethod: [ISSUER.kid] }),
    'proof.malformed',
  ],
  [
    'verificationMethod MUST be known',
    (proof) => ({ ...proof, verificationMethod: 'did:key:invalidVm' }),
    'proof.unknown-key',
  ],
  ['proofPurpose MUST be there', (proof) => without(proof, 'proofPurpose'), 'proof.malformed'],
  [
    'proofPurpose MUST be known',
    (proof) => ({ ...proof, proofPurpose: 'invalidPurpose' }),
    'proof.unsupported',
  ],
  [
    'proofPurpose MUST be the one expected',
    (proof) => ({ ...proof, proofPurpose: 'authentication' }),
    'proof.other-purpose',
  ],
  ['proofValue MUST be there', (proof) => without(proof, 'proofValue'), 'proof.malformed'],
  ['proofValue MUST be a string', (proof) => ({ ...proof, proofValue: null }), 'proof.malformed'],
  [
    'proofValue MUST be multibase',
    (proof) => ({ ...proof, proofValue: value(proof).slice(1) }),
    'proof.malformed',
  ],
  [
    'proofValue MUST be base58',
    (proof) => ({ ...proof, proofValue: value(proof).replace('z', 'u') }),
    'proof.malformed',
  ],
  [
    'proofValue MUST be 64 bytes',
    (proof) => ({ ...proof, proofValue: `${value(proof)}${'2'.repeat(40)}` }),
    'multibase.malformed',
  ],
  [
    'proofValue MUST be 64 bytes',
    (proof) => ({ ...proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' }),
    'multibase.malformed',
  ],
  [
    'created MUST be a dateTimeStamp',
    (proof) => ({ ...proof, created: 'invalidDate' }),
    'proof.malformed',
  ],
  [
    'created MUST have a zone',
    (proof) => ({ ...proof, created: '2026-11-23T10:00:00' }),
    'proof.malformed',
  ],
  [
    'expires MUST be a dateTimeStamp',
    (proof) => ({ ...proof, expires: '2026-11-23' }),
    'proof.malformed',
  ],
  ['id MUST be a URL', (proof) => ({ ...proof, id: 'x' }), 'proof.malformed'],
  ['domain MUST be strings', (proof) => ({ ...proof, domain: [7] }), 'proof.malformed'],
  ['challenge MUST be a string', (proof) => ({ ...proof, challenge: 7 }), 'proof.malformed'],
  ['nonce MUST be a string', (proof) => ({ ...proof, nonce: {} }), 'proof.malformed'],
  [
    'previousProof MUST be strings',
    (proof) => ({ ...proof, previousProof: 456321 }),
    'proof.malformed',
  ],
  [
    'previousProof MUST name a proof',
    (proof) => ({ ...proof, previousProof: 'urn:uuid:x' }),
    'proof.previous-missing',
  ],
  [
    'every previousProof MUST name a proof',
    (proof) => [
      { ...proof, id: 'urn:a' },
      { ...proof, previousProof: ['urn:a', 'urn:b'] },
    ],
    'proof.previous-missing',
  ],
  [
    'a proof waits not for itself',
    (proof) => ({ ...proof, id: 'urn:a', previousProof: 'urn:a' }),
    'proof.previous-circular',
  ],
  [
    'two proofs wait not for each other',
    (proof) => [
      { ...proof, id: 'urn:a', previousProof: 'urn:b' },
      { ...proof, id: 'urn:b', previousProof: 'urn:a' },
    ],
    'proof.previous-circular',
  ],
  [
    'an id names one proof',
    (proof) => [
      { ...proof, id: 'urn:a' },
      { ...proof, id: 'urn:a' },
    ],
    'proof.malformed',
  ],
  ['nothing else is in a proof', (proof) => ({ ...proof, jws: 'a..b' }), 'proof.malformed'],
  ['nothing is added to what was signed', (proof) => ({ ...proof, nonce: 'x' }), 'proof.wrong'],
  ['not too many', (proof) => Array.from({ length: 9 }, () => proof), 'proof.too-many'],
  ['the time is signed', (proof) => ({ ...proof, created: '2026-11-23T10:00:01Z' }), 'proof.wrong'],
  ['the key is signed', (proof) => ({ ...proof, verificationMethod: STRANGER.kid }), 'proof.wrong'],
])('Data Integrity: %s', async (_, change, code) => {
  const { proof, ...unsigned } = await sign();
  const changed = change(proof as Proof);
  const document = changed === undefined ? unsigned : { ...unsigned, proof: changed };
  expect(await verify(document)).toMatchObject({ verified: false, code });
});

it.each<[string, object, string]>([
  ['a changed member', { validFrom: '2023-02-27T05:03:29Z' }, 'proof.wrong'],
  ['another member', { validUntil: '2033-02-27T05:03:28Z' }, 'proof.wrong'],
  ['an undefined member', { nickname: 'x' }, 'document.not-canonical'],
])('refuses %s under a right proof', async (_, change, code) => {
  const result = await verify({ ...(await sign()), ...change });
  expect(result).toMatchObject({ verified: false, code });
});

it('refuses a key of another kind', async () => {
  const result = await verify(await sign(), { purpose: 'assertionMethod' }, () =>
    createPublicKey(P256),
  );
  expect(result).toMatchObject({ code: 'proof.wrong' });
});

it.each<[ExpectedProof, string | undefined]>([
  [{ purpose: 'authentication', challenge: 'other' }, 'proof.other-challenge'],
  [{ purpose: 'authentication', challenge: 'c', domain: 'other.example' }, 'proof.other-domain'],
  [{ purpose: 'authentication', domain: ['d.example', 'other.example'] }, 'proof.other-domain'],
  [{ purpose: 'authentication', domain: [] }, 'proof.other-domain'],
  [{ purpose: 'assertionMethod' }, 'proof.other-purpose'],
  [{ purpose: 'authentication' }, undefined],
  [{ purpose: 'authentication', challenge: 'c', domain: 'd.example' }, undefined],
  [{ purpose: 'authentication', domain: ['d.example'] }, undefined],
])('Data Integrity 4.4: a proof for an occasion is asked as %j', async (expected, code) => {
  const document = await sign(
    { purpose: 'authentication', challenge: 'c', domain: 'd.example' },
    HOLDER,
  );
  const right = { verified: true, signers: [HOLDER.did] };
  expect(await verify(document, expected)).toMatchObject(code === undefined ? right : { code });
});

it.each([
  ['2026-11-24T09:00:00Z', { code: 'proof.expired' }],
  ['2026-11-24T09:00:01Z', { verified: true }],
])('Data Integrity 2.1: a proof that ends %s', async (expires, result) => {
  const proof = await proofOf(ISSUER, { expires });
  expect(await verify({ ...CREDENTIAL, proof })).toMatchObject(result);
});

it('created is OPTIONAL', async () => {
  const document = await sign({ purpose: 'assertionMethod' });
  expect(document.proof).not.toHaveProperty('created');
  expect(await verify(document)).toEqual({ verified: true, signers: [ISSUER.did] });
});

it('Data Integrity 4.2: every proof of a set is right', async () => {
  const [a, b] = [await proofOf(ISSUER, {}), await proofOf(STRANGER, {})];
  expect(await verify({ ...CREDENTIAL, proof: [a, b] })).toEqual({
    verified: true,
    signers: [ISSUER.did, STRANGER.did],
  });
  const wrong = { ...b, proofValue: a.proofValue };
  expect(await verify({ ...CREDENTIAL, proof: [a, wrong] })).toMatchObject({ code: 'proof.wrong' });
});

it.each([[(id: string) => id], [(id: string) => [id]]])(
  'Data Integrity 4.6: a proof of a chain is over the ones before it',
  async (name) => {
    const first = await proofOf(STRANGER, { id: 'urn:uuid:first' });
    const chained = { ...CREDENTIAL, proof: [first] };
    const second = await proofOf(ISSUER, { previousProof: name('urn:uuid:first') }, chained);
    const document = { ...CREDENTIAL, proof: [second, first] };
    expect(await verify(document)).toMatchObject({ verified: true });
    const other = await proofOf(STRANGER, {
      id: 'urn:uuid:first',
      created: '2026-01-01T00:00:00Z',
    });
    expect(await verify({ ...document, proof: [second, other] })).toMatchObject({
      code: 'proof.wrong',
    });
    const unchained = await proofOf(ISSUER, { previousProof: name('urn:uuid:first') });
    expect(await verify({ ...document, proof: [unchained, first] })).toMatchObject({
      code: 'proof.wrong',
    });
  },
);
