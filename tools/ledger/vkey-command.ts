import { parseArgs } from 'node:util';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { MAX_NOTE, parseSignedNote } from '#ledger/signed-note.js';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { servedTile } from '#ledger/tile-hash-reader.js';
import { entriesPath, MAX_ENTRY, parseBundle } from '#ledger/tile-layout.js';
import type { TileRead } from '#ledger/tile-source.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';
import { type OpenSource, openSource, SOURCE_OPTIONS } from './open-source.js';

const usage = `guildmark ledger vkey URL|DIR
guildmark ledger vkey --db URL|DIR [--schema hub|registry]
  prints the key that the ledger names in its first leaf, for --vkey of other commands; compare it
  with what the party told you: a ledger alone cannot say whose it is
exit: 0 the key signed the newest checkpoint, 1 it did not, 2 could not check, 64 wrong usage`;

/** `guildmark ledger vkey`: the verifier key of a ledger, to be pinned. */
export const vkeyCommand: Command = { usage, run };

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: SOURCE_OPTIONS,
  });
  if (positionals.length > 1) throw new UsageError('name one ledger only');
  const open = await openSource({ ...values, place: positionals[0] });
  try {
    const note = (await bytesOf(open, 'checkpoint', MAX_NOTE)).toString();
    const key = await keyInFirstLeaf(open, note);
    context.print(key);
    openCheckpoint(note, parseVerifierKey(key));
    return GOOD;
  } catch (error) {
    if (error instanceof NotThere) {
      context.complain(`guildmark ledger vkey: ${error.message}`);
      return COULD_NOT_CHECK;
    }
    if (!(error instanceof LedgerFormatError)) throw error;
    context.complain(`guildmark ledger vkey: ${open.name}: ${error.message} [${error.code}]`);
    return CONTRADICTED;
  } finally {
    await open.close();
  }
}

class NotThere extends Error {}

async function keyInFirstLeaf(open: OpenSource, note: string): Promise<string> {
  const { size } = parseCheckpointBody(parseSignedNote(note).text);
  if (size === 0) throw new NotThere('the ledger has no leaf yet');
  const { width } = servedTile(size, 0, 0);
  const bundle = await bytesOf(open, entriesPath(0, width), width * (2 + MAX_ENTRY));
  const [first] = parseBundle(bundle, width);
  const leaf = first && parseLeaf(first);
  const data = leaf?.kind === 'public' ? leaf.event.data : undefined;
  const { verifierKey } = (data ?? {}) as { verifierKey?: unknown };
  if (typeof verifierKey !== 'string') throw new NotThere('its first leaf does not open a ledger');
  return verifierKey;
}

async function bytesOf({ source, name }: OpenSource, path: string, most: number): Promise<Buffer> {
  const read: TileRead = await source.read(path, most);
  if (read.state === 'found') return read.bytes;
  const why = read.state === 'unreachable' ? read.why : `it is ${read.state}`;
  throw new NotThere(`${path} of ${name}: ${why}`);
}
