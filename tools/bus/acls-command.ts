import { parseArgs } from 'node:util';
import { type Command, type CommandContext, GOOD, UsageError } from '../command.js';
import { accessOf, type Party } from './access-of.js';

const usage = `guildmark bus acls --hub SLUG [--witness] [--principal PRINCIPAL]
guildmark bus acls --registry [--recovery] [--principal PRINCIPAL]
guildmark bus acls --topics-admin [--principal PRINCIPAL]
  prints the commands, for a shell with the programs of Kafka on its PATH, that let this party do
  what it has to and nothing else; the broker must deny what no rule allows. The commands take the
  broker from $BROKERS and the operator's client settings from the file $OPERATOR.
  --witness: the hub also reads the other hubs; --recovery: the registry also reads its own topics,
  for rebuild and replay; PRINCIPAL: the party as the broker knows it, such as User:hub-north for a
  password; without it User:CN=hub-SLUG, User:CN=registry, User:CN=topics-admin
exit: 0 printed, 64 wrong usage`;

/** `guildmark bus acls`: access rules and quotas of a party. */
export const aclsCommand: Command = { usage, run };

/** As a hub derives it from its address. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What a shell and Kafka's own syntax leave alone between quotes. */
const PRINCIPAL = /^User:[A-Za-z0-9 =,.@_-]+$/;

function run(args: readonly string[], { print }: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      hub: { type: 'string' },
      witness: { type: 'boolean', default: false },
      registry: { type: 'boolean', default: false },
      recovery: { type: 'boolean', default: false },
      'topics-admin': { type: 'boolean', default: false },
      principal: { type: 'string' },
    },
  });
  const { hub, witness, registry, recovery, principal } = values;
  if ([hub !== undefined, registry, values['topics-admin']].filter(Boolean).length !== 1)
    throw new UsageError('name one of --hub, --registry, --topics-admin');
  if (hub !== undefined && !SLUG.test(hub))
    throw new UsageError(`a slug has lower-case letters, digits and single hyphens, not "${hub}"`);
  if ((witness && hub === undefined) || (recovery && !registry))
    throw new UsageError('--witness goes with --hub, --recovery with --registry');
  if (principal !== undefined && !PRINCIPAL.test(principal))
    throw new UsageError(`a principal reads User:NAME, not "${principal}"`);
  const party: Party =
    hub !== undefined
      ? { kind: 'hub', slug: hub, witness }
      : registry
        ? { kind: 'registry', recovery }
        : { kind: 'topics-admin' };
  for (const line of accessOf(party, principal)) print(line);
  return Promise.resolve(GOOD);
}
