import { checkRenewal, renewedUntil } from './check-renewal.js';

const STANDARD = 'https://hub.example/standards/stitching/1.0';
const record = (validUntil?: string) => ({
  standard: {
    versionUri: STANDARD,
    contentDigest: '',
    kind: 'local' as const,
    title: {},
    description: {},
    level: 2,
    levels: [],
  },
  ...(validUntil !== undefined && { validUntil }),
});
const ENDS = '2027-03-01T00:00:00Z';
const asked = { standard: STANDARD, level: 2 };
const at = (time: string) => new Date(time);

it('lets a credential be renewed in its last ninety days, and after its end', () => {
  for (const now of ['2026-12-01T00:00:00Z', '2027-02-28T23:59:59Z', '2028-01-01T00:00:00Z'])
    expect(() => checkRenewal(record(ENDS), asked, at(now))).not.toThrow();
});

it('takes a newer version of the standard for the same competence', () => {
  const newer = { ...asked, standard: 'https://hub.example/standards/stitching/2.0' };
  expect(() => checkRenewal(record(ENDS), newer, at('2027-02-01T00:00:00Z'))).not.toThrow();
});

it.each([
  ['no end', undefined, asked, 'renewal.not-needed'],
  ['another level', ENDS, { ...asked, level: 3 }, 'renewal.other-competence'],
  [
    'another standard',
    ENDS,
    { ...asked, standard: 'https://hub.example/standards/cutting/1.0' },
    'renewal.other-competence',
  ],
])('refuses %s', (_name, validUntil, wanted, code) => {
  const refused = () => checkRenewal(record(validUntil), wanted, at('2027-02-01T00:00:00Z'));
  expect(refused).toThrow(expect.objectContaining({ code }) as Error);
});

it('refuses a second too early', () => {
  const early = () => checkRenewal(record(ENDS), asked, at('2026-11-30T23:59:59Z'));
  expect(early).toThrow(expect.objectContaining({ code: 'renewal.too-early' }) as Error);
});

it('gives the new one the length of the old one', () => {
  const old = { validFrom: '2026-03-01T00:00:00Z', validUntil: ENDS };
  expect(renewedUntil(old, at('2027-02-01T00:00:00Z'))).toBe('2028-02-01T00:00:00Z');
  const { validFrom } = old;
  expect(renewedUntil({ validFrom }, at('2027-02-01T00:00:00Z'))).toBeUndefined();
});
