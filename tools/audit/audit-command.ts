import { commandOf } from '../command.js';
import { listCommand } from './list-command.js';
import { recomputeCommand } from './recompute-command.js';

/** `guildmark audit …`: audits of firms and clusters, as they are stored. */
export const auditCommand = commandOf('guildmark audit', {
  recompute: recomputeCommand,
  list: listCommand,
});
