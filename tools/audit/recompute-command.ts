import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import type { AuditRecomputation } from '#domain/generated/schemas.js';
import { readSecretFiles } from '#platform/config/read-secret-files.js';
import { parseSecret, readSecretFile } from '#platform/keys/open-secret.js';
import { leafFrom } from '../../apps/hub/src/audits/audit-commitment.js';
import { AuditKeysStore } from '../../apps/hub/src/audits/audit-keys.store.js';
import { AuditLeavesStore } from '../../apps/hub/src/audits/audit-leaves.store.js';
import { AuditsStore } from '../../apps/hub/src/audits/audits.store.js';
import { recomputeAudit } from '../../apps/hub/src/audits/recompute-audit.js';
import { ReleasedMethodsStore } from '../../apps/hub/src/federation/released-methods.store.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';
import { DATABASE_HELP, onHub } from './hub-database.js';

/** This build computes by other versions than those of the audit. */
const OTHER_VERSION = 3;
/** The registry released a version with other contents than those it was computed by. */
const OTHER_METHOD = 4;
/** Its input is no longer kept; all that is kept is as it was. */
const INPUT_NOT_KEPT = 5;

const usage = `guildmark audit recompute ID [--database URL] [--secret FILE] [--json]
  computes an audit once more from the input, the versions and the seed that are stored with it, and
  compares the bytes, both digests, the commitment in the ledger and its place in the published tree,
  and the digests of what the versions held with those that the registry released
${DATABASE_HELP}
  --secret FILE   secret of the hub, which opens the commitment (default HUB_SECRET, HUB_SECRET_FILE,
                  else hub-secret in GUILDMARK_DATA)
exit: 0 equal, 1 different, 2 no such audit or something could not be checked,
      3 computed by versions that this build does not have,
      4 the registry released a version with other contents, 5 its input is no longer kept and the
      result, its commitment and its place in the tree are as they were, 64 wrong usage`;

const CODES: Readonly<Record<AuditRecomputation['outcome'], number>> = {
  equal: GOOD,
  different: CONTRADICTED,
  'could-not-check': COULD_NOT_CHECK,
  'other-version': OTHER_VERSION,
  'other-method': OTHER_METHOD,
  'input-not-kept': INPUT_NOT_KEPT,
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `guildmark audit recompute`: whether a stored audit is what its input gives. */
export const recomputeCommand: Command = {
  usage,
  run: async (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        database: { type: 'string' },
        secret: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [id = '', ...more] = positionals;
    if (!UUID.test(id) || more.length > 0) throw new UsageError('name one audit by its id');
    const secret = secretFrom(values.secret, context);
    const found = await onHub(values.database, context, (db) => recomputed(db, id, secret));
    if (!found) {
      context.complain(`guildmark audit recompute: there is no audit ${id}`);
      return COULD_NOT_CHECK;
    }
    if (values.json) context.print(JSON.stringify(found));
    else for (const line of linesOf(found)) context.print(line);
    return CODES[found.outcome];
  },
};

async function recomputed(
  db: DataSource,
  id: string,
  secret: Buffer | undefined,
): Promise<AuditRecomputation | undefined> {
  const [audits, keys, leaves] = [
    new AuditsStore(db),
    new AuditKeysStore(db),
    new AuditLeavesStore(db),
  ];
  const audit = await audits.find(id);
  return (
    audit &&
    recomputeAudit(audit, {
      findAll: (ids) => audits.findAll(ids),
      released: () => new ReleasedMethodsStore(db).all(),
      placeOf: (intentId) => leaves.placeOf(intentId),
      leafOf: async ({ intentId }, digests) => {
        const wrapped = await keys.find(id);
        return wrapped && secret && leafFrom(secret, wrapped, { id, intentId, digests });
      },
    })
  );
}

/** Undefined when nothing names one: the commitment cannot be opened then. */
function secretFrom(
  option: string | undefined,
  { env }: Pick<CommandContext, 'env'>,
): Buffer | undefined {
  if (option !== undefined) return readSecretFile(option);
  const { HUB_SECRET: text } = readSecretFiles(env, ['HUB_SECRET']);
  if (text) return parseSecret('HUB_SECRET', text);
  const beside = env.GUILDMARK_DATA && join(env.GUILDMARK_DATA, 'hub-secret');
  return beside && existsSync(beside) ? readSecretFile(beside) : undefined;
}

const MARKS = {
  same: '✓',
  different: '✗',
  'could-not-check': '?',
  'not-released': '–',
  'not-kept': '–',
} as const;
const WORDS: Readonly<Record<AuditRecomputation['checks'][number]['check'], string>> = {
  'input-digest': 'digest of the stored input',
  versions: 'versions of engine, instrument, scoring, prototypes, rules and grades',
  method: 'what the registry released under these versions',
  'firm-audits': 'audits of the firms that went into it',
  document: 'bytes of the document',
  'document-digest': 'digest of the document',
  commitment: 'commitment that was queued for the ledger',
  ledger: 'its place in the published tree',
};
const HEADLINES: Readonly<Record<AuditRecomputation['outcome'], string>> = {
  equal: 'equal',
  different: 'different',
  'could-not-check': 'could not be checked in full',
  'other-method': 'computed by other contents of a version than the registry released',
  'other-version': 'computed by other versions than this build has',
  'input-not-kept': 'its input is no longer kept',
};

function linesOf({
  auditId,
  outcome,
  checks,
  inputEndedAt,
}: AuditRecomputation): readonly string[] {
  return [
    `Audit ${auditId}: ${HEADLINES[outcome]}${outcome === 'input-not-kept' ? ` since ${inputEndedAt ?? ''}; the rest is as it was` : ''}`,
    ...checks.map(({ check, outcome: one, expected, got }) => {
      const texts = [
        ...(expected === undefined ? [] : [expected]),
        ...(got === undefined ? [] : [`now ${got}`]),
        ...(one === 'not-released' ? ['not released by the registry'] : []),
      ];
      return `  ${MARKS[one]} ${WORDS[check]}${texts.length > 0 ? `: ${texts.join('; ')}` : ''}`;
    }),
  ];
}
