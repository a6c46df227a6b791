import { createPublicKey } from 'node:crypto';

import {
  competenceRecord,
  ed25519,
  edKey,
  ISSUED_AT,
  P256,
} from '../../../test/support/credentials.js';
import type { SecuredDocument } from './data-integrity.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { renderOpenBadge } from './render-open-badge.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

const publicKey = createPublicKey(edKey.privateKey);
const keyOf = (kid: string) => (kid === edKey.kid ? publicKey : undefined);

function setup(): Promise<SecuredDocument> {
  return issueDataIntegrity(renderOpenBadge(competenceRecord()), edKey, ISSUED_AT);
}

it.each<[string, (proof: SecuredDocument['proof']) => unknown, string]>([
  ['no proof', () => undefined, 'proof.malformed'],
  ['two proofs', (proof) => [proof, proof], 'proof.malformed'],
  ['a challenge', (proof) => ({ ...proof, challenge: 'x' }), 'proof.malformed'],
  ['a chain', (proof) => ({ ...proof, previousProof: 'urn:x' }), 'proof.malformed'],
  [
    'a date that is none',
    (proof) => ({ ...proof, created: '2026-13-01T00:00:00Z' }),
    'proof.malformed',
  ],
  ['another encoding', (proof) => ({ ...proof, proofValue: 'uAAAA' }), 'proof.malformed'],
  ['a short signature', (proof) => ({ ...proof, proofValue: 'z2' }), 'multibase.malformed'],
  ['another suite', (proof) => ({ ...proof, cryptosuite: 'eddsa-jcs-2022' }), 'proof.unsupported'],
  ['another type', (proof) => ({ ...proof, type: 'Ed25519Signature2020' }), 'proof.unsupported'],
  [
    'another purpose',
    (proof) => ({ ...proof, proofPurpose: 'authentication' }),
    'proof.unsupported',
  ],
  [
    'another key name',
    (proof) => ({ ...proof, verificationMethod: `${edKey.kid}2` }),
    'proof.unknown-key',
  ],
  ['another instant', (proof) => ({ ...proof, created: '2026-11-23T10:00:01Z' }), 'proof.wrong'],
])('refuses %s', async (_, change, code) => {
  const document = await setup();
  const proof = change(document.proof);
  expect(await verifyDataIntegrity({ ...document, proof }, keyOf)).toMatchObject({
    verified: false,
    code,
  });
});

it.each([ed25519(9), P256])('refuses the signature under another key', async (key) => {
  const result = await verifyDataIntegrity(await setup(), () => createPublicKey(key));
  expect(result).toEqual({ verified: false, code: 'proof.wrong', kid: edKey.kid });
});

it.each([
  [{ name: 'CNC turning, level 4' }, 'proof.wrong'],
  [{ nickname: 'x' }, 'document.not-canonical'],
  [{ '@context': ['https://x.example/context'] }, 'context.unknown'],
])('refuses a document with %j', async (change, code) => {
  const document = { ...(await setup()), ...change };
  expect(await verifyDataIntegrity(document, keyOf)).toMatchObject({ verified: false, code });
});

it('accepts what was issued', async () => {
  expect(await verifyDataIntegrity(await setup(), keyOf)).toEqual({
    verified: true,
    kid: edKey.kid,
  });
});
