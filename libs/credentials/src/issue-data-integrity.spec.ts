import { competenceRecord, ecKey, edKey, ISSUED_AT } from '../../../test/support/credentials.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { renderOpenBadge } from './render-open-badge.js';

const badge = renderOpenBadge(competenceRecord());

it('does not sign with a P-256 key', async () => {
  await expect(issueDataIntegrity(badge, ecKey, ISSUED_AT)).rejects.toThrow('key.unsupported');
});

it('does not sign a member that no context defines', async () => {
  await expect(issueDataIntegrity({ ...badge, nickname: 'x' }, edKey, ISSUED_AT)).rejects.toThrow(
    'document.not-canonical',
  );
});

it('gives the same bytes again, with the instant cut to whole seconds', async () => {
  const first = await issueDataIntegrity(badge, edKey, ISSUED_AT);
  const second = await issueDataIntegrity(badge, edKey, new Date(ISSUED_AT.getTime() + 999));
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  const { proof, ...unsigned } = first;
  expect(unsigned).toEqual(badge);
  expect(proof).toEqual({
    type: 'DataIntegrityProof',
    created: '2026-11-23T10:00:00Z',
    verificationMethod: edKey.kid,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
    proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/) as string,
  });
});
