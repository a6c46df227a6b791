import { parseArgs } from 'node:util';
import { closingReasons, orderClosing } from '#platform/keys/closing-order.js';
import { type Command, GOOD, UsageError } from '../command.js';

const usage = `guildmark ledger close --keys FILE --reason ${closingReasons().join('|')}
  ends a ledger for ever: its last leaf says why; restart the program that uses the file
  --keys FILE  key file of the hub or of the registry; the next start does what it says
exit: 0 done, 2 not done, 64 wrong usage`;

/** `guildmark ledger close`: orders the ledger of a key file closed. */
export const closeCommand: Command = {
  usage,
  run: (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { keys: { type: 'string' }, reason: { type: 'string' } },
    });
    if (!values.keys) throw new UsageError('name the key file');
    const reason = closingReasons().find((known) => known === values.reason);
    if (!reason) throw new UsageError(`--reason is one of ${closingReasons().join(', ')}`);
    orderClosing(values.keys, reason);
    context.print(`the next start closes the ledger: ${reason}`);
    return Promise.resolve(GOOD);
  },
};
