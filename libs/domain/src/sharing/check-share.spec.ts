import type { NewShare } from '../generated/schemas.js';
import { checkShare, MOST_OPEN_SHARES } from './check-share.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const A = '01890000-0000-7000-8000-00000000000a';
const B = '01890000-0000-7000-8000-00000000000b';
const draft = (over: Partial<NewShare> = {}): NewShare => ({
  credentials: [{ id: A, fields: 'whole' }],
  purpose: 'Application at Scatole Stra',
  expiresAt: '2026-12-24T10:00:00Z',
  ...over,
});

it.each([
  ['2026-11-24T10:00:00Z', 'now'],
  ['2026-11-24T09:59:59Z', 'past'],
  ['2027-11-25T10:00:01Z', 'a second beyond 366 days'],
  ['2027-13-01T00:00:00Z', 'no date'],
])('refuses the end %s: %s', (expiresAt) => {
  expect(() => checkShare(draft({ expiresAt }), 0, NOW)).toThrow('share.expiry-out-of-range');
});

it('refuses a credential that is named twice, even with other fields', () => {
  const credentials: NewShare['credentials'] = [
    { id: A, fields: 'whole' },
    { id: A, fields: ['title'] },
  ];
  expect(() => checkShare(draft({ credentials }), 0, NOW)).toThrow('share.credential-repeated');
});

it('refuses one link too many', () => {
  expect(() => checkShare(draft(), MOST_OPEN_SHARES, NOW)).toThrow('share.too-many');
});

it.each(['2026-11-24T10:00:01Z', '2027-11-25T10:00:00Z'])('takes the end %s', (expiresAt) => {
  const credentials: NewShare['credentials'] = [
    { id: A, fields: 'whole' },
    { id: B, fields: ['title'] },
  ];
  expect(() =>
    checkShare(draft({ credentials, expiresAt }), MOST_OPEN_SHARES - 1, NOW),
  ).not.toThrow();
});
