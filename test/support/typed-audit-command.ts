import { DataSource } from 'typeorm';
import { auditCommand } from '../../tools/audit/audit-command.js';
import type { Cluster } from './cluster.js';

/** What `guildmark audit` answers an operator who types this on the machine of the hub. */
export async function typedAuditCommand(
  { hub, dataDir }: Cluster,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  const db = hub.app.get(DataSource, { strict: false });
  const printed: string[] = [];
  const code = await auditCommand.run(args, {
    env: {
      HUB_DATABASE_URL: (db.options as { readonly url: string }).url,
      GUILDMARK_DATA: dataDir,
    },
    now: new Date(),
    print: (text) => printed.push(text),
    complain: (text) => printed.push(text),
    progress: () => undefined,
  });
  return { code, text: printed.join('\n') };
}
