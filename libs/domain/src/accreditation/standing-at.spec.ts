import { type Decision, standingAt } from './standing-at.js';

const version = 'https://hub.example/standards/stitching/v1.0';
const scope = [{ standard: 'https://hub.example/standards', maxLevel: 3 }];
const accredited: Decision = {
  decision: 'accredited',
  scope,
  from: '2026-01-01T00:00:00Z',
  to: '2029-01-01T00:00:00Z',
};
const suspended: Decision = {
  ...accredited,
  decision: 'suspended',
  from: '2026-06-01T00:00:00Z',
  to: '2026-07-01T00:00:00Z',
};
const at = (instant: string, decisions: readonly Decision[], level = 3) =>
  standingAt(decisions, version, level, new Date(instant));

it('is not covered without any decision', () => {
  expect(at('2026-05-01T00:00:00Z', [])).toBe('not-covered');
});
it.each([
  ['2025-12-31T23:59:59Z', 'not-covered'],
  ['2026-01-01T00:00:00Z', 'covered'],
  ['2026-05-31T23:59:59Z', 'covered'],
  ['2026-06-01T00:00:00Z', 'not-covered'],
  ['2026-07-01T00:00:00Z', 'covered'],
  ['2029-01-01T00:00:00Z', 'not-covered'],
])('with a suspension in June 2026: at %s %s', (instant, standing) => {
  expect(at(instant, [accredited, suspended])).toBe(standing);
});
it('looks at the level', () => {
  expect(at('2026-05-01T00:00:00Z', [accredited], 4)).toBe('not-covered');
});
