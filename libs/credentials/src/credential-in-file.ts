import { CredentialFormatError } from './credential-format-error.js';
import { isPng } from './png-chunks.js';
import { readBakedPng } from './read-baked-png.js';
import { isPdf, readPdfAttachment } from './read-pdf-attachment.js';

/** The largest picture or document in which a credential is looked for, in bytes. */
export const LARGEST_FILE = 10 * 1_048_576;
/** The largest credential that is text (docs/design/credentials.md 12). */
const LARGEST_TEXT = 1_048_576;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * The credential in a file, and the proof that may be with it: a PNG with one baked in, a PDF with one
 * attached, or the text itself. What it is says the content, never a name. Refuses as readBakedPng and
 * readPdfAttachment do, with `credential.too-large`, and with `file.not-text` bytes that are no UTF-8.
 */
export function credentialInFile(given: Uint8Array): {
  readonly credential: string;
  readonly proof?: string;
} {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
  if (bytes.length > LARGEST_FILE) throw new CredentialFormatError('credential.too-large');
  if (isPng(bytes)) return { credential: readBakedPng(bytes) };
  if (isPdf(bytes)) return readPdfAttachment(bytes);
  if (bytes.length > LARGEST_TEXT) throw new CredentialFormatError('credential.too-large');
  try {
    return { credential: utf8.decode(bytes) };
  } catch {
    throw new CredentialFormatError('file.not-text', 'expected PNG, PDF, JSON or a token');
  }
}
