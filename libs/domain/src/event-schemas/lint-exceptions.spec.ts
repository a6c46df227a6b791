import { unexcused } from './lint-exceptions.js';

it('excuses one rule at one place of one schema', () => {
  const fault = { path: '/name', rule: 'person' as const, detail: '' };
  expect(unexcused('events/ledger.opened/1.0', [fault])).toEqual([]);
  expect(unexcused('events/ledger.opened/1.1', [fault])).toEqual([fault]);
  for (const other of [
    { ...fault, path: '/witness/name' },
    { ...fault, rule: 'text' as const },
  ])
    expect(unexcused('events/ledger.opened/1.0', [other])).toEqual([other]);
});
