import { CredentialFormatError } from './credential-format-error.js';
import { pngChunk, pngChunks } from './png-chunks.js';
import { hasBadge } from './read-baked-png.js';

/**
 * A PNG with a credential in it (Open Badges 3.0, 5.3.2.1): one uncompressed iTXt chunk before the
 * end, keyword `openbadgecredential`. `credential` is JSON with its proof, or a compact JWS. Refuses
 * `png.malformed`, and `png.several-credentials` for a picture that has one already.
 */
export function bakePng(png: Buffer, credential: string): Buffer {
  const chunks = pngChunks(png);
  if (chunks.some(hasBadge)) throw new CredentialFormatError('png.several-credentials');
  const end = chunks.at(-1);
  if (end === undefined) throw new Error('a PNG has an end');
  // Keyword, NUL, not compressed, method 0, no language, no translated keyword (PNG 11.3.3.4).
  const data = Buffer.from(`openbadgecredential\0\0\0\0\0${credential}`, 'utf8');
  return Buffer.concat([
    png.subarray(0, end.start),
    pngChunk('iTXt', data),
    png.subarray(end.start, end.end),
  ]);
}
