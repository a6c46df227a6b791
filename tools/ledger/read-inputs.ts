import { readFileSync, statSync } from 'node:fs';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parsePolicy, type Policy } from '#ledger/policy.js';
import { parseSize } from '#ledger/size.js';
import { parseVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';
import { UsageError } from '../command.js';

/** As the registry's limit on a request. */
const MAX_BYTES = 1_048_576;

/** A file named on the command line, at most 1 MiB. Refuses what is no plain file. */
export function readInput(file: string): Buffer {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Error(`${file} is not a file`);
  if (stat.size > MAX_BYTES) throw new Error(`${file} is larger than 1 MiB`);
  return readFileSync(file);
}

/** Verifier keys, one on each line. Refuses a file without a key of a log. */
export function readVerifierKeys(file: string): readonly VerifierKey[] {
  const lines = readInput(file).toString().split(/\r?\n/);
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const keys = texts.map((text) => named(file, () => parseVerifierKey(text)));
  if (!keys.some(({ type }) => type === 1)) throw new Error(`${file} holds no key of a log`);
  return keys;
}

/** A policy file (c2sp.org/tlog-policy). */
export function readPolicy(file: string): Policy {
  return named(file, () => parsePolicy(readInput(file).toString()));
}

/** A size given on the command line. */
export function readSize(name: string, text: string): number {
  const size = parseSize(text);
  if (size === undefined) throw new UsageError(`${name} is a number of leaves, not ${text}`);
  return size;
}

/** Names the file in what a reader refuses. */
function named<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LedgerFormatError)) throw error;
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}
