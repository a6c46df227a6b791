import { CREDENTIAL, ISSUER } from '../../../../test/support/vcdm.js';
import { loadContext } from '../contexts.js';
import { addProof } from './add-proof.js';
import { readProofs } from './read-proofs.js';

// What is refused stands in verify-proofs.spec.ts, where each refusal meets a right signature.

it('takes a document and its proofs apart', async () => {
  const proof = { purpose: 'authentication', challenge: 'c', domain: 'd.example' } as const;
  const document = await addProof(CREDENTIAL, ISSUER, proof, loadContext);
  const { unsigned, proofs } = readProofs(document);
  expect(unsigned).toEqual(CREDENTIAL);
  expect(proofs).toMatchObject([
    {
      verificationMethod: ISSUER.kid,
      purpose: 'authentication',
      challenge: 'c',
      domains: ['d.example'],
      previous: [],
    },
  ]);
  expect(proofs[0]?.options).not.toHaveProperty('proofValue');
  expect(proofs[0]?.signature).toHaveLength(64);
});

it('refuses a proof of a strange shape before anything is computed', () => {
  expect(() => readProofs({ ...CREDENTIAL, proof: { type: ['DataIntegrityProof'] } })).toThrow(
    'proof.malformed',
  );
});
