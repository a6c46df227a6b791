import { parseArgs } from 'node:util';
import { openSecretFile } from '#platform/keys/open-secret.js';
import { rewrapKeys } from '#platform/keys/rewrap-keys.js';
import { type Command, GOOD, UsageError } from '../command.js';
import { SECRET_HELP, wrappingFor } from './secret-option.js';

const usage = `guildmark keys rewrap FILE [--to FILE] [--secret FILE]
  wraps every private key of a key file, in one step; then start the program with the new secret
  --to FILE    the new secret, 32 bytes in base64url; made when it is not there. Without it the keys
               in the clear are wrapped with the present one
${SECRET_HELP}
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark keys rewrap`: another key-encryption key, or the first one. */
export const rewrapCommand: Command = {
  usage,
  run: (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { to: { type: 'string' }, secret: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('name one key file');
    const present = wrappingFor(file, values.secret, context);
    const next = values.to === undefined ? present?.secret : openSecretFile(values.to);
    if (!next) throw new UsageError('--to names the secret: none is set');
    // crash here: the new secret is on disk and wraps nothing yet
    context.print(`${String(rewrapKeys(file, next, present?.secret))} keys wrapped`);
    return Promise.resolve(GOOD);
  },
};
