import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { HubProfile, Invitation } from '#domain/generated/schemas.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { compareCheckpoints } from '../../tools/chaos/compare-checkpoints.js';
import { readCheckpoint, readEntries } from '../../tools/chaos/read-entries.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import { until } from '../../tools/demo/until.js';
import { freshPlace, type Place, type Program, run, start } from '../support/program.js';

const START = 'dist/tools/start.js';
/** The last line of a start that leaves the example out. */
const READY = 'Loss of power has not been tested.';
const PASSWORD = 'seven pairs of moccasins';

let place: Place;
const running: Program[] = [];

function begin(...args: readonly string[]): Program {
  const program = start(START, args, { env: place.env });
  running.push(program);
  return program;
}
const lockOf = ({ dataDir }: Place) => join(dataDir, 'lock');

/** The sign-in links of a start, as they are printed: address, token and e-mail. */
function linksIn(output: string) {
  return output
    .split('\n')
    .filter((line) => line.startsWith('first sign-in: '))
    .map((line) => {
      const [, email, url, token] =
        /^first sign-in: (\S+); .* POST (\S+)\/api\/v1\/passwords \{"token":"([^"]+)"/.exec(line) ??
        [];
      return { url: url ?? '', email: email ?? '', token: token ?? '' };
    });
}

async function accept({
  url,
  token,
  email,
}: Pick<Invitation, 'token' | 'email'> & { url: string }) {
  const app = new ApiClient(url);
  await app.post('/api/v1/passwords', { token, password: PASSWORD });
  return app.signedIn(email, PASSWORD);
}

const profilesOf = async ({ hub, registry }: Place) => [
  await new ApiClient(hub).get<HubProfile>('/api/v1/hub'),
  await new ApiClient(registry).get<HubProfile>('/api/v1/registry'),
];

beforeEach(async () => {
  place = await freshPlace();
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop('SIGKILL');
  place.remove();
});

describe('a start is refused, in one line, and leaves no lock,', () => {
  it.each([
    ['a misspelt setting', { HUB_PROT: '3000' }, 'HUB_PROT is unknown; did you mean HUB_PORT?'],
    ['a port that is no number', { HUB_PORT: 'three' }, 'HUB_PORT'],
    ['a port that does not exist', { REGISTRY_PORT: '70000' }, 'REGISTRY_PORT'],
    ['an address outside this machine without https', { HUB_HOST: '0.0.0.0' }, 'HUB_PUBLIC_URL'],
    ['one port for both apps', { HUB_PORT: '3000', REGISTRY_PORT: '3000' }, 'both 3000'],
    ['a short secret', { HUB_SECRET: 'abc' }, 'HUB_SECRET'],
  ])('with %s', async (_name, setting, message) => {
    const { code, stderr } = await run(START, ['--empty'], { env: { ...place.env, ...setting } });
    expect(stderr).toMatch(/^guildmark: could not start: [^\n]+\n$/);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect(existsSync(lockOf(place))).toBe(false);
  });

  it('with a word that is not known', async () => {
    const { code, stderr } = await run(START, ['--emtpy'], { env: place.env });
    expect(stderr).toContain('--emtpy');
    expect(code).toBe(64);
    expect(existsSync(place.dataDir)).toBe(false);
  });

  it.each(['HUB_PORT', 'REGISTRY_PORT'] as const)('with a busy %s', async (name) => {
    const port = place.env[name];
    // somebody else's program, which hangs up on whoever calls
    const other = createServer((caller) => caller.destroy());
    await new Promise<void>((ready) => other.listen(Number(port), '127.0.0.1', ready));
    try {
      const { code, stderr } = await run(START, ['--empty'], { env: place.env });
      expect(stderr).toContain(`could not start: port ${port} is taken`);
      expect(stderr).toContain(name);
      expect(stderr).not.toContain('    at ');
      expect(code).toBe(1);
      expect(existsSync(lockOf(place))).toBe(false);
    } finally {
      await new Promise((closed) => other.close(closed));
    }
  });

  it('with a data directory that is a file', async () => {
    writeFileSync(place.dataDir, '');
    const { code, stderr } = await run(START, ['--empty'], { env: place.env });
    expect(stderr).toMatch(/^guildmark: [^\n]+\n$/);
    expect(code).toBe(1);
  });
});

