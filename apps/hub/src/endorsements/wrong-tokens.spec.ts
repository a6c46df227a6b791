import { WrongTokens } from './wrong-tokens.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1000);

it('holds up who was wrong 20 times in ten minutes, and nobody else', () => {
  const wrong = new WrongTokens();
  const first = Array.from({ length: 20 }, (_, i) => wrong.isOften('a', at(i)));
  expect(first).toEqual(Array(20).fill(false));
  expect(wrong.isOften('a', at(20))).toBe(true);
  expect(wrong.isOften('b', at(20))).toBe(false);
  expect(wrong.isOften('a', at(599))).toBe(true);
  expect(wrong.isOften('a', at(600))).toBe(false);
});

it('remembers a bounded number of addresses', () => {
  const wrong = new WrongTokens();
  for (let i = 0; i < 21; i += 1) wrong.isOften('a', at(0));
  for (let i = 0; i < 10_000; i += 1) wrong.isOften(`x${String(i)}`, at(1));
  expect(wrong.isOften('a', at(2))).toBe(false);
});
