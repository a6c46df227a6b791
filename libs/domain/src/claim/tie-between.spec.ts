import { type Party, sharesFirm, type Tie, tieBetween } from './tie-between.js';

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
  [
    'whoever came from the firm',
    { personId: 'fina', firmId: 'box', pastFirmIds: ['lasts', 'sole'] },
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

it.each<[string, Partial<Party>, Tie]>([
  ['a firm that was left', { firmId: 'box', pastFirmIds: ['sole', 'lasts'] }, 'same-firm'],
  ['a manager of before', { managerId: 'x', pastManagerIds: ['bea', 'x'] }, 'line-manager'],
  ['other firms and managers', { firmId: 'box', pastFirmIds: ['box'], managerId: 'x' }, 'none'],
])('keeps the tie through %s', (_what, past, tie) => {
  const bea: Party = { personId: 'bea', firmId: 'lasts' };
  expect(tieBetween({ ...candidate, managerId: undefined, ...past }, bea)).toBe(tie);
});

it('sees a firm that two people share, whoever left it', () => {
  const past: Party = { personId: 'elsa', firmId: 'box', pastFirmIds: ['sole'] };
  expect([sharesFirm(candidate, past), sharesFirm(past, candidate)]).toEqual([true, true]);
  expect(sharesFirm(candidate, { personId: 'elsa', firmId: 'box' })).toBe(false);
});
