import { parseArgs } from 'node:util';
import { compromiseKey } from '#platform/keys/rotate-key.js';
import { type Command, GOOD, UsageError } from '../command.js';
import { KEY_ROLE_HELP, readKeyRole } from './key-role.js';

const usage = `guildmark ledger compromise-key --keys FILE --role ROLE --generation NUMBER
  drops the private part of a credential key that somebody else may hold, and marks the key: it leaves
  assertionMethod, and what it signed counts only with a leaf before its end. Rotate first; restart
  the program that uses the file. A ledger key: guildmark ledger close --reason key-compromised
${KEY_ROLE_HELP}
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark ledger compromise-key`: a credential key is given up, in use or retired before. */
export const compromiseKeyCommand: Command = {
  usage,
  run: (args, context) => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { keys: text, role: text, generation: text },
    });
    const { file, role, kind } = readKeyRole(values);
    // Whoever holds a ledger key can write another history: no mark in that ledger helps.
    if (role === 'ledger')
      throw new UsageError('a compromised ledger key ends its ledger: close it');
    if (!/^[1-9][0-9]{0,5}$/.test(values.generation ?? ''))
      throw new UsageError('--generation is the number that guildmark keys list shows');
    context.print(compromiseKey(file, role, kind, Number(values.generation)));
    return Promise.resolve(GOOD);
  },
};
