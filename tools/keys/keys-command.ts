import { commandOf } from '../command.js';
import { listCommand } from './list-command.js';
import { rewrapCommand } from './rewrap-command.js';

/** `guildmark keys …`: key files and what they are wrapped with. */
export const keysCommand = commandOf('guildmark keys', {
  list: listCommand,
  rewrap: rewrapCommand,
});
