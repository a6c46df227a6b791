import { t } from '../messages.js';

/** The registry takes no longer text (libs/domain/schemas/http/verification-request.schema.json). */
const LARGEST_TEXT = 900_000;
/** Nor larger pictures and documents. */
const LARGEST_FILE = 10 * 1_048_576;

/** A picture or document with a credential in it, as it is sent. */
export interface ChosenFile {
  readonly name: string;
  readonly base64: string;
}

/** What was found among some files. */
export interface ReadFiles {
  readonly credential?: string;
  readonly file?: ChosenFile;
  readonly proof?: string;
}

/**
 * Tells a picture or a document from text by its first bytes, and the proof from the credential by its
 * first line; refuses what cannot be either, by name.
 */
export async function readFiles(files: readonly File[]): Promise<ReadFiles> {
  const found: { credential?: string; file?: ChosenFile; proof?: string } = {};
  for (const file of files) {
    const isBinary = await isPictureOrDocument(file);
    const most = isBinary ? LARGEST_FILE : LARGEST_TEXT;
    if (file.size > most) throw new Error(tooLarge(file, isBinary));
    const text = isBinary ? '' : await file.text();
    const kind = text.startsWith('c2sp.org/tlog-proof@') ? 'proof' : 'credential';
    if (found[kind] !== undefined || (kind === 'credential' && found.file !== undefined))
      throw new Error(t(`verifier.two-of.${kind}`));
    if (isBinary) found.file = { name: file.name, base64: await base64Of(file) };
    else found[kind] = text;
  }
  return found;
}

const tooLarge = ({ name, size }: File, isBinary: boolean): string =>
  isBinary
    ? t('verify.file-too-large', { name, size: Math.ceil(size / 1_048_576) })
    : t('verifier.too-large', { name, size: Math.ceil(size / 1000) });

async function isPictureOrDocument(file: File): Promise<boolean> {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 8).arrayBuffer()));
  return head === '\x89PNG\r\n\x1a\n' || head.startsWith('%PDF-');
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(new Error(t('verify.file-unreadable', { name: file.name })));
    };
    reader.readAsDataURL(file);
  });
}
