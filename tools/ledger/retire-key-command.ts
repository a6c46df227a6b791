import { parseArgs } from 'node:util';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { type VerifierKey, verifierKeyOf } from '#ledger/verifier-key.js';
import { readKeyEntries } from '#platform/keys/key-entries.js';
import { generationsOf } from '#platform/keys/key-generations.js';
import { retireKey } from '#platform/keys/rotate-key.js';
import { type Command, GOOD, UsageError } from '../command.js';
import { KEY_ROLE_HELP, readKeyRole } from './key-role.js';

const TIMEOUT_MS = 10_000;

const usage = `guildmark ledger retire-key --keys FILE --role ROLE [--ledger URL]
  drops the private part of the oldest key of a role; restart the program that uses the file
${KEY_ROLE_HELP}
  --ledger URL where the ledger is read; needed to retire a key of the ledger
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark ledger retire-key`: the oldest key of one role stops signing. */
export const retireKeyCommand: Command = {
  usage,
  run: async (args, context) => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { keys: text, role: text, ledger: text },
    });
    const { file, role, kind } = readKeyRole(values);
    if (role === 'ledger') {
      if (values.ledger === undefined)
        throw new UsageError('--ledger is needed: it shows whether the next key signs');
      await refuseUnlessSuccessorSigns(file, values.ledger);
    }
    context.print(retireKey(file, role, kind));
    return GOOD;
  },
};

/**
 * A key signs from the first checkpoint that covers its own leaf. Until such a one is published
 * nobody would believe the key that stays, so the older one may not go.
 */
async function refuseUnlessSuccessorSigns(file: string, url: string): Promise<void> {
  const note = await readCheckpoint(url);
  const [origin = ''] = parseSignedNote(note).text.split('\n');
  const inUse = generationsOf(file, readKeyEntries(file), 'ledger', 'Ed25519')
    .filter(({ isUsable }) => isUsable)
    .map(({ name, publicKey }) => ({ name, verifier: verifierKeyOf(origin, 1, publicKey) }));
  const [oldest, ...later] = inUse;
  // Without an oldest one retireKey refuses.
  if (!oldest || later.some(({ verifier }) => isSignedBy(note, verifier))) return;
  const { name, verifier } = oldest;
  const keyId = verifier.keyId.toString('hex');
  throw new Error(
    `the last checkpoint of ${origin} is not signed by a key after ${name} (${keyId}): restart the program and wait`,
  );
}

async function readCheckpoint(url: string): Promise<string> {
  const answer = await fetch(new URL('checkpoint', url.replace(/\/?$/, '/')), {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`${url} answered ${String(answer.status)}`);
  return answer.text();
}

function isSignedBy(note: string, key: VerifierKey): boolean {
  try {
    return openRotatedCheckpoint(note, [{ key, fromSize: 0 }]).signers.length > 0;
  } catch (error) {
    if (error instanceof LedgerFormatError) return false;
    throw error;
  }
}
