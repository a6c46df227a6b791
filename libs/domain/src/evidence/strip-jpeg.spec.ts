import { DomainError } from '../core/domain-error.js';
import { stripJpeg } from './strip-jpeg.js';
import { exif, join, JPEG, jpegWith, PLACE, segment, text } from './testing/pictures.js';

const ORIENTATION = 0x0112;
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);
const refused = (code: string) => expect.objectContaining({ code }) as Error;
/** Where the frame of the picture begins. */
const frameAt = Buffer.from(JPEG).indexOf(Buffer.from([0xff, 0xc0]));
const sized = (width: number, height: number) => {
  const bytes = Buffer.from(JPEG);
  bytes.writeUInt16BE(height, frameAt + 5);
  bytes.writeUInt16BE(width, frameAt + 7);
  return bytes;
};
const without = (code: number) => {
  const at = Buffer.from(JPEG).indexOf(Buffer.from([0xff, code]));
  const length = Buffer.from(JPEG).readUInt16BE(at + 2);
  return join(JPEG.subarray(0, at), JPEG.subarray(at + 2 + length));
};

it.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['the start alone', JPEG.subarray(0, 2)],
  ['no end', JPEG.subarray(0, -2)],
  ['an end inside the marker', JPEG.subarray(0, -1)],
  ['a cut header', JPEG.subarray(0, 30)],
  ['another start', join(Uint8Array.of(0xff, 0xd9), JPEG.subarray(2))],
  ['bytes between segments', join(JPEG.subarray(0, 2), text('x'), JPEG.subarray(2))],
  ['a length of 1', jpegWith([Uint8Array.of(0xff, 0xe1, 0, 1)])],
  ['a length beyond the file', jpegWith([Uint8Array.of(0xff, 0xe1, 0xff, 0xff)])],
  ['a marker without length', jpegWith([Uint8Array.of(0xff, 0x01)])],
  ['a restart outside of a scan', jpegWith([Uint8Array.of(0xff, 0xd0)])],
  ['a start inside', jpegWith([Uint8Array.of(0xff, 0xd8)])],
  ['no frame', without(0xc0)],
  ['no scan', join(JPEG.subarray(0, frameAt + 19), Uint8Array.of(0xff, 0xd9))],
  ['two frames', jpegWith([JPEG.subarray(frameAt, frameAt + 19)])],
  ['a lossless frame', jpegWith([segment(0xc3, JPEG.subarray(frameAt + 4, frameAt + 19))])],
  ['a height that comes later', sized(16, 0)],
  ['a height given later', jpegWith([segment(0xdc, Uint8Array.of(0, 8))])],
  ['a cut JFIF header', jpegWith([segment(0xe0, text('JFIF\0'))])],
])('refuses %s', (_name, bytes) => {
  expect(() => stripJpeg(bytes)).toThrow(refused('evidence.picture-malformed'));
});

it.each([
  [20_001, 1],
  [10_001, 10_000],
  [65_535, 65_535],
])('refuses %d x %d pixels without decoding them', (width, height) => {
  expect(() => stripJpeg(sized(width, height))).toThrow(refused('evidence.picture-too-large'));
});

it('leaves a picture with nothing to hide as it is, byte for byte', () => {
  expect(Buffer.from(stripJpeg(JPEG)).equals(JPEG)).toBe(true);
  expect(Buffer.from(stripJpeg(sized(10_000, 10_000))).equals(sized(10_000, 10_000))).toBe(true);
});

it.each<[string, Uint8Array]>([
  ['Exif', jpegWith([segment(0xe1, exif(0x8825, 26))])],
  ['Exif of the other byte order', jpegWith([segment(0xe1, exif(0x8825, 26, false))])],
  ['XMP', jpegWith([segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${PLACE}`))])],
  ['IPTC', jpegWith([segment(0xed, text(`Photoshop 3.0\0${PLACE}`))])],
  ['a comment', jpegWith([segment(0xfe, text(PLACE))])],
  ['further pictures', jpegWith([segment(0xe2, text(`MPF\0${PLACE}`))])],
  ['a JFIF extension', jpegWith([segment(0xe0, text(`JFXX\0${PLACE}`))])],
  ['data of one maker', jpegWith([segment(0xe7, text(PLACE))])],
  ['fill bytes before it', jpegWith([join(Uint8Array.of(0xff, 0xff), segment(0xfe, text(PLACE)))])],
  ['a film behind the end', jpegWith([], text(`ftypmp42${PLACE}`))],
  ['a second photo behind the end', jpegWith([], jpegWith([segment(0xe1, exif(0x8825, 26))]))],
])('takes out the place in %s, and only that', (_name, bytes) => {
  expect(holds(bytes, PLACE)).toBe(true);
  expect(Buffer.from(stripJpeg(bytes)).equals(JPEG)).toBe(true);
});

it('takes out what stands between the scans of a progressive picture', () => {
  const scan = segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0));
  const coded = Uint8Array.of(1, 0xff, 0, 2, 0xff, 0xd0, 3);
  const body = (between: Uint8Array) =>
    join(
      Uint8Array.of(0xff, 0xd8),
      segment(0xc2, JPEG.subarray(frameAt + 4, frameAt + 19)),
      ...[scan, coded, between, scan, coded],
      Uint8Array.of(0xff, 0xd9),
    );
  const stripped = stripJpeg(body(segment(0xfe, text(PLACE))));
  expect(Buffer.from(stripped).equals(body(new Uint8Array()))).toBe(true);
});

it('takes out a thumbnail', () => {
  const jfif = Uint8Array.of(...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 200, 10, 10);
  const bytes = join(JPEG.subarray(0, 2), segment(0xe0, jfif), JPEG.subarray(20));
  expect(Buffer.from(stripJpeg(bytes)).equals(JPEG)).toBe(true);
});

it.each([2, 3, 6, 8])('keeps which way up it is: %d', (value) => {
  for (const little of [true, false]) {
    const stripped = stripJpeg(jpegWith([segment(0xe1, exif(ORIENTATION, value, little))]));
    expect(holds(stripped, PLACE)).toBe(false);
    expect(stripped.length).toBe(JPEG.length + 36);
    // what was kept is read again, and is all there is
    expect(Buffer.from(stripJpeg(stripped)).equals(stripped)).toBe(true);
    expect(stripped[2 + 18 + 4 + 6 + 8 + 2 + 9]).toBe(value);
  }
});

it.each([0, 1, 9])('has nothing to say on which way up for %d', (value) => {
  const stripped = stripJpeg(jpegWith([segment(0xe1, exif(ORIENTATION, value))]));
  expect(Buffer.from(stripped).equals(JPEG)).toBe(true);
});

it('takes, or refuses with a code, every picture that is cut or changed anywhere', () => {
  const whole = jpegWith([segment(0xe1, exif(ORIENTATION, 6)), segment(0xfe, text(PLACE))]);
  const codes = new Set<string>();
  const outcome = (bytes: Uint8Array) => {
    try {
      stripJpeg(bytes);
      return 'none';
    } catch (error) {
      return error instanceof DomainError ? error.code : 'a fault';
    }
  };
  for (let at = 0; at < whole.length; at += 1) {
    codes.add(outcome(whole.subarray(0, at)));
    for (const value of [0x00, 0x01, 0x7f, 0xd9, 0xff]) {
      const changed = Uint8Array.from(whole);
      changed[at] = value;
      codes.add(outcome(changed));
    }
  }
  expect([...codes].sort()).toEqual([
    'evidence.picture-malformed',
    'evidence.picture-too-large',
    'none',
  ]);
});
