import { DomainError } from '../core/domain-error.js';
import { checkDimensions } from './check-dimensions.js';
import { joinBytes } from './join-bytes.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and checksum around the content of a chunk. */
const FRAME = 12;
/**
 * Chunks that say how the picture looks (PNG third edition, 4.7). Texts, Exif, times, further frames
 * and chunks of one maker only are not among them.
 */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP'],
  ...['mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs'],
]);

/**
 * A PNG file with the chunks of the picture only, byte for byte: no texts, no Exif with the place,
 * no times, and nothing after the end. Refuses `evidence.picture-malformed` for bytes that are no
 * whole PNG (third edition, 5), a wrong checksum included, and what checkDimensions refuses.
 * Nothing is unpacked.
 */
export function stripPng(bytes: Uint8Array): Uint8Array {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) refuse('the start of a PNG', 'other bytes');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, SIGNATURE.length)];
  let hasData = false;
  let at = SIGNATURE.length;
  for (let last = ''; last !== 'IEND';) {
    if (at + FRAME > bytes.length) refuse('the end of the picture', 'the end of the file');
    const length = view.getUint32(at);
    if (length > bytes.length - at - FRAME) refuse('a chunk inside the file', String(length));
    const named = bytes.subarray(at + 4, at + 8 + length);
    const name = String.fromCharCode(...named.subarray(0, 4));
    if (!/^[A-Za-z]{4}$/.test(name)) refuse('the name of a chunk', 'other bytes');
    if ((name === 'IHDR') !== (last === '')) refuse('IHDR first and once', name);
    // Capital first letter: nobody can show the picture without it.
    if (/^[A-Z]/.test(name) && !KEPT.has(name)) refuse('chunks of the standard', name);
    if (name === 'IHDR') checkHeader(view, at + 8, length);
    if (KEPT.has(name)) {
      if (crc32(named) !== view.getUint32(at + 8 + length)) refuse('the checksum of', name);
      kept.push(bytes.subarray(at, at + FRAME + length));
    }
    hasData ||= name === 'IDAT';
    at += FRAME + length;
    last = name;
  }
  if (!hasData) refuse('a picture', 'none');
  return joinBytes(kept);
}

function checkHeader(view: DataView, at: number, length: number): void {
  if (length !== 13) refuse('a header of 13 bytes', String(length));
  checkDimensions(view.getUint32(at), view.getUint32(at + 4));
}

/** CRC-32 of ISO 3309, a table of 256 (PNG third edition, annex D). */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function refuse(expected: string, got: string): never {
  throw new DomainError('evidence.picture-malformed', { expected, got });
}
