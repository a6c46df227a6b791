import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { DomainError } from '#domain/core/domain-error.js';
import { cleanPng } from './clean-png.js';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const chunk = (type: string, payload: Buffer | string = '') => {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(payload as string, 'latin1')]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(body.length - 4, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
};
const header = (width: number, height: number) => {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body[8] = 8;
  return chunk('IHDR', body);
};
const PIXELS = chunk('IDAT', deflateSync(Buffer.from([0, 7, 7, 0, 7, 7])));
const picture = (...extra: Buffer[]) =>
  Buffer.concat([SIGNATURE, header(2, 2), ...extra, PIXELS, chunk('IEND')]);
const codeOf = (bytes: Buffer): string => {
  try {
    cleanPng(bytes);
    return 'none';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
const PLACE = 'secret place';

it('leaves a picture that tells nothing else as it is, and one that a reader shows', () => {
  expect(cleanPng(picture())).toEqual(picture());
  expect(PNG.sync.read(cleanPng(picture(chunk('tEXt', PLACE))))).toMatchObject({
    width: 2,
    height: 2,
  });
});

it.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt', 'caBX'])('takes away %s', (type) => {
  expect(cleanPng(picture(chunk(type, PLACE)))).toEqual(picture());
});

it('keeps colours, and takes away what hides after the end', () => {
  const coloured = picture(chunk('gAMA', '\0\0\0\x01'), chunk('pHYs', '\0'.repeat(9)));
  expect(cleanPng(Buffer.concat([coloured, Buffer.from(PLACE)]))).toEqual(coloured);
});

it.each<[string, Buffer]>([
  ['nothing after its signature', SIGNATURE],
  ['no end', picture().subarray(0, -12)],
  ['another chunk first', Buffer.concat([SIGNATURE, PIXELS, header(1, 1), chunk('IEND')])],
  ['two headers', picture(header(1, 1))],
  ['a short header', Buffer.concat([SIGNATURE, chunk('IHDR', 'ab'), chunk('IEND')])],
  ['an unknown chunk that matters', picture(chunk('ABCD'))],
  ['no pixels', Buffer.concat([SIGNATURE, header(0, 2), PIXELS, chunk('IEND')])],
])('refuses a picture with %s', (_, bytes) => {
  expect(codeOf(bytes)).toBe('evidence.picture-malformed');
});

it('refuses a picture of too many pixels', () => {
  const huge = Buffer.concat([SIGNATURE, header(20_000, 5_001), PIXELS, chunk('IEND')]);
  expect(codeOf(huge)).toBe('evidence.picture-too-large');
});

it('refuses every picture cut or changed anywhere after its signature', () => {
  const whole = picture(chunk('tEXt', PLACE));
  for (let at = SIGNATURE.length; at < whole.length; at += 1) {
    expect([at, codeOf(whole.subarray(0, at))]).toEqual([at, 'evidence.picture-malformed']);
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x20;
    expect([at, codeOf(changed)]).toEqual([at, 'evidence.picture-malformed']);
  }
});
