// The command line. One file of tools/ for each command.
import { auditCommand } from './audit/audit-command.js';
import { busCommand } from './bus/bus-command.js';
import { type Command, commandOf } from './command.js';
import { federationCommand } from './federation/federation-command.js';
import { keysCommand } from './keys/keys-command.js';
import { ledgerCommand } from './ledger/ledger-command.js';
import { migrateCommand } from './migrate/migrate-command.js';
import { registryCommand } from './registry/registry-command.js';
import { verifyCommand } from './verify/verify-command.js';
import { verifyUsage } from './verify/verify-options.js';

const verify: Command = { usage: verifyUsage, run: verifyCommand };
const guildmark = commandOf('guildmark', {
  verify,
  ledger: ledgerCommand,
  keys: keysCommand,
  federation: federationCommand,
  bus: busCommand,
  registry: registryCommand,
  migrate: migrateCommand,
  audit: auditCommand,
});

/** Blanks to the end of the line after what stood there before. */
const CLEAR_REST = '\u001b[K';

process.exitCode = await guildmark.run(process.argv.slice(2), {
  env: process.env,
  now: new Date(),
  print: (text) => {
    console.log(text);
  },
  complain: (text) => {
    console.error(text);
  },
  progress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${text}${CLEAR_REST}`);
  },
});
