import { CredentialFormatError } from './credential-format-error.js';
import { isDictionary, PdfFile, type PdfStream } from './pdf-file.js';
import { malformedPdf, type PdfDictionary, type PdfValue } from './pdf-values.js';

/** Names of the files in a PDF of ours, and of those that we look for in others. */
export const PDF_CREDENTIAL = 'credential.json';
/** The `.tlog-proof` beside it. */
export const PDF_PROOF = 'credential.tlog-proof';

/** Ten mebibytes of document with one of credential (docs/design/credentials.md 12). */
const MAX_DOCUMENT = 10 * 1_048_576;
const MAX_CREDENTIAL = 1_048_576;
/** Nodes of the tree of attached files; ours has one. */
const MAX_NODES = 256;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether bytes begin as a PDF does (ISO 32000-2, 7.5.2). */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

/**
 * The credential, and its proof where there is one, attached to a PDF as `credential.json` and
 * `credential.tlog-proof` (ISO 32000-2, 7.11.4), not yet verified. Nothing is inflated: both stand
 * uncompressed in the files that we make. Refuses `pdf.malformed`, `pdf.compressed`,
 * `pdf.no-credential`, `pdf.several-credentials` and `credential.too-large`. The work is linear in
 * the length of the file.
 */
export function readPdfAttachment(bytes: Uint8Array): { credential: string; proof?: string } {
  if (bytes.length > MAX_DOCUMENT) throw new CredentialFormatError('credential.too-large');
  if (!isPdf(bytes)) throw malformedPdf('%PDF- at the start');
  const pdf = new PdfFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const files = attachedFiles(pdf);
  const credential = textOf(pdf, files, PDF_CREDENTIAL);
  if (credential === undefined) throw new CredentialFormatError('pdf.no-credential');
  const proof = textOf(pdf, files, PDF_PROOF);
  return { credential, ...(proof !== undefined && { proof }) };
}

interface AttachedFile {
  readonly name: string;
  readonly file: PdfDictionary;
}

/** All attached files of the document: the leaves of a name tree (7.9.6). */
function attachedFiles(pdf: PdfFile): readonly AttachedFile[] {
  const files: AttachedFile[] = [];
  const catalogue = dictionaryOf(pdf, pdf.trailer.get('Root'));
  const names = dictionaryOf(pdf, catalogue?.get('Names'));
  const waiting: (PdfValue | undefined)[] = [names?.get('EmbeddedFiles')];
  for (let nodes = 0; waiting.length > 0; nodes += 1) {
    if (nodes === MAX_NODES) throw malformedPdf('fewer attached files');
    const node = dictionaryOf(pdf, waiting.pop());
    for (const kid of listOf(pdf, node?.get('Kids'))) waiting.push(kid);
    // Keys and values take turns.
    for (const value of listOf(pdf, node?.get('Names')).filter((_, place) => place % 2 === 1)) {
      const file = dictionaryOf(pdf, value);
      const name = file && (nameOf(pdf, file.get('UF')) ?? nameOf(pdf, file.get('F')));
      if (file && name !== undefined) files.push({ name, file });
    }
  }
  return files;
}

function textOf(pdf: PdfFile, files: readonly AttachedFile[], wanted: string): string | undefined {
  const [found, second] = files.filter(({ name }) => name === wanted);
  if (found === undefined) return undefined;
  if (second !== undefined) throw new CredentialFormatError('pdf.several-credentials');
  const embedded = dictionaryOf(pdf, found.file.get('EF'));
  const stream = pdf.resolve(embedded?.get('UF') ?? embedded?.get('F'));
  if (!isStream(stream)) throw malformedPdf(`the content of ${wanted}`);
  if (pdf.resolve(stream.dictionary.get('Filter')) !== null)
    throw new CredentialFormatError('pdf.compressed', `expected ${wanted} as it is`);
  if (stream.data.length > MAX_CREDENTIAL) throw new CredentialFormatError('credential.too-large');
  try {
    return utf8.decode(stream.data);
  } catch {
    throw malformedPdf('UTF-8');
  }
}

const isStream = (value: PdfValue | PdfStream): value is PdfStream =>
  typeof value === 'object' && value !== null && 'data' in value;

function dictionaryOf(pdf: PdfFile, value: PdfValue | undefined): PdfDictionary | undefined {
  const found = pdf.resolve(value);
  if (found === null) return undefined;
  if (isStream(found) || !isDictionary(found)) throw malformedPdf('a dictionary');
  return found;
}

function listOf(pdf: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const found = pdf.resolve(value);
  if (found === null) return [];
  if (!Array.isArray(found)) throw malformedPdf('an array');
  return found as readonly PdfValue[];
}

/** A text of a document: UTF-16 with its mark, else as good as latin1 for the names we look for. */
function nameOf(pdf: PdfFile, value: PdfValue | undefined): string | undefined {
  const found = pdf.resolve(value);
  if (typeof found !== 'object' || found === null || !('text' in found)) return undefined;
  const bytes = Buffer.from(found.text, 'latin1');
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff || bytes.length % 2 === 1) return found.text;
  return bytes.subarray(2).swap16().toString('utf16le');
}
