import { commandOf } from '../command.js';
import { replayDlqCommand } from './replay-dlq-command.js';
import { statusCommand } from './status-command.js';
import { unparkCommand } from './unpark-command.js';

/** `guildmark federation …`: one line for each command, in the order of the help. */
export const federationCommand = commandOf('guildmark federation', {
  status: statusCommand,
  unpark: unparkCommand,
  'replay-dlq': replayDlqCommand,
});
