import type { RecordedStatus } from './change-status.js';
import { checkActive } from './check-active.js';

const NOW = new Date('2026-11-24T10:00:00Z');

it.each<[RecordedStatus, string | undefined]>([
  ['suspended', undefined],
  ['superseded', undefined],
  ['revoked', undefined],
  ['active', '2026-11-24T09:59:59Z'],
])('refuses one that is %s until %s', (status, validUntil) => {
  expect(() => {
    checkActive(status, validUntil, NOW);
  }).toThrow('credential.not-active');
});

it.each([undefined, '2026-11-24T10:00:00Z'])('lets an active one pass until %s', (validUntil) => {
  expect(() => {
    checkActive('active', validUntil, NOW);
  }).not.toThrow();
});
