// The command line. One file of tools/ for each command.
import { resumeCommand } from './ledger/resume.js';
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
} else if (command === 'ledger' && args[0] === 'resume') {
  process.exitCode = await resumeCommand(args.slice(1), context);
} else {
  console.error(
    `guildmark: ${command === undefined ? 'name a command' : `there is no command ${command}`}\n${verifyUsage}`,
  );
  process.exitCode = USAGE;
}
