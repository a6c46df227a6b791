import { roundFigures } from './round-figures.js';

it.each([
  [0.12345649, 0.123456],
  [0.1234565, 0.123457],
  [-0.0000001, 0],
  [-0, 0],
  [Infinity, null],
  [-Infinity, null],
  [NaN, null],
  [20_261_123, 20_261_123],
  [1e12, 1e12],
])('rounds %d to %s', (number, expected) => {
  const rounded = roundFigures({ a: [{ b: number }] });
  expect(Object.is(rounded.a[0]?.b, expected)).toBe(true);
});

it('keeps everything else, and leaves out what is undefined', () => {
  const document = { a: 'x', b: null, c: true, d: undefined, e: [undefined, 1] };
  expect(Object.entries(roundFigures(document))).toEqual([
    ['a', 'x'],
    ['b', null],
    ['c', true],
    ['e', [null, 1]],
  ]);
});

it('changes nothing the second time', () => {
  const once = roundFigures(Array.from({ length: 500 }, (_, i) => Math.sin(i) * 10 ** (i % 7)));
  expect(roundFigures(once)).toEqual(once);
});

it('leaves the document alone', () => {
  const document = Object.freeze({ a: Object.freeze([0.12345678]) });
  expect(roundFigures(document)).toEqual({ a: [0.123457] });
  expect(document.a).toEqual([0.12345678]);
});
