import type { Checkpoint } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { type LogKey, openRotatedCheckpoint } from '#ledger/log-keys.js';
import { fetchText } from './fetch-text.js';

/** What a copy of a log shows. */
export type MirrorMemory =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint; readonly note: string }
  | { readonly kind: 'no-answer'; readonly reason: string };

/**
 * The newest note of a copy served as c2sp.org/tlog-tiles at `url`, which ends in `/`. Only a note
 * that a key of the log signed is an answer: a mirror is trusted for nothing else.
 */
export async function askMirror(url: string, keys: readonly LogKey[]): Promise<MirrorMemory> {
  const answer = await fetchText(`${url}checkpoint`);
  if (!answer) return { kind: 'no-answer', reason: 'unreachable' };
  if (answer.status === 404) return { kind: 'nothing' };
  if (answer.status !== 200) return { kind: 'no-answer', reason: `status ${answer.status}` };
  try {
    const { checkpoint } = openRotatedCheckpoint(answer.text, keys);
    return { kind: 'checkpoint', checkpoint, note: answer.text };
  } catch (error) {
    if (error instanceof LedgerFormatError) return { kind: 'no-answer', reason: error.code };
    throw error;
  }
}
