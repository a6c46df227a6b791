import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COULD_NOT_CHECK, GOOD, USAGE } from '../../tools/command.js';
import { keysCommand } from '../../tools/keys/keys-command.js';

let dir: string;
let file: string;
let secret: string;

/** `guildmark keys …`; gives its exit code and all that it said. */
async function keys(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const context = { env, now: new Date(), print: say, complain: say, progress: () => undefined };
  const code = await keysCommand.run(args, context);
  return { code, said: said.join('\n') };
}

const text = () => readFileSync(file, 'utf8');
const at = (name: string) => join(dir, name);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-keys-command-'));
  file = at('keys.json');
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  secret = jwk.d ?? '';
  writeFileSync(file, JSON.stringify({ ledger: jwk }), { mode: 0o600 });
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

it.each([['rewrap'], ['list'], ['rewrap', 'a', 'b'], ['list', 'a', 'b'], ['show'], []])(
  'asks for the right words: %s %s %s',
  async (...args) => {
    expect((await keys(args)).code).toBe(USAGE);
  },
);

it('does nothing without a secret to wrap with, or with one that does not open the keys', async () => {
  const clear = text();
  expect(await keys(['rewrap', file])).toMatchObject({
    code: USAGE,
    said: expect.stringContaining('--to names the secret') as string,
  });
  expect(text()).toBe(clear);
  expect((await keys(['rewrap', file, '--to', at('first')])).code).toBe(GOOD);
  const wrapped = text();
  for (const args of [
    ['--to', at('second')],
    ['--to', at('second'), '--secret', at('second')],
    ['--to', at('second'), '--secret', at('nowhere')],
  ]) {
    const { code, said } = await keys(['rewrap', file, ...args]);
    expect(code).toBe(COULD_NOT_CHECK);
    for (const name of ['first', 'second'])
      expect(said).not.toContain(readFileSync(at(name), 'utf8').trim());
  }
  expect(text()).toBe(wrapped);
});

it('wraps, changes the secret, and shows what is there without anything secret', async () => {
  const before = await keys(['list', file]);
  expect(before.said).toMatch(/^ledger\t1\tEd25519\tin-use\tprivate key in-the-clear\t\S{43}$/);
  expect(await keys(['rewrap', file, '--to', at('first')])).toEqual({
    code: GOOD,
    said: '1 keys wrapped',
  });
  expect(statSync(at('first')).mode & 0o777).toBe(0o600);
  expect(text()).not.toContain(secret);
  const HUB_KEY = readFileSync(at('first'), 'utf8').trim();
  expect((await keys(['rewrap', file, '--to', at('second')], { HUB_KEY })).code).toBe(GOOD);
  const back = ['rewrap', file, '--to', at('first'), '--secret', at('second')];
  expect((await keys(back)).code).toBe(GOOD);
  const { said } = await keys(['list', file, '--json']);
  expect(JSON.parse(said)).toMatchObject([
    { role: 'ledger', generation: 1, state: 'in-use', privateKey: 'wrapped' },
  ]);
  expect(before.said).toContain((JSON.parse(said) as { thumbprint: string }[])[0]?.thumbprint);
  expect(before.said + said).not.toContain(secret);
});
