import { DomainError } from '#domain/core/domain-error.js';
import { cleanJpeg } from './clean-jpeg.js';
import { orientationSegment } from './exif-orientation.js';

const segment = (marker: number, payload: Buffer | string) => {
  const body = Buffer.from(payload as string, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const size = (width: number, height: number) => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return segment(0xc0, frame);
};
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const JFIF = segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0');
const TABLE = segment(0xdb, '\0'.repeat(65));
const SCAN = Buffer.concat([
  segment(0xda, '\x01\x01\0\0\x3f\0'),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);
const PLACE = 'N 45 20 E 12 01 secret place';

/** Exif of a camera: how it was held, and a directory with a place. */
function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return segment(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]),
  );
}

const picture = (...extra: Buffer[]) =>
  Buffer.concat([START, JFIF, ...extra, TABLE, size(640, 480), SCAN, END]);
const codeOf = (bytes: Buffer): string => {
  try {
    cleanJpeg(bytes);
    return 'none';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

it('leaves a picture that tells nothing else as it is', () => {
  expect(cleanJpeg(picture())).toEqual(picture());
});

it.each<[string, Buffer]>([
  ['Exif that does not say how it was held', exif('II', 0)],
  ['XMP', segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`)],
  ['IPTC', segment(0xed, `Photoshop 3.0\0${PLACE}`)],
  ['a comment', segment(0xfe, PLACE)],
  ['another maker’s segment', segment(0xe5, PLACE)],
  ['a second picture', segment(0xe2, `MPF\0${PLACE}`)],
])('takes away %s', (_, extra) => {
  expect(cleanJpeg(picture(extra))).toEqual(picture());
});

it.each(['II', 'MM'] as const)('keeps how it was held, and nothing beside (%s)', (order) => {
  expect(cleanJpeg(picture(exif(order, 6)))).toEqual(picture(orientationSegment(6)));
  expect(cleanJpeg(picture(exif(order, 6), exif(order, 8)))).toEqual(
    picture(orientationSegment(6)),
  );
});

it('takes away what hides after the end', () => {
  expect(cleanJpeg(Buffer.concat([picture(), Buffer.from(PLACE)]))).toEqual(picture());
});

it('keeps colours, and the scans of a picture that comes in several', () => {
  const extra = [segment(0xe2, 'ICC_PROFILE\0\x01\x01colours'), segment(0xee, 'Adobe\0d\0\0\0\0')];
  const several = Buffer.concat([START, ...extra, TABLE, size(9, 9), SCAN, TABLE, SCAN, END]);
  expect(cleanJpeg(several)).toEqual(several);
});

it.each<[string, Buffer]>([
  ['nothing after its start', START],
  ['no frame', Buffer.concat([START, JFIF, END])],
  ['a scan before its frame', Buffer.concat([START, SCAN, size(1, 1), END])],
  ['no end', Buffer.concat([START, size(1, 1), SCAN])],
  ['a segment without a length', Buffer.concat([START, Buffer.from([0xff, 0xe0, 0, 1]), END])],
  ['a segment longer than the file', Buffer.concat([START, Buffer.from([0xff, 0xe0, 9, 9])])],
  ['a frame without a size', Buffer.concat([START, segment(0xc0, 'abc'), END])],
  ['no pixels', Buffer.concat([START, size(0, 5), SCAN, END])],
  ['something else than a marker', Buffer.concat([START, Buffer.from('MZ'), END])],
])('refuses a picture with %s', (_, bytes) => {
  expect(codeOf(bytes)).toBe('evidence.picture-malformed');
});

it('refuses a picture of too many pixels', () => {
  const huge = Buffer.concat([START, size(20_001, 1), SCAN, END]);
  expect(codeOf(huge)).toBe('evidence.picture-too-large');
});

it('says yes, or no with a code, to every picture cut or changed anywhere', () => {
  const whole = picture(exif('II', 6), segment(0xfe, PLACE));
  const codes = new Set<string>();
  for (let at = 2; at < whole.length; at += 1) {
    codes.add(codeOf(whole.subarray(0, at)));
    for (const value of [0x00, 0x01, 0x7f, 0xd9, 0xff]) {
      const changed = Buffer.from(whole);
      changed[at] = value;
      codes.add(codeOf(changed));
    }
  }
  expect([...codes].sort()).toEqual([
    'evidence.picture-malformed',
    'evidence.picture-too-large',
    'none',
  ]);
});
