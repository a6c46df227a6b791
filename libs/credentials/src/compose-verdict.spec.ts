import { NOW } from '../../../test/support/credentials.js';
import {
  type Check,
  CHECK_NAMES,
  type CheckName,
  doubtful,
  passed,
  passedWithNote,
  refuted,
  unchecked,
} from './check.js';
import { composeVerdict } from './compose-verdict.js';

const good = CHECK_NAMES.map((name) => passed(name, 'dates.within'));
const withOnly = (...changed: Check[]) =>
  good.map((check) => changed.find(({ name }) => name === check.name) ?? check);

it.each<[string, Check[], string]>([
  ['all passed', [], 'verified'],
  ['a warning', [doubtful('dates', 'a.b', 'dates.expired')], 'verified-with-warnings'],
  ['a note', [passedWithNote('status', 'a.b', 'dates.expired')], 'verified-with-warnings'],
  ['fatal', [refuted('status', 'a.b', 'dates.expired')], 'not-verified'],
  [
    'fatal beside unchecked',
    [unchecked('signature', 'a.b', 'dates.expired'), refuted('dates', 'a.b', 'dates.expired')],
    'not-verified',
  ],
  [
    'unchecked beside a warning',
    [doubtful('ledger', 'a.b', 'dates.expired'), unchecked('status', 'a.b', 'dates.expired')],
    'could-not-verify',
  ],
])('%s', (_, changed, overall) =>
  expect(composeVerdict(withOnly(...changed), NOW).overall).toBe(overall),
);

const indispensable: readonly CheckName[] = [
  'format',
  'signature',
  'authorised',
  'status',
  'holder',
];
it.each(CHECK_NAMES)('without %s', (name) => {
  const verdict = composeVerdict(withOnly(unchecked(name, 'a.b', 'status.none')), NOW);
  expect(verdict.overall).toBe(
    indispensable.includes(name) ? 'could-not-verify' : 'verified-with-warnings',
  );
  expect(verdict.because).toBe(name);
  expect(verdict.sentence).toMatch(/gave no means to revoke it\.$/);
});

it('keeps the order and fills in what was not run', () => {
  const verdict = composeVerdict(
    [refuted('signature', 'a.b', 'dates.expired'), passed('format', 'format.wallet-copy')],
    NOW,
  );
  expect(verdict.checks.map(({ name }) => name)).toEqual(CHECK_NAMES);
  expect(verdict.checks.slice(2).every(({ code }) => code === 'not-run')).toBe(true);
  expect(verdict).not.toHaveProperty('shows');
  expect(verdict.checkedAt).toBe('2026-11-24T09:00:00.000Z');
});
