import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { AuditsStore, type ListedAudit } from '../../apps/hub/src/audits/audits.store.js';
import { type Command, GOOD } from '../command.js';
import { DATABASE_HELP, onHub } from './hub-database.js';

const usage = `guildmark audit list [--database URL] [--json]
  every audit: when, of what, how large, its digest and where its leaf stands in the ledger
${DATABASE_HELP}
exit: 0 listed, 2 could not ask, 64 wrong usage`;

/** `guildmark audit list`: what there is to recompute. */
export const listCommand: Command = {
  usage,
  run: async (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { database: { type: 'string' }, json: { type: 'boolean' } },
    });
    const audits = await onHub(values.database, context, (db) => new AuditsStore(db).listed());
    if (values.json) context.print(JSON.stringify(audits.map(asJson)));
    else for (const audit of audits) context.print(asLine(audit));
    return GOOD;
  },
};

const asJson = ({ digest, createdAt, ...audit }: ListedAudit) => ({
  ...audit,
  createdAt: createdAt.toISOString(),
  digest: digest.toString('base64url'),
});

const asLine = ({ id, kind, firmName, createdAt, size, digest, ledgerIndex }: ListedAudit) =>
  [
    id,
    createdAt.toISOString(),
    // A name must not steer the terminal that shows it.
    kind === 'cluster' ? 'cluster' : `firm ${(firmName ?? '').replaceAll(/\p{Cc}/gu, ' ')}`,
    `${String(size)} bytes`,
    digest.toString('base64url'),
    ledgerIndex === undefined ? 'not in the ledger yet' : `leaf ${String(ledgerIndex)}`,
  ].join('  ');
