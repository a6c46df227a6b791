import { canonicalJson } from '#ledger/canonical-json.js';
import { formatSignedNote, parseSignedNote, verifyNote } from '#ledger/signed-note.js';
import type { NoteSigner } from '#ledger/note-signer.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import type { RebuildResult } from '#domain/generated/schemas.js';
import { digestOf } from './manifest-file.js';

/** The first line of the note. No checkpoint begins with it: that has the origin there. */
const TITLE = 'guildmark.eu/registry-rebuild/v1';

/**
 * A rebuild's result as a note that the registry's ledger key signs (c2sp.org/signed-note): title,
 * origin, result, state hash, vector digest, and the digest of the whole result.
 */
export function signResult(result: RebuildResult, signer: NoteSigner): string {
  const lines = [
    ...[TITLE, result.registry, result.result, result.stateHash, result.vectorDigest],
    digestOf(canonicalJson(result)),
  ];
  const text = `${lines.join('\n')}\n`;
  const { name, keyId } = signer.verifier;
  const signature = signer.sign(Buffer.from(text));
  return formatSignedNote({ text, signatures: [{ name, keyId, signature }] });
}

/** Whether a note is the one over this result, signed by this key. */
export function isSignedResult(note: string, result: RebuildResult, key: VerifierKey): boolean {
  const parsed = parseSignedNote(note);
  const [title, , , , , digest] = parsed.text.split('\n');
  return (
    title === TITLE &&
    digest === digestOf(canonicalJson(result)) &&
    verifyNote(parsed, [key]).length > 0
  );
}
