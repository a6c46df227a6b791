import { unexcused } from './lint-exceptions.js';

it('excuses one rule at one place of one major', () => {
  const fault = { path: '/name', rule: 'person' as const, detail: '' };
  expect(unexcused('events/ledger.opened/1.0', [fault])).toEqual([]);
  expect(unexcused('events/ledger.opened/1.1', [fault])).toEqual([]);
  for (const other of [
    'events/ledger.opened/2.0',
    'events/ledger.opened/10.0',
    'events/x.opened/1.0',
  ])
    expect(unexcused(other, [fault])).toEqual([fault]);
  for (const other of [
    { ...fault, path: '/witness/name' },
    { ...fault, rule: 'text' as const },
  ])
    expect(unexcused('events/ledger.opened/1.0', [other])).toEqual([other]);
});
