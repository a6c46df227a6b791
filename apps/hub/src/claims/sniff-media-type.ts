import { isUtf8 } from 'node:buffer';

/** Types of evidence that are taken. */
export type EvidenceType = 'text/plain' | 'image/jpeg' | 'image/png' | 'application/pdf';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PDF = Buffer.from('%PDF-');

/** What the bytes are, by their first bytes; text is strict UTF-8 without NUL. */
export function sniffMediaType(bytes: Buffer): EvidenceType | undefined {
  const begins = (magic: Buffer) => bytes.subarray(0, magic.length).equals(magic);
  if (begins(PNG)) return 'image/png';
  if (begins(JPEG)) return 'image/jpeg';
  if (begins(PDF)) return 'application/pdf';
  return isUtf8(bytes) && !bytes.includes(0) ? 'text/plain' : undefined;
}
