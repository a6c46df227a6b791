import {
  competenceRecord,
  EUROPEAN,
  LOCAL,
  trustList,
  verificationCase,
  without,
} from '../../../test/support/credentials.js';
import { checkMapping } from './check-mapping.js';

const [mapping] = trustList().mappings as [ReturnType<typeof trustList>['mappings'][number]];

it.each([
  ['none', []],
  ['another relation', [{ ...mapping, relation: 'exact' as const }]],
  ['another target', [{ ...mapping, toVersionUri: `${EUROPEAN}1` }]],
  ['another standard', [{ ...mapping, fromVersionUri: `${LOCAL}1` }]],
  ['another mapping', [{ ...mapping, mappingId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f11' }]],
])('is not confirmed by %s', async (_, mappings) => {
  const { check, confirmed } = checkMapping(
    await verificationCase(undefined, trustList({ mappings })),
  );
  expect(check).toMatchObject({
    state: 'failed',
    severity: 'warning',
    code: 'mapping.not-confirmed',
  });
  expect(confirmed).toBeUndefined();
});

it('cannot be checked without the trust list', async () => {
  const trust = { state: 'unreachable', source: 'x', why: 'y' } as const;
  const { check } = checkMapping({ ...(await verificationCase()), trust });
  expect(check).toMatchObject({ state: 'could-not-check', severity: 'warning' });
});

it('needs every claimed mapping confirmed', async () => {
  const verification = await verificationCase();
  const { facts } = verification.credential;
  const mappings = [...facts.mappings, { target: 'https://registry.example/concepts/x/v1.0' }];
  const credential = { ...verification.credential, facts: { ...facts, mappings } };
  expect(checkMapping({ ...verification, credential }).check.code).toBe('mapping.not-confirmed');
});

it('passes what is confirmed, and what claims nothing', async () => {
  expect(checkMapping(await verificationCase())).toMatchObject({
    check: { state: 'passed' },
    confirmed: mapping,
  });
  const plain = without(competenceRecord(), 'mapping');
  const { check, confirmed } = checkMapping(await verificationCase(plain));
  expect(check).toMatchObject({ state: 'passed', severity: 'none' });
  expect(confirmed).toBeUndefined();
});
