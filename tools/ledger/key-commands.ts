import { parseArgs } from 'node:util';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { orderClosing } from '#platform/keys/closing-order.js';
import { nameOf } from '#platform/keys/key-entries.js';
import { type KeyKind, openKeyFile } from '#platform/keys/key-file.js';
import { logSigners } from '#platform/keys/log-signers.js';
import { retireKey, rotateKey } from '#platform/keys/rotate-key.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { type CommandContext, USAGE } from '../verify/verify-command.js';

export const keysUsage = `guildmark ledger rotate-key --keys FILE --role ROLE
guildmark ledger retire-key --keys FILE --role ROLE [--ledger URL]
guildmark ledger close --keys FILE --reason ended|key-compromised|leaves-lost|too-big
  FILE  key file of the hub or of the registry; the next start does what it says
  ROLE  ledger, credential-ed25519 or credential-p256
  URL   where the ledger is read; needed to retire a key of the ledger
exit: 0 done, 2 not done, 64 wrong usage`;

const KINDS: Readonly<Record<string, KeyKind>> = {
  ledger: 'Ed25519',
  'credential-ed25519': 'Ed25519',
  'credential-p256': 'P-256',
};

type Values = Readonly<Partial<Record<'keys' | 'role' | 'ledger' | 'reason', string>>>;

/** `rotate-key`, `retire-key` and `close`: change a key file. Gives the exit code. */
export async function keyCommand(
  name: 'rotate-key' | 'retire-key' | 'close',
  args: readonly string[],
  context: Pick<CommandContext, 'print' | 'complain'>,
): Promise<number> {
  const values = readOptions(args);
  const { keys: file, role = '', reason } = values ?? {};
  const kind = Object.hasOwn(KINDS, role) ? KINDS[role] : undefined;
  const isUsable = name === 'close' ? reason !== undefined : kind !== undefined;
  if (!values || !file || !isUsable) {
    context.complain(keysUsage);
    return USAGE;
  }
  try {
    if (name === 'close') orderClosing(file, reason ?? '');
    else if (name === 'rotate-key') context.print(rotateKey(file, role, kind ?? 'Ed25519'));
    else {
      if (role === 'ledger') await refuseUnlessSuccessorSigns(file, values.ledger);
      context.print(retireKey(file, role, kind ?? 'Ed25519'));
    }
    context.print('Restart the program that uses this file.');
    return 0;
  } catch (error) {
    context.complain(`guildmark ledger ${name}: ${(error as Error).message}`);
    return 2;
  }
}

/**
 * A key signs from the first checkpoint that covers its own leaf. Until such a one is published
 * nobody would believe the key that stays, so the older one may not go.
 */
async function refuseUnlessSuccessorSigns(file: string, url: string | undefined): Promise<void> {
  if (url === undefined) throw new Error('--ledger is needed: it shows whether the next key signs');
  const answer = await fetch(new URL('checkpoint', url.replace(/\/?$/, '/')), {
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${url} answered ${String(answer.status)}`);
  const note = await answer.text();
  const [origin = ''] = parseSignedNote(note).text.split('\n');
  const { generations } = openKeyFile(file, { ledger: 'Ed25519' }, false);
  const [oldest, ...later] = logSigners(origin, generations.ledger).signers;
  const signs = later.some(({ verifier }) => isSignedBy(note, verifier));
  if (!signs)
    throw new Error(
      `the last checkpoint of ${origin} is not signed by a key after ${nameOf('ledger', generations.ledger.findIndex(({ privateKey }) => privateKey) + 1)} (${oldest.verifier.keyId.toString('hex')}): restart the program and wait`,
    );
}

function isSignedBy(note: string, key: Parameters<typeof openRotatedCheckpoint>[1][number]['key']) {
  try {
    return openRotatedCheckpoint(note, [{ key, fromSize: 0 }]).signers.length > 0;
  } catch (error) {
    if (error instanceof LedgerFormatError) return false;
    throw error;
  }
}

function readOptions(args: readonly string[]): Values | undefined {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { keys: text, role: text, ledger: text, reason: text },
    }).values;
  } catch {
    return undefined;
  }
}
