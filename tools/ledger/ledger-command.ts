import { commandOf } from '../command.js';
import { closeCommand } from './close-command.js';
import { compromiseKeyCommand } from './compromise-key-command.js';
import { exportCommand } from './export-command.js';
import { fsckCommand } from './fsck-command.js';
import { resumeCommand } from './resume-command.js';
import { retireKeyCommand } from './retire-key-command.js';
import { rotateKeyCommand } from './rotate-key-command.js';
import { verifyProofCommand } from './verify-proof-command.js';
import { vkeyCommand } from './vkey-command.js';

/** `guildmark ledger …`: one line for each command, in the order of the help. */
export const ledgerCommand = commandOf('guildmark ledger', {
  fsck: fsckCommand,
  'verify-proof': verifyProofCommand,
  export: exportCommand,
  vkey: vkeyCommand,
  resume: resumeCommand,
  'rotate-key': rotateKeyCommand,
  'retire-key': retireKeyCommand,
  'compromise-key': compromiseKeyCommand,
  close: closeCommand,
});
