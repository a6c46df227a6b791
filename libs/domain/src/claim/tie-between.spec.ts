import { type Party, type Tie, tieBetween } from './tie-between.js';

const candidate: Party = { personId: 'ada', firmId: 'sole', managerId: 'bea' };

it.each<[string, Party, Tie]>([
  ['the manager in the same firm', { personId: 'bea', firmId: 'sole' }, 'line-manager'],
  ['the manager in another firm', { personId: 'bea', firmId: 'lasts' }, 'line-manager'],
  ['a colleague', { personId: 'caro', firmId: 'sole' }, 'same-firm'],
  [
    'whom the candidate manages',
    { personId: 'dino', firmId: 'sole', managerId: 'ada' },
    'same-firm',
  ],
  ['somebody from another firm', { personId: 'elsa', firmId: 'box' }, 'none'],
])('sees the tie to %s', (_who, assessor, tie) => {
  expect(tieBetween(candidate, assessor)).toBe(tie);
});

it('sees no manager where there is none', () => {
  const { personId, firmId } = candidate;
  expect(tieBetween({ personId, firmId }, { personId: 'bea', firmId: 'lasts' })).toBe('none');
});
