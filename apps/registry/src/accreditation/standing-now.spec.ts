import { standingNow } from './standing-now.js';

const accredited = {
  decision: 'accredited',
  from: '2026-01-01T00:00:00Z',
  to: '2029-01-01T00:00:00Z',
} as const;
const suspended = {
  decision: 'suspended',
  from: '2026-06-01T00:00:00Z',
  to: '2026-07-01T00:00:00Z',
} as const;

it.each([
  ['without a decision', [], '2026-06-15T00:00:00Z', 'applied'],
  ['before its beginning', [accredited], '2025-12-31T23:59:59Z', 'applied'],
  ['at its beginning', [accredited], '2026-01-01T00:00:00Z', 'accredited'],
  ['at its end', [accredited], '2029-01-01T00:00:00Z', 'applied'],
  ['under a later suspension', [accredited, suspended], '2026-06-15T00:00:00Z', 'suspended'],
  ['after the suspension', [accredited, suspended], '2026-07-01T00:00:00Z', 'accredited'],
  ['when accredited again', [suspended, accredited], '2026-06-15T00:00:00Z', 'accredited'],
] as const)('%s', (_name, decisions, now, standing) => {
  expect(standingNow(decisions, new Date(now))).toBe(standing);
});
