import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { type PngChunk, pngChunks } from '#credentials/png-chunks.js';
import { checkPixels, malformed } from './picture-limits.js';

const SIGNATURE_LENGTH = 8;
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
  const chunks = chunksOf(bytes);
  const [header] = chunks;
  if (header?.data.length !== 13) throw malformed('IHDR has 13 bytes');
  checkPixels(header.data.readUInt32BE(0), header.data.readUInt32BE(4));
  if (chunks.some(({ type }) => CRITICAL.test(type) && !KEPT.has(type)))
    throw malformed('a chunk of an unknown kind');
  const kept = chunks.filter(({ type }) => KEPT.has(type));
  return Buffer.concat([
    bytes.subarray(0, SIGNATURE_LENGTH),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
  ]);
}

function chunksOf(bytes: Buffer): readonly PngChunk[] {
  try {
    return pngChunks(bytes);
  } catch (error) {
    if (error instanceof CredentialFormatError) throw malformed(error.message);
    throw error;
  }
}
