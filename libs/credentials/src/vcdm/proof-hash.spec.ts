import { CREDENTIAL, ISSUER } from '../../../../test/support/vcdm.js';
import { loadContext } from '../contexts.js';
import { dataIntegrityHash, type ProofOptions } from '../data-integrity.js';
import { proofHash } from './proof-hash.js';

const options: ProofOptions = {
  type: 'DataIntegrityProof',
  created: '2026-11-23T10:00:00Z',
  verificationMethod: ISSUER.kid,
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
};

it('refuses options that no context defines', async () => {
  const hash = proofHash(CREDENTIAL, { ...options, jws: 'x' }, loadContext);
  await expect(hash).rejects.toMatchObject({ code: 'document.not-canonical' });
});

it('is the hash that a hub signs', async () => {
  const hash = await proofHash(CREDENTIAL, { ...options }, loadContext);
  expect(hash).toEqual((await dataIntegrityHash(CREDENTIAL, options)).hash);
  expect(hash).toHaveLength(64);
});
