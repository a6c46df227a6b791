import { trustList, verificationCase, without } from '../../../test/support/credentials.js';
import { checkStandard } from './check-standard.js';

const [local] = trustList().standards as [ReturnType<typeof trustList>['standards'][number]];

it.each([
  ['unknown', [], 'could-not-check warning standard.unknown'],
  [
    'with another text',
    [{ ...local, contentDigest: `${'B'.repeat(42)}A` }],
    'failed fatal standard.digest-mismatch',
  ],
  [
    'superseded',
    [{ ...local, status: 'superseded' as const }],
    'failed warning standard.superseded',
  ],
  ['on record', [local], 'passed none'],
])('a standard that is %s', async (_, standards, expected) => {
  const { state, severity, code } = checkStandard(
    await verificationCase(undefined, trustList({ standards })),
  );
  expect([state, severity, code].join(' ').trim()).toBe(expected);
});

it('is not checked without a digest or without the trust list', async () => {
  const verification = await verificationCase();
  const facts = without(verification.credential.facts, 'standardDigest');
  const credential = { ...verification.credential, facts };
  expect(checkStandard({ ...verification, credential })).toMatchObject({
    state: 'could-not-check',
    code: 'standard.digest-absent',
  });
  const trust = { state: 'missing', source: 'x' } as const;
  expect(checkStandard({ ...verification, trust })).toMatchObject({
    state: 'could-not-check',
    code: 'trust-list.missing',
  });
});
