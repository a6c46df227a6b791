import { readFileSync } from 'node:fs';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { parseSignedNote } from '#ledger/signed-note.js';

/** As long as `succeeds` of ledger.opened may be. */
const MAX_CHARACTERS = 8000;

/**
 * Reads a setting that names the file with the last checkpoint of the ledger which this one follows;
 * undefined without the setting. Refuses a file that cannot be read, that is too long or no
 * checkpoint with a signature of its log, and a checkpoint of this ledger itself. Whether the
 * signature is good is for those to judge who know the key.
 */
export function readPredecessor(
  name: string,
  file: string | undefined,
  ownOrigin: string,
): string | undefined {
  if (!file) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length > MAX_CHARACTERS)
      throw new Error(`it has more than ${String(MAX_CHARACTERS)} characters`);
    const note = parseSignedNote(text);
    const { origin } = parseCheckpointBody(note.text);
    if (!note.signatures.some((line) => line.name === origin))
      throw new Error(`${origin} did not sign it`);
    if (origin === ownOrigin) throw new Error('a ledger does not follow itself');
    return text;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} cannot be read: ${reason}`, { cause });
  }
}
