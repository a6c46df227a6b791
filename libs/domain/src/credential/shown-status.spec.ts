import type { RecordedStatus } from './change-status.js';
import { shownStatus } from './shown-status.js';

const NOW = new Date('2026-11-24T10:00:00Z');

it.each<[RecordedStatus, string | undefined, string]>([
  ['active', undefined, 'active'],
  ['active', '2026-11-24T10:00:00Z', 'active'],
  ['active', '2026-11-24T09:59:59Z', 'expired'],
  ['suspended', '2026-11-24T09:59:59Z', 'suspended'],
  ['superseded', '2026-11-24T09:59:59Z', 'superseded'],
  ['revoked', '2026-11-24T09:59:59Z', 'revoked'],
])('shows %s until %s as %s', (status, validUntil, shown) => {
  expect(shownStatus(status, validUntil, NOW)).toBe(shown);
});
