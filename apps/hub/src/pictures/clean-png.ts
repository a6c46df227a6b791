import { crc32 } from 'node:zlib';
import { checkPixels, malformed } from './picture-limits.js';

const SIGNATURE_LENGTH = 8;
/** Length, type and check value of a chunk (PNG 5.3). */
const FRAME_LENGTH = 12;
/** Chunks that decide how the picture looks; texts, times, positions and unknown ones are not. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);
/** The fifth bit of the first letter is 0 in a chunk without which nothing can be shown (PNG 5.4). */
const CRITICAL = /^[A-Z]/;

/**
 * A PNG (W3C PNG third edition) without what it tells beside the picture: texts, times, the place
 * where it was taken, and what hides after its end. No pixel is decoded.
 * Refuses `evidence.picture-malformed` and `evidence.picture-too-large`.
 */
export function cleanPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, SIGNATURE_LENGTH)];
  let at = SIGNATURE_LENGTH;
  for (let chunk = 0; ; chunk += 1) {
    if (at + FRAME_LENGTH > bytes.length) throw malformed('the picture ends too early');
    const length = bytes.readUInt32BE(at);
    const end = at + FRAME_LENGTH + length;
    if (end > bytes.length) throw malformed('a chunk ends after the picture');
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw malformed(`the check value of chunk ${String(chunk + 1)} is wrong`);
    if ((chunk === 0) !== (type === 'IHDR')) throw malformed('expected one IHDR chunk, first');
    if (type === 'IHDR') {
      if (length !== 13) throw malformed('IHDR has 13 bytes');
      checkPixels(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    }
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    else if (CRITICAL.test(type)) throw malformed('a chunk of an unknown kind');
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}
