// The command line. One file of tools/ for each command.
import { keyCommand } from './ledger/key-commands.js';
import { USAGE, verifyCommand, verifyUsage } from './verify/verify-command.js';

const context = {
  env: process.env,
  now: new Date(),
  print: (text: string) => {
    console.log(text);
  },
  complain: (text: string) => {
    console.error(text);
  },
};
const [command, ...args] = process.argv.slice(2);
if (command === 'verify') {
  process.exitCode = await verifyCommand(args, context);
} else if (
  command === 'ledger' &&
  (args[0] === 'rotate-key' || args[0] === 'retire-key' || args[0] === 'close')
) {
  process.exitCode = await keyCommand(args[0], args.slice(1), context);
} else {
  console.error(
    `guildmark: ${command === undefined ? 'name a command' : `there is no command ${command}`}\n${verifyUsage}`,
  );
  process.exitCode = USAGE;
}
