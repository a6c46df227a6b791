import {
  COSIGNED_AT,
  competenceRecord,
  EUROPEAN,
  ISSUED_AT,
  listedHub,
  LOCAL,
  NOW,
  trustList,
  verificationCase,
  type Hub,
  without,
} from '../../../test/support/credentials.js';
import { checkAuthorised } from './check-authorised.js';

const [accredited] = listedHub().accreditations as [Hub['accreditations'][number]];
const second = (at: Date, shift: number) =>
  new Date(at.getTime() + shift).toISOString().replace('.000', '');
const suspendedFrom = (from: string) => [
  { ...accredited },
  { ...accredited, decision: 'suspended' as const, from },
];

async function judge(accreditations: Hub['accreditations'], provenAt?: Date, now = NOW) {
  const list = trustList({ hubs: [listedHub({ accreditations })] });
  const check = checkAuthorised(await verificationCase(undefined, list, now), provenAt);
  return [check.state, check.severity, check.code].join(' ').trim();
}

const NOT = 'failed fatal issuer.not-accredited';
it.each([
  ['never accredited', [], NOT],
  ['suspended one second before', suspendedFrom(second(COSIGNED_AT, -1000)), NOT],
  ['suspended in that second', suspendedFrom(second(COSIGNED_AT, 0)), NOT],
  ['suspended one second after', suspendedFrom(second(COSIGNED_AT, 1000)), 'passed none'],
  ['accredited too late', [{ ...accredited, from: second(COSIGNED_AT, 1000) }], NOT],
  ['accredited until then', [{ ...accredited, to: second(COSIGNED_AT, 0) }], NOT],
  [
    'accredited for a lower level',
    [{ ...accredited, scope: [{ standard: LOCAL, maxLevel: 2 }] }],
    NOT,
  ],
  [
    'accredited for another standard',
    [{ ...accredited, scope: [{ standard: `${LOCAL}1`, maxLevel: 5 }] }],
    NOT,
  ],
  [
    'accredited for this version',
    [{ ...accredited, scope: [{ standard: LOCAL, maxLevel: 3 }] }],
    'passed none',
  ],
])('an issuer %s, by the proven time', async (_, accreditations, expected) => {
  expect(await judge(accreditations, COSIGNED_AT)).toBe(expected);
});

const OPEN = 'could-not-check warning issuer.time-unproven';
it.each([
  ['suspended since', suspendedFrom(second(ISSUED_AT, 5000)), OPEN],
  ['accredited since', [{ ...accredited, from: second(ISSUED_AT, 5000) }], OPEN],
  ['never accredited', [], OPEN],
  ['accredited all along', [accredited], 'passed none'],
])('an issuer %s, without a proven time', async (_, accreditations, expected) => {
  expect(await judge(accreditations)).toBe(expected);
});

it('says that the trust list is out of date', async () => {
  const late = new Date('2026-11-25T08:00:01Z');
  expect(await judge([accredited], COSIGNED_AT, late)).toBe(
    'passed warning trust-list.out-of-date',
  );
  expect(await judge([], COSIGNED_AT, late)).toBe(NOT);
});

it.each([
  ['by its mapping', competenceRecord(), 'fatal'],
  ['by its own standard', europeanRecord(EUROPEAN), 'fatal'],
  [
    'by an address of the registry',
    europeanRecord('https://registry.example/concepts/none/v9.9'),
    'fatal',
  ],
  ['not at all', europeanRecord(LOCAL), 'warning'],
])('an unknown issuer whose credential is European %s', async (_, record, severity) => {
  const verification = await verificationCase(record, trustList({ hubs: [] }));
  expect(checkAuthorised(verification, undefined)).toMatchObject({
    state: 'failed',
    severity,
    code: 'issuer.unknown',
  });
});

it('cannot say anything about a level that is not stated, or without the trust list', async () => {
  const verification = await verificationCase();
  const facts = without(verification.credential.facts, 'level');
  const credential = { ...verification.credential, facts };
  expect(checkAuthorised({ ...verification, credential }, COSIGNED_AT)).toMatchObject({
    state: 'could-not-check',
    code: 'issuer.level-unknown',
  });
  const trust = { state: 'unreachable', source: 'x', why: 'y' } as const;
  expect(checkAuthorised({ ...verification, trust }, COSIGNED_AT)).toMatchObject({
    state: 'could-not-check',
    code: 'trust-list.unreachable',
  });
});

function europeanRecord(versionUri: string) {
  const record = without(competenceRecord(), 'mapping');
  return { ...record, standard: { ...record.standard, versionUri } };
}
