import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { twoRoles } from '../support/app-role.js';
import { run } from '../support/program.js';
import { requirement } from '../support/requirements.js';

const migrate = (args: readonly string[], env: Record<string, string> = {}) =>
  run('dist/tools/guildmark.js', ['migrate', ...args], { env });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-migrate-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe('guildmark migrate refuses', () => {
  it.each([
    ['no party', [], {}, 64, 'name hub or registry'],
    ['another one', ['bus'], {}, 64, 'name hub or registry'],
    ['no database', ['hub'], {}, 64, 'set HUB_DATABASE_URL, or name a directory by --data'],
    [
      // the app's own role would come to own the tables
      'a misspelt owner',
      ['hub'],
      {
        HUB_DATABASE_URL: 'postgres://app@localhost/hub',
        HUB_MIGRATION_DATABASE: 'postgres://o@x/y',
      },
      2,
      'HUB_MIGRATION_DATABASE is unknown; did you mean HUB_MIGRATION_DATABASE_URL?',
    ],
    [
      'a file that is not there',
      ['registry'],
      { REGISTRY_DATABASE_URL_FILE: '/nowhere/url' },
      2,
      'REGISTRY_DATABASE_URL_FILE: the file /nowhere/url cannot be read (ENOENT)',
    ],
  ] as const)('%s', async (_name, args, env, code, words) => {
    const ended = await migrate(args, env);
    expect(ended.stderr).toContain(words);
    expect(ended.code).toBe(code);
  });
});

requirement('postgres').it(
  'guildmark migrate brings the tables of a party up to date, for a role that owns none of them',
  async () => {
    const roles = await twoRoles();
    const file = join(dir, 'owner');
    writeFileSync(file, `${roles.owner}\n`);
    const app = { REGISTRY_DATABASE_URL: roles.app };
    const owner = { ...app, REGISTRY_MIGRATION_DATABASE_URL_FILE: file };
    try {
      const before = await migrate(['registry', '--check'], app);
      expect(before.stdout).toMatch(/^registry: lacked .+\nbus: lacked .+\n$/);
      expect(before.code).toBe(1);
      // replicas may bring their own job each
      const jobs = await Promise.all([migrate(['registry'], owner), migrate(['registry'], owner)]);
      expect(jobs.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
        { code: 0, stderr: '' },
        { code: 0, stderr: '' },
      ]);
      const after = await migrate(['registry', '--check'], app);
      expect(after).toMatchObject({ code: 0, stdout: 'registry: up to date\nbus: up to date\n' });
      // with a broker there is no bus table
      const kafka = { ...app, GUILDMARK_KAFKA_BROKERS: 'broker.example:9092' };
      expect((await migrate(['registry', '--check'], kafka)).stdout).toBe('registry: up to date\n');
    } finally {
      await roles.drop();
    }
  },
);

it('guildmark migrate works on the data directory of a stopped system', async () => {
  const data = join(dir, 'data');
  const first = await migrate(['hub', '--data', data]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^hub: lacked .+\nbus: lacked .+\n$/);
  const again = await migrate(['hub', '--check', '--data', data]);
  expect(again).toMatchObject({ code: 0, stdout: 'hub: up to date\nbus: up to date\n' });
});
