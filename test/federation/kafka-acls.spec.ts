import { busCommand } from '../../tools/bus/bus-command.js';
import { GOOD, USAGE } from '../../tools/command.js';

async function acls(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const keep = (text: string) => lines.push(text);
  const code = await busCommand.run(['acls', ...args], {
    env: {},
    now: new Date(0),
    print: keep,
    complain: keep,
    progress: () => undefined,
  });
  return { code, text: lines.join('\n') };
}

const ADD =
  'kafka-acls.sh --bootstrap-server "$BROKERS" --command-config "$OPERATOR" --add --force';
const HUBS = '--topic guildmark.hub.segments.v1';
const REGISTRY = '--topic guildmark.registry.segments.v1';
const DLQ = '--topic guildmark.registry.mirror.dlq';
const [READ, WRITE, TELL] = ['Read', 'Write', 'Describe'].map((word) => `--operation ${word}`);
const PREFIXED = '--resource-pattern-type prefixed';

it('lets a hub write its topic, read the registry in its own groups, and publish 1 MB/s', async () => {
  const who = "--allow-principal 'User:CN=hub-north'";
  expect(await acls('--hub', 'north')).toEqual({
    code: GOOD,
    text: [
      `${ADD} ${who} ${WRITE} ${TELL} ${HUBS}`,
      `${ADD} ${who} ${READ} ${TELL} ${REGISTRY}`,
      `${ADD} ${who} ${READ} --group guildmark.hub.north. ${PREFIXED}`,
      'kafka-configs.sh --bootstrap-server "$BROKERS" --command-config "$OPERATOR" --alter' +
        " --add-config producer_byte_rate=1048576 --entity-type users --entity-name 'CN=hub-north'",
    ].join('\n'),
  });
});

it('lets a witness read the other hubs as well', async () => {
  const { text } = await acls('--hub', 'north', '--witness');
  expect(text).toContain(`${READ} ${TELL} ${REGISTRY} ${HUBS}\n`);
});

it('lets the registry read the hubs and write its own topics', async () => {
  const who = "--allow-principal 'User:CN=registry'";
  const lines = [
    `${ADD} ${who} ${READ} ${TELL} ${HUBS}`,
    `${ADD} ${who} ${WRITE} ${TELL} ${REGISTRY} ${DLQ}`,
    `${ADD} ${who} ${READ} --group guildmark.registry. ${PREFIXED}`,
  ];
  expect(await acls('--registry')).toEqual({ code: GOOD, text: lines.join('\n') });
  const recovery = `${ADD} ${who} ${READ} ${REGISTRY} ${DLQ}`;
  expect((await acls('--registry', '--recovery')).text).toBe([...lines, recovery].join('\n'));
});

it('lets topics-admin alone make topics', async () => {
  const { text } = await acls('--topics-admin');
  expect(text).toContain("'User:CN=topics-admin' --operation Create --operation Alter ");
  expect(text).toContain(`--topic guildmark. ${PREFIXED}`);
  for (const args of [
    ['--hub', 'a', '--witness'],
    ['--registry', '--recovery'],
  ])
    expect((await acls(...args)).text).not.toMatch(/Create|Alter\b|Delete|Cluster|All/);
});

it('names the party as the broker knows it', async () => {
  const { text } = await acls('--hub', 'a', '--principal', 'User:hub-a');
  expect(text).not.toContain('CN=');
  expect(text).toContain("--allow-principal 'User:hub-a'");
  expect(text).toContain("--entity-name 'hub-a'");
});

it.each([
  [[]],
  [['--hub', 'a', '--registry']],
  [['--hub', '']],
  [['--hub', 'a.b']],
  [['--hub', "a'; rm -rf /"]],
  [['--hub', 'a', '--recovery']],
  [['--registry', '--witness']],
  [['--registry', '--principal', 'registry']],
  [['--registry', '--principal', "User:'$(id)"]],
  [['--registry', 'more']],
])('refuses %j', async (args) => {
  expect((await acls(...args)).code).toBe(USAGE);
});
