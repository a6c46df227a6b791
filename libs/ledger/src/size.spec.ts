import { checkSize, countBits, parseSize, splitPoint } from './size.js';
import { codeOf } from './testing/code-of.js';

describe('a size', () => {
  it.each([-1, 0.5, NaN, Infinity, 2 ** 53, 2 ** 64])('I17 is not %d', (value) =>
    expect(codeOf(() => checkSize(value))).toBe('size.out-of-range'),
  );
  it.each([
    ...['', '00', '01', '+1', '-0', '1 ', ' 1', '1e3', '0x1', '1.0', '１'],
    ...['9007199254740992', '18446744073709551615', '9'.repeat(400)],
  ])('is not written %j', (text) => expect(parseSize(text)).toBeUndefined());

  it.each([0, 1, 10, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER])('may be %d', (value) => {
    expect(checkSize(value)).toBe(value);
    expect(parseSize(String(value))).toBe(value);
  });
});

it.each([
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 4],
  [2 ** 31, 2 ** 30],
  [2 ** 32 + 1, 2 ** 32],
  [2 ** 53 - 1, 2 ** 52],
])('a tree of %d leaves splits at %d', (size, split) => expect(splitPoint(size)).toBe(split));

it.each([
  [0, 0],
  [7, 3],
  [2 ** 31, 1],
  [2 ** 32 + 1, 2],
  [2 ** 53 - 1, 53],
])('%d has %d set bits', (size, bits) => expect(countBits(size)).toBe(bits));
