import { CredentialFormatError } from './credential-format-error.js';
import { type PngChunk, pngChunks } from './png-chunks.js';

/** Ten mebibytes of picture with one of credential (docs/design/credentials.md 12). */
const MAX_PICTURE = 10 * 1_048_576;
const MAX_CREDENTIAL = 1_048_576;
const KEYWORD = Buffer.from('openbadgecredential\0', 'latin1');
const TEXTS = ['iTXt', 'tEXt', 'zTXt'];
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether a chunk says that it holds an Open Badge. */
export const hasBadge = ({ type, data }: PngChunk): boolean =>
  TEXTS.includes(type) && data.subarray(0, KEYWORD.length).equals(KEYWORD);

/**
 * The credential in a baked PNG (Open Badges 3.0, 5.3.2.2), JSON or a compact JWS, not yet verified.
 * No pixel and no compressed text is inflated. Refuses `png.malformed`, `credential.too-large`,
 * `png.no-credential`, `png.several-credentials` and `png.compressed`.
 */
export function readBakedPng(png: Buffer): string {
  if (png.length > MAX_PICTURE) throw new CredentialFormatError('credential.too-large');
  const [chunk, second] = pngChunks(png).filter(hasBadge);
  if (chunk === undefined) throw new CredentialFormatError('png.no-credential');
  if (second !== undefined) throw new CredentialFormatError('png.several-credentials');
  const rest = chunk.data.subarray(KEYWORD.length);
  if (chunk.type !== 'iTXt' || rest[0] !== 0 || rest[1] !== 0)
    throw new CredentialFormatError('png.compressed', 'expected an uncompressed iTXt chunk');
  const language = rest.indexOf(0, 2);
  const translated = language === -1 ? -1 : rest.indexOf(0, language + 1);
  if (translated === -1) throw new CredentialFormatError('png.malformed', 'an iTXt without a text');
  const text = rest.subarray(translated + 1);
  if (text.length > MAX_CREDENTIAL) throw new CredentialFormatError('credential.too-large');
  try {
    return utf8.decode(text);
  } catch {
    throw new CredentialFormatError('png.malformed', 'expected UTF-8');
  }
}
