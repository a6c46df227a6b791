import { EXPIRY_HORIZON_MS, expiryStep, type ExpiryStep } from './expiry-step.js';

const NOW = new Date('2026-11-01T10:00:00Z');
const DAY_MS = 86_400_000;

it.each<[number, ExpiryStep | undefined]>([
  [-0.001, undefined],
  [0, 7],
  [7, 7],
  [7.001, 30],
  [30, 30],
  [30.001, 90],
  [90, 90],
  [90.001, undefined],
])('with %s days left gives %s', (days, step) => {
  const end = new Date(NOW.getTime() + days * DAY_MS).toISOString();
  expect(expiryStep(end, NOW)).toBe(step);
});

it('says nothing about what lies beyond the horizon', () => {
  const at = (ms: number) => new Date(NOW.getTime() + ms).toISOString();
  expect(expiryStep(at(EXPIRY_HORIZON_MS), NOW)).toBe(90);
  expect(expiryStep(at(EXPIRY_HORIZON_MS + 1), NOW)).toBeUndefined();
});
