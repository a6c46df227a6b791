import { standingNow } from './standing-now.js';
import { suspensionOver } from './suspension-over.js';

const scope = [{ standard: 'https://hub.example/standards', maxLevel: 5 }];
const now = new Date('2026-06-15T12:00:00.500Z');
const decided = (decision: 'accredited' | 'suspended' | 'withdrawn', from: string, to: string) => ({
  decision,
  scope,
  from: `${from}T00:00:00Z`,
  to: `${to}T00:00:00Z`,
});
const accredited = decided('accredited', '2026-01-01', '2029-01-01');

it('lasts as long as the accreditation, so that nothing comes back by itself', () => {
  const suspension = suspensionOver([accredited], now);
  expect(suspension).toEqual({
    decision: 'suspended',
    scope,
    from: '2026-06-15T12:00:00Z',
    to: '2029-01-01T00:00:00Z',
  });
  const after = suspension ? [accredited, suspension] : [];
  for (const instant of [now, new Date('2028-12-31T23:59:59Z')])
    expect(standingNow(after, instant)).toBe('suspended');
});

it('covers what is accredited only later, or again after a suspension that ends', () => {
  const later = decided('accredited', '2027-01-01', '2030-01-01');
  expect(suspensionOver([later], now)?.to).toBe('2030-01-01T00:00:00Z');
  const passing = decided('suspended', '2026-06-01', '2026-07-01');
  expect(suspensionOver([accredited, passing], now)?.to).toBe('2029-01-01T00:00:00Z');
});

it('is none for a hub that is not accredited and will not be', () => {
  expect(suspensionOver([], now)).toBeUndefined();
  const over = decided('accredited', '2020-01-01', '2023-01-01');
  expect(suspensionOver([over], now)).toBeUndefined();
  const withdrawn = decided('withdrawn', '2026-02-01', '2031-01-01');
  expect(suspensionOver([accredited, withdrawn], now)).toBeUndefined();
  const suspended = decided('suspended', '2026-06-15', '2029-01-01');
  expect(suspensionOver([accredited, suspended], now)).toBeUndefined();
});
