import { parseArgs } from 'node:util';
import { rotateKey } from '#platform/keys/rotate-key.js';
import { type Command, GOOD } from '../command.js';
import { KEY_ROLE_HELP, readKeyRole } from './key-role.js';

const usage = `guildmark ledger rotate-key --keys FILE --role ROLE
  adds a new key beside the old one; restart the program that uses the file
${KEY_ROLE_HELP}
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark ledger rotate-key`: the next generation of one role in a key file. */
export const rotateKeyCommand: Command = {
  usage,
  run: (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { keys: { type: 'string' }, role: { type: 'string' } },
    });
    const { file, role, kind } = readKeyRole(values);
    context.print(rotateKey(file, role, kind));
    return Promise.resolve(GOOD);
  },
};
