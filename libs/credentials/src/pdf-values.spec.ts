import { PdfValues } from './pdf-values.js';

const read = (text: string, left = 10_000) =>
  new PdfValues(Buffer.from(text, 'latin1'), 0, { left, values: 100 }).value();

it.each([
  ['null', null],
  [' % a remark\r\n true', true],
  ['-1.5', -1.5],
  ['.25', 0.25],
  ['/A#42', { name: 'AB' }],
  ['(a (b) \\) \\101\\n\\\nc)', { text: 'a (b) ) A\nc' }],
  ['<48 69 7>', { text: 'Hip' }],
  ['[1 0 R 2 3 /R]', [{ object: 1, generation: 0 }, 2, 3, { name: 'R' }]],
  [
    '<< /A 1 /__proto__ [] >>',
    new Map<string, unknown>([
      ['A', 1],
      ['__proto__', []],
    ]),
  ],
])('reads %s', (text, value) => {
  expect(read(text)).toEqual(value);
});

it.each([
  '',
  'nothing',
  '(open',
  '(\\',
  '<4g>',
  '<48',
  '[1 2',
  '<< /A 1 /A 2 >>',
  '<< 1 2 >>',
  '<< /A 1 >',
  ')',
  '1e5',
  '--1',
  '1'.repeat(128),
  `/${'a'.repeat(128)}`,
  `(${'a'.repeat(40_000)})`,
  '['.repeat(18),
  `[${'1 '.repeat(101)}]`,
])('refuses %.20s', (text) => {
  expect(() => read(text, 100_000)).toThrow('pdf.malformed');
});

it('refuses to look at more bytes than it was given', () => {
  expect(() => read('[1 2 3 4 5]', 8)).toThrow('pdf.malformed');
});
