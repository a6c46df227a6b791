import { parseArgs } from 'node:util';
import { rotateKey } from '#platform/keys/rotate-key.js';
import { type Command, GOOD } from '../command.js';
import { SECRET_HELP, wrappingFor } from '../keys/secret-option.js';
import { KEY_ROLE_HELP, readKeyRole } from './key-role.js';

const usage = `guildmark ledger rotate-key --keys FILE --role ROLE [--secret FILE]
  adds a new key beside the old one, or the first of its role; restart the program that uses the file
${KEY_ROLE_HELP}
${SECRET_HELP}
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark ledger rotate-key`: the next generation of one role in a key file. */
export const rotateKeyCommand: Command = {
  usage,
  run: (args, context) => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { keys: text, role: text, secret: text },
    });
    const { file, role, kind } = readKeyRole(values);
    context.print(rotateKey(file, role, kind, wrappingFor(file, values.secret, context)));
    return Promise.resolve(GOOD);
  },
};
