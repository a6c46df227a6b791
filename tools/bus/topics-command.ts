import { parseArgs } from 'node:util';
import { prepareTopics } from '#federation/kafka-topics.js';
import { topicSpecs } from '#federation/topics.js';
import { readKafkaSettings } from '#platform/config/kafka-settings.js';
import { type Command, type CommandContext, CONTRADICTED, GOOD, UsageError } from '../command.js';

const usage = `guildmark bus topics [--size production|single-node] [--raise]
  makes the topics of the federation on the broker of GUILDMARK_KAFKA_BROKERS where they are absent
  and compares the others with what is declared; --raise gives more partitions to those with too few
exit: 0 all are as declared, 1 one differs, 2 could not ask, 64 wrong usage`;

/** `guildmark bus topics`: topics of the federation on a Kafka broker. */
export const topicsCommand: Command = { usage, run };

async function run(args: readonly string[], { env, print }: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: 'string', default: 'production' }, raise: { type: 'boolean' } },
  });
  const { size, raise = false } = values;
  if (size !== 'production' && size !== 'single-node')
    throw new UsageError(`--size must be production or single-node, not ${size}`);
  const settings = readKafkaSettings(env);
  if (!settings) throw new UsageError('GUILDMARK_KAFKA_BROKERS names no broker');
  const connection = { ...settings, clientId: settings.clientId ?? 'guildmark-topics' };
  const reports = await prepareTopics(connection, topicSpecs(size), { raise });
  for (const { name, state, differences } of reports) {
    const word = state === 'there' ? 'is there' : state === 'made' ? 'made' : 'partitions raised';
    print(`${name}: ${word}`);
    for (const difference of differences) print(`  DIFFERS: ${difference}`);
  }
  return reports.some(({ differences }) => differences.length > 0) ? CONTRADICTED : GOOD;
}
