import { existsSync, readFileSync, statSync } from 'node:fs';
import { LARGEST_FILE } from '#credentials/credential-in-file.js';
import type { VerificationInput } from '#credentials/read-input.js';

/** Something to verify, by the name under which it was given. */
export interface NamedInput {
  readonly file: string;
  readonly input: VerificationInput;
}

const PROOF = 'c2sp.org/tlog-proof@';
const isProof = (bytes: Buffer) => bytes.subarray(0, PROOF.length).toString('latin1') === PROOF;
const proofBeside = (file: string) => file.replace(/\.[^./]*$/, '') + '.tlog-proof';
const isAddress = (name: string) => /^https?:\/\//i.test(name);

function read(file: string): Buffer {
  if (statSync(file).size > LARGEST_FILE) throw new Error(`${file} is larger than 10 MiB`);
  return readFileSync(file);
}

/**
 * Credentials among the files and addresses, each with its proof: the one named like it, else the only
 * one given. A proof file beside the credential is found without being named.
 */
export function readFiles(names: readonly string[]): readonly NamedInput[] {
  const files = names
    .filter((name) => !isAddress(name))
    .map((file) => ({ file, bytes: read(file) }));
  const proofs = new Map(
    files
      .filter(({ bytes }) => isProof(bytes))
      .map(({ file, bytes }) => [file, bytes.toString('utf8')]),
  );
  const credentials = names.filter((name) => !proofs.has(name));
  if (credentials.length === 0) throw new Error('there is no credential among the files');
  const only = proofs.size === 1 && credentials.length === 1 ? [...proofs.values()][0] : undefined;
  return credentials.map((file) => {
    const bytes = files.find((one) => one.file === file)?.bytes;
    const proof = proofs.get(proofBeside(file)) ?? only ?? (bytes && foundBeside(file));
    const more = proof !== undefined && { proof };
    return { file, input: bytes ? { file: bytes, ...more } : { url: file, ...more } };
  });
}

function foundBeside(file: string): string | undefined {
  const beside = proofBeside(file);
  return existsSync(beside) ? read(beside).toString('utf8') : undefined;
}
