import { stripPng } from './strip-png.js';
import { chunk, join, PLACE, PNG, pngWith, text } from './testing/pictures.js';

const refused = (code: string) => expect.objectContaining({ code }) as Error;
const END = PNG.length - 12;
const sized = (width: number, height: number) => {
  const header = Buffer.from(PNG.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return join(PNG.subarray(0, 8), chunk('IHDR', header), PNG.subarray(33));
};
const withWrongChecksum = () => {
  const copy = Uint8Array.from(PNG);
  copy[29] = (copy[29] ?? 0) ^ 1;
  return copy;
};

it.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['the signature alone', PNG.subarray(0, 8)],
  ['another signature', join(text('x'), PNG.subarray(1))],
  ['no end', PNG.subarray(0, END)],
  ['a cut end', PNG.subarray(0, -1)],
  ['no picture', join(PNG.subarray(0, 33), PNG.subarray(END))],
  ['no header', join(PNG.subarray(0, 8), PNG.subarray(33))],
  ['two headers', pngWith([PNG.subarray(8, 33)])],
  ['a header of another length', join(PNG.subarray(0, 8), chunk('IHDR', new Uint8Array(14)))],
  ['a chunk longer than the file', pngWith([Uint8Array.of(0xff, 0xff, 0xff, 0xff)])],
  ['a name that is none', pngWith([chunk('a\0b!', text('x'))])],
  ['an unknown chunk that matters', pngWith([chunk('XtRA', text('x'))])],
  ['a wrong checksum', withWrongChecksum()],
])('refuses %s', (_name, bytes) => {
  expect(() => stripPng(bytes)).toThrow(refused('evidence.picture-malformed'));
});

it.each([
  [20_001, 1],
  [10_001, 10_000],
  [0xffffffff, 0xffffffff],
])('refuses %d x %d pixels without unpacking them', (width, height) => {
  expect(() => stripPng(sized(width, height))).toThrow(refused('evidence.picture-too-large'));
});

it('leaves a picture with nothing to hide as it is, with its colours', () => {
  expect(Buffer.from(stripPng(PNG)).equals(PNG)).toBe(true);
  const gamma = pngWith([chunk('gAMA', Uint8Array.of(0, 0, 0xb1, 0x8f))]);
  expect(Buffer.from(stripPng(gamma)).equals(gamma)).toBe(true);
});

it.each<[string, Uint8Array]>([
  ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'acTL', 'fdAT', 'prVt'].map(
    (name): [string, Uint8Array] => [name, pngWith([chunk(name, text(PLACE))])],
  ),
  ['bytes behind the end', pngWith([], text(PLACE))],
])('takes out the place in %s, and only that', (_name, bytes) => {
  expect(Buffer.from(bytes).includes(PLACE)).toBe(true);
  expect(Buffer.from(stripPng(bytes)).equals(PNG)).toBe(true);
});
