import { joinBytes } from './join-bytes.js';

it('joins in order, and copies', () => {
  const first = Uint8Array.of(1, 2);
  const joined = joinBytes([first, new Uint8Array(), Uint8Array.of(3)]);
  first.fill(9);
  expect([...joined]).toEqual([1, 2, 3]);
  expect(joinBytes([])).toHaveLength(0);
});
