import { existsSync, readFileSync, statSync } from 'node:fs';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { isPng } from '#credentials/png-chunks.js';
import { readBakedPng } from '#credentials/read-baked-png.js';
import type { PresentedCredential } from '#credentials/verify-credential.js';

/** A credential file with the proof that goes with it. */
export interface CredentialFile {
  readonly file: string;
  readonly presented: PresentedCredential;
}

/** As the registry's limit on a request. */
const MAX_BYTES = 1_048_576;
const MAX_PICTURE_BYTES = 10 * 1_048_576;

const isProof = (text: string) => text.startsWith('c2sp.org/tlog-proof@');
const proofBeside = (file: string) => file.replace(/\.[^./]*$/, '') + '.tlog-proof';

function readText(file: string): string {
  const { size } = statSync(file);
  if (size > MAX_PICTURE_BYTES) throw new Error(`${file} is larger than 10 MiB`);
  const bytes = readFileSync(file);
  if (isPng(bytes)) return readPicture(file, bytes);
  if (size > MAX_BYTES) throw new Error(`${file} is larger than 1 MiB`);
  return bytes.toString('utf8');
}

function readPicture(file: string, bytes: Buffer): string {
  try {
    return readBakedPng(bytes);
  } catch (cause) {
    if (!(cause instanceof CredentialFormatError)) throw cause;
    throw new Error(`${file}: ${cause.message}`, { cause });
  }
}

/**
 * Credentials among the files, also such as are baked into a PNG, each with its proof: the one named like it, else the only one given.
 * A proof file beside the credential is found without being named.
 */
export function readFiles(files: readonly string[]): readonly CredentialFile[] {
  const texts = files.map((file) => ({ file, text: readText(file) }));
  const proofs = new Map(
    texts.filter(({ text }) => isProof(text)).map(({ file, text }) => [file, text]),
  );
  const credentials = texts.filter(({ text }) => !isProof(text));
  if (credentials.length === 0) throw new Error('there is no credential among the files');
  return credentials.map(({ file, text }) => {
    const beside = proofBeside(file);
    const [only] = proofs.size === 1 && credentials.length === 1 ? [...proofs.values()] : [];
    const proof = proofs.get(beside) ?? only ?? (existsSync(beside) ? readText(beside) : undefined);
    return { file, presented: { credential: text.trim(), ...(proof !== undefined && { proof }) } };
  });
}
