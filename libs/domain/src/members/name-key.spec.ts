import { nameKey } from './name-key.js';

it.each([
  ['Ada Rossi', 'ROSSI, Ada'],
  ['Nicolò  Dal Prà', 'dal pra nicolo'],
  ['Łukasz Żak', 'Z\u0307ak Łukasz'],
])('takes %s and %s for the same name', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

it.each([
  ['Ada Rossi', 'Ada Rosso'],
  ['Ada Rossi', 'Ada'],
  ['Ada Rossi', 'Ada Rossi Bianchi'],
])('tells %s from %s', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

it('has no key for a name without letters', () => {
  expect(nameKey(' .-')).toBe('');
});
