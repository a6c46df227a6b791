import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readKeyEntries } from '#platform/keys/key-entries.js';
import { readKeySecret, secretFileName } from '#platform/keys/key-protection.js';
import { readSecretFile } from '#platform/keys/open-secret.js';
import { partyOf } from '#platform/keys/wrap-entries.js';
import type { Wrapping } from '#platform/keys/wrap-key.js';
import type { CommandContext } from '../command.js';

/** Help of the option that opens a file of wrapped keys. */
export const SECRET_HELP = `  --secret FILE  what the keys are wrapped with; else HUB_KEY_FILE, HUB_KEY, REGISTRY_KEY_FILE or
               REGISTRY_KEY, else the file that the one-process mode keeps beside the key file`;

/** What opens a key file: the option, the settings of its party, the file beside it; none of them, nothing. */
export function wrappingFor(
  file: string,
  option: string | undefined,
  { env }: Pick<CommandContext, 'env'>,
): Wrapping | undefined {
  const party = partyOf(readKeyEntries(file));
  const beside = join(dirname(file), secretFileName(party));
  const secret =
    option === undefined
      ? (readKeySecret(party, env) ?? (existsSync(beside) ? readSecretFile(beside) : undefined))
      : readSecretFile(option);
  return secret && { party, secret };
}
