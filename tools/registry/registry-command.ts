import { commandOf } from '../command.js';
import { archiveCommand } from './archive-command.js';
import { rebuildCommand } from './rebuild-command.js';

/** `guildmark registry …`: one line for each command, in the order of the help. */
export const registryCommand = commandOf('guildmark registry', {
  rebuild: rebuildCommand,
  archive: archiveCommand,
});
