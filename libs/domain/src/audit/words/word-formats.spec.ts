import { wordFormats } from './word-formats.js';

it('writes numbers and days as each language does', () => {
  const de = wordFormats('de');
  expect([de.percent(0.315), de.number(1.26), de.euro(4200), de.whole(1234)]).toEqual([
    '32\u00a0%',
    '1,3',
    '4.200\u00a0€',
    '1.234',
  ]);
  expect(wordFormats('en').day('2026-11-28T23:59:00Z')).toBe('28 November 2026');
  expect(wordFormats('fr').list(['a', 'b', 'c'])).toBe('a, b et c');
});

it('never makes a certainty of what is nearly one', () => {
  const { percent } = wordFormats('en');
  expect([0, 0.001, 0.0049, 0.005, 0.5, 0.994, 0.995, 0.9999, 1].map(percent)).toEqual([
    '0%',
    '<\u00a01%',
    '<\u00a01%',
    '1%',
    '50%',
    '99%',
    '>\u00a099%',
    '>\u00a099%',
    '100%',
  ]);
});

it('uses no space that a font of paper may lack', () => {
  expect(wordFormats('fr').whole(1_234_567)).toBe('1\u00a0234\u00a0567');
});
