import { crc32 } from 'node:zlib';

import { CredentialFormatError } from './credential-format-error.js';

/** One chunk of a PNG: its type, its data, and where the whole of it stands. */
export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
  readonly start: number;
  readonly end: number;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Length, type and check value of a chunk (PNG 5.3). */
const FRAME_LENGTH = 12;

/** Whether bytes begin as a PNG does. */
export const isPng = (bytes: Buffer): boolean =>
  bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/** Type and data as a whole chunk, with its length and check value. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/**
 * The chunks of a PNG (W3C PNG third edition, 5), from IHDR to IEND. Nothing is inflated. Refuses
 * with `png.malformed` another signature, a wrong check value or length, and another chunk than one
 * IHDR first. What follows IEND is left out.
 */
export function pngChunks(bytes: Buffer): readonly PngChunk[] {
  if (!isPng(bytes)) throw malformed('the signature is not that of a PNG');
  const chunks: PngChunk[] = [];
  for (let start = SIGNATURE.length; ;) {
    if (start + FRAME_LENGTH > bytes.length) throw malformed('the picture ends too early');
    const end = start + FRAME_LENGTH + bytes.readUInt32BE(start);
    if (end > bytes.length) throw malformed('a chunk ends after the picture');
    const type = bytes.toString('latin1', start + 4, start + 8);
    if (crc32(bytes.subarray(start + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw malformed(`the check value of chunk ${String(chunks.length + 1)} is wrong`);
    if ((chunks.length === 0) !== (type === 'IHDR')) throw malformed('expected one IHDR, first');
    chunks.push({ type, data: bytes.subarray(start + 8, end - 4), start, end });
    if (type === 'IEND') return chunks;
    start = end;
  }
}

const malformed = (what: string) => new CredentialFormatError('png.malformed', what);
