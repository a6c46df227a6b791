import {
  COSIGNED_AT,
  issued,
  listedHub,
  trustList,
  verificationCase,
  without,
} from '../../../test/support/credentials.js';
import type { TrustList } from '#domain/generated/schemas.js';

import { checkFindings } from './check-findings.js';
import { checkLedger } from './check-ledger.js';
import { readCredential } from './read-credential.js';

type Finding = NonNullable<TrustList['hubs'][number]['findings']>[number];
const BEFORE = '2026-11-01T00:00:00.000Z';
const SOON = '2026-11-10T00:00:00.000Z';
const AFTER = '2026-11-24T00:00:00.000Z';
const finding = (changes: Partial<Finding> = {}): Finding => ({
  code: 'statuslist.gap',
  grade: 'major',
  index: '2',
  foundAt: BEFORE,
  ...changes,
});

async function check(findings: readonly Finding[] | undefined, isProven = true) {
  const bare = without(listedHub(), 'findings');
  const hub = findings === undefined ? bare : { ...bare, findings: [...findings] };
  const { json } = await issued();
  const verification = {
    ...(await verificationCase(undefined, trustList({ hubs: [hub] }))),
    credential: readCredential(json.credential),
  };
  const proof = isProven ? json.proof : undefined;
  const { leaf } = checkLedger(verification, proof);
  return checkFindings(verification, leaf, isProven ? COSIGNED_AT : undefined);
}

it.each<[string, Finding[], boolean, string]>([
  ['nothing', [], true, 'passed none'],
  ['a major one now', [finding()], true, 'failed warning findings.standing'],
  [
    'a major one that was found later',
    [finding({ foundAt: AFTER })],
    true,
    'failed warning findings.standing',
  ],
  [
    'a major one that stood when it was issued',
    [finding({ resolvedAt: AFTER })],
    true,
    'failed warning findings.at-issue',
  ],
  ['a major one that was over by then', [finding({ resolvedAt: SOON })], true, 'passed none'],
  [
    'a major one that came and went later',
    [finding({ foundAt: AFTER, resolvedAt: AFTER })],
    true,
    'passed none',
  ],
  [
    'a major one on its own leaf',
    [finding({ code: 'standard.out-of-scope', index: '1' })],
    true,
    'failed fatal standard.out-of-scope',
  ],
  [
    'one on its own leaf that was settled',
    [finding({ index: '1', resolvedAt: SOON })],
    true,
    'passed none',
  ],
  ['a minor one', [finding({ grade: 'minor' })], true, 'passed warning findings.observed'],
  ['an observation', [finding({ grade: 'observation' })], true, 'passed none'],
  [
    'two ledgers, of which this one may be the false one',
    [finding({ code: 'ledger.contradiction', index: '3' })],
    true,
    'failed fatal ledger.contradiction',
  ],
  [
    'two ledgers that part after what proves it',
    [finding({ code: 'ledger.contradiction', index: '4' })],
    true,
    'failed warning findings.standing',
  ],
  [
    'two ledgers, and no proof',
    [finding({ code: 'ledger.contradiction', index: '4' })],
    false,
    'failed fatal ledger.contradiction',
  ],
])('with %s', async (_, findings, isProven, expected) => {
  const { state, severity, code } = await check(findings, isProven);
  expect([state, severity, code].filter(Boolean).join(' ')).toBe(expected);
});

it('is never passed when the list is silent', async () => {
  expect(await check(undefined)).toMatchObject({
    state: 'could-not-check',
    code: 'findings.not-listed',
  });
});

it('is never passed without a list, nor for an issuer that nobody watches', async () => {
  const verification = await verificationCase(undefined, trustList({ hubs: [] }));
  expect(checkFindings(verification, undefined, undefined)).toMatchObject({
    state: 'could-not-check',
    code: 'findings.unknown-issuer',
  });
  const trust = { state: 'unreachable', source: 'x', why: 'y' } as const;
  expect(checkFindings({ ...verification, trust }, undefined, undefined)).toMatchObject({
    state: 'could-not-check',
    code: 'trust-list.unreachable',
  });
});
