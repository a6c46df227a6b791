import { contestCredential, type Contestable } from './contest-credential.js';

const ISSUED = new Date('2026-11-01T10:00:00Z');
const good: Contestable = { status: 'active', issuedAt: ISSUED, contestedBefore: false };
const after = (days: number) => new Date(ISSUED.getTime() + days * 86_400_000);

it.each<[string, Partial<Contestable>, number, string]>([
  ['contested before', { contestedBefore: true }, 1, 'contest.already-used'],
  ['of more than 28 days', {}, 28.001, 'contest.window-closed'],
  ['that is suspended', { status: 'suspended' }, 1, 'credential.already-suspended'],
  ['that has a newer one', { status: 'superseded' }, 1, 'credential.already-superseded'],
  ['that is revoked', { status: 'revoked' }, 1, 'credential.already-revoked'],
])('refuses a credential %s', (_, over, days, code) => {
  expect(() => contestCredential({ ...good, ...over }, after(days))).toThrow(
    expect.objectContaining({ code }) as Error,
  );
});

it.each([0, 28])('suspends a credential of %s days at once', (days) => {
  expect(contestCredential(good, after(days))).toBe('suspended');
  expect(contestCredential({ ...good, asked: { askedBy: 'anna' } }, after(days))).toBe('suspended');
});
