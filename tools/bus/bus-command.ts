import { commandOf } from '../command.js';
import { aclsCommand } from './acls-command.js';
import { topicsCommand } from './topics-command.js';

/** `guildmark bus …`: what whoever runs the broker has to set up. */
export const busCommand = commandOf('guildmark bus', {
  topics: topicsCommand,
  acls: aclsCommand,
});