it('starts on nothing, is alone on its data, stops on Ctrl-C and goes on where it was', async () => {
  const first = begin('--empty');
  const output = await first.says(READY).then(() => first.says(`POST ${place.registry}/`));
  expect(output).toContain(place.hub);
  expect(output).toContain(place.registry);
  expect(output).not.toContain('demonstration:');

  const links = linksIn(output);
  expect(links.map(({ url }) => url)).toEqual([place.hub, place.registry]);
  const officer = await accept(links[0] ?? { url: '', token: '', email: '' });
  expect(await officer.get('/api/v1/me')).toMatchObject({ roles: ['officer'] });
  const firms = 'firm_key,name\n';
  expect(await officer.get('/api/v1/firms')).toEqual({ items: [] });
  await expect(officer.post('/api/v1/cluster-imports', { firms })).rejects.toThrow('body.invalid');

  const secrets = readdirSync(place.dataDir)
    .filter((name) => /-(keys|secret|wrapping-key)/.test(name))
    .sort();
  expect(secrets).toEqual([
    'hub-keys.json',
    'hub-secret',
    'hub-wrapping-key',
    'registry-keys.json',
    'registry-wrapping-key',
  ]);
  for (const name of ['hub-keys.json', 'registry-keys.json'])
    expect(readFileSync(join(place.dataDir, name), 'utf8')).not.toContain('"d"');
  for (const name of ['.', ...secrets])
    expect([name, statSync(join(place.dataDir, name)).mode & 0o077]).toEqual([name, 0]);

  const second = await run(START, ['--empty'], { env: place.env });
  expect(second.stderr).toBe(
    `guildmark: the data directory ${place.dataDir} is in use by process ${String(first.pid)}; stop it first\n`,
  );
  expect(second.code).toBe(1);

  const profiles = await profilesOf(place);
  // each watches the other, and comes up while the other is not there yet
  expect(profiles.map(({ watch }) => watch)).toEqual(
    [...profiles].reverse().map(({ witness }) => `must be cosigned by ${witness.name}`),
  );
  const before = await until('a checkpoint', () => readCheckpoint(place.registry));
  const stopped = await first.stop('SIGINT');
  expect(stopped.stderr).toBe('');
  expect(stopped.code).toBe(0);
  expect(existsSync(lockOf(place))).toBe(false);

  const again = begin('--empty');
  // The officer has a password now; the administrator still needs a way in.
  const links2 = linksIn(await again.says(`POST ${place.registry}/`));
  expect(links2.map(({ url }) => url)).toEqual([place.registry]);
  expect(await profilesOf(place)).toEqual(profiles);
  // What waited for a cosignature at the stop may have come since.
  const key = parseVerifierKey(profiles[1]?.verifierKey ?? '');
  const { checkpoint, entries } = await readEntries(place.registry, key);
  expect(await compareCheckpoints([before, checkpoint], entries, key)).toEqual([]);
  expect(await officer.get('/api/v1/me')).toMatchObject({ roles: ['officer'] });
  const { email } = links[0] ?? { email: '' };
  await new ApiClient(place.hub).signedIn(email, PASSWORD);
  const administrator = await accept(links2[0] ?? { url: '', token: '', email: '' });
  expect(await administrator.get('/api/v1/me')).toMatchObject({ roles: ['administrator'] });

  await again.stop('SIGKILL');
  expect(readFileSync(lockOf(place), 'utf8')).toContain(String(again.pid));
  const third = begin('--empty');
  await third.says(READY);
  expect(await officer.get('/api/v1/me')).toMatchObject({ roles: ['officer'] });
  expect(await profilesOf(place)).toEqual(profiles);
  expect((await third.stop('SIGTERM')).code).toBe(0);
});

it('starts again after it was killed in the middle of its first start', async () => {
  // At the first and the last file of the unpacked database, and when it answers.
  for (const made of ['base/4', 'PG_VERSION']) {
    const killed = begin('--empty');
    await until(made, () =>
      Promise.resolve(existsSync(join(place.dataDir, 'pglite', made)) || undefined),
    );
    await killed.stop('SIGKILL');
  }
  const killed = begin('--empty');
  await killed.says('registry ');
  await killed.stop('SIGKILL');
  const [link] = linksIn(await begin('--empty').says(`POST ${place.registry}/`));
  await accept(link ?? { url: '', token: '', email: '' });
});

it('makes a data directory below one that is not there, and takes one that is there', async () => {
  mkdirSync(place.dataDir);
  const nested = { ...place.env, GUILDMARK_DATA: join(place.dataDir, 'a', 'b') };
  const program = start(START, ['--empty'], { env: nested });
  running.push(program);
  await program.says(READY);
  expect(statSync(nested.GUILDMARK_DATA).mode & 0o077).toBe(0);
});
