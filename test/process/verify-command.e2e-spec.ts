import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { bakePng } from '#credentials/bake-png.js';
import type { Verdict, VerificationBundle } from '#domain/generated/schemas.js';
import { startImpostor } from '../../tools/demo/impostor.js';
import { sparePorts } from '../../tools/spare-ports.js';
import {
  type Finished,
  freshPlace,
  type Place,
  type Program,
  run,
  start,
} from '../support/program.js';

const FILES = [
  ...['credential.json', 'credential.jwt', 'credential.tlog-proof', 'checkpoint', 'verdict.json'],
  ...['bundle.json', 'registry-key.json', 'did.json', 'ledger.vkey', 'witness.vkey'],
];

let dir: string;
let place: Place;
let system: Program;
let demo: Finished;
/** Taken while the system was up; everything else runs after it was stopped. */
let online: Finished;
let wrongKeyOnline: Finished;

const demoFile = (name: string) => join(dir, 'out/demo', name);
const read = (name: string) => readFileSync(demoFile(name), 'utf8');
const guildmark = (...args: readonly string[]) => run('bin/guildmark.mjs', args, { cwd: dir });
const verify = (...args: readonly string[]) => guildmark('verify', ...args);
const fromBundle = (...args: readonly string[]) =>
  verify(
    ...args,
    '--bundle',
    demoFile('bundle.json'),
    '--registry-key',
    demoFile('registry-key.json'),
  );

/** A file of the test's own, out of reach of the proof that lies beside the demonstration's. */
function put(name: string, content: string | Buffer): string {
  const file = join(dir, name);
  writeFileSync(file, content);
  return file;
}

function verdictsIn({ stdout }: Finished): readonly (Verdict & { readonly file: string })[] {
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Verdict & { file: string });
}
const statesOf = ({ checks }: Verdict) => checks.map(({ name, state }) => `${name} ${state}`);

/** What must hold whatever came in: an exit code that is documented, and no trace of the program. */
function expectOrderly({ code, stdout, stderr }: Finished, expected: number): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^ +at |node:internal|Error:/m);
  expect({ code, stderr }).toEqual({ code: expected, stderr: expect.any(String) as string });
  if (expected === 64 || stdout === '') expect(stderr).toMatch(/^guildmark[ :]/);
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-verify-'));
  place = await freshPlace();
  system = start('dist/tools/start.js', [], { env: place.env });
  await system.says('Ctrl-C stops');
  const { GUILDMARK_DATA } = place.env;
  demo = await run('dist/tools/demo.js', [], { cwd: dir, env: { GUILDMARK_DATA } });
  if (demo.code !== 0) throw new Error(`the demonstration failed:\n${demo.stdout}${demo.stderr}`);
  const files = [demoFile('credential.json'), demoFile('credential.jwt')];
  put('wrong-key.json', wrongKey());
  // On a busy machine an answer may come too late: it says so with 2, and that it can be tried again.
  for (let time = 0; time === 0 || (online.code === 2 && time < 4); time += 1)
    online = await verify(...files, '--json', '--registry', place.registry);
  wrongKeyOnline = await verify(
    ...[demoFile('credential.json'), '--registry', place.registry],
    ...['--registry-key', join(dir, 'wrong-key.json')],
  );
  await system.stop();
});
afterAll(async () => {
  await system.stop('SIGKILL');
  place.remove();
  rmSync(dir, { recursive: true, force: true });
});

const wrongKey = () =>
  JSON.stringify(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  );

describe('npm run demo', () => {
  it('shows four refusals, each for its own reason', () => {
    const [, ...refusals] = demo.stdout.split(/── Refused, \d of 4: /);
    expect(refusals).toHaveLength(4);
    const codes = ['signature.wrong', 'status.revoked', 'issuer.unknown', 'ledger.other-ledger'];
    refusals.forEach((text, i) => {
      expect(text).toMatch(/^an? [a-z ]+\n(?:refused: [^\n]+\n)?Not verified\. /);
      expect(text).toContain(`[${codes[i] ?? ''}]`);
    });
    expect(demo.stdout.slice(0, demo.stdout.indexOf('── Refused'))).not.toContain('Not verified');
  });

  it('uses the system that is running, and leaves it running', async () => {
    expect(demo.stdout).toContain('Using the system that is running.');
    expect((await system.ended).code).toBe(0);
    expect(demo.stdout).toContain('done in ');
  });

  it('writes the files of the holder and of the verifier', () => {
    expect(FILES.filter((name) => !existsSync(demoFile(name)))).toEqual([]);
    expect(read('credential.tlog-proof').endsWith(`\n\n${read('checkpoint')}`)).toBe(true);
    const verdict = JSON.parse(read('verdict.json')) as Verdict;
    expect(statesOf(verdict).filter((state) => !state.endsWith(' passed'))).toEqual([]);
  });
});

describe('guildmark verify refuses', () => {
  it.each([
    ['no command', [], 'name a command'],
    ['another command', ['verfiy'], 'there is no command verfiy'],
    ['no file', ['verify'], 'name at least one file'],
    ['a time that is none', ['verify', 'a', '--at', 'yesterday'], '--at is a time'],
    ['a language without words', ['verify', 'a', '--lang', 'xx'], 'the language xx'],
    ['half a request to the holder', ['verify', 'a', '--nonce', 'x'], '--audience'],
    ['an unknown option', ['verify', 'a', '--josn'], '--josn'],
    ['an option without its value', ['verify', 'a', '--bundle'], '--bundle'],
    ['a bundle without a key', ['verify', 'a', '--bundle', 'b'], '--registry-key'],
    ['a registry that is no address', ['verify', 'a', '--registry', 'here'], '--registry'],
  ])('%s as wrong usage', async (_name, args, words) => {
    const finished = await guildmark(...args);
    expectOrderly(finished, 64);
    expect(finished.stderr).toContain(words);
    expect(finished.stdout).toBe('');
  });

  it('an altered credential', async () => {
    const altered = { ...(JSON.parse(read('credential.json')) as object), name: 'Master' };
    const file = put('altered.json', JSON.stringify(altered));
    const finished = await fromBundle(file, demoFile('credential.tlog-proof'));
    expectOrderly(finished, 1);
    expect(finished.stdout).toContain('[signature.wrong]');
  });

  it('a credential beside one that is good', async () => {
    const jwt = read('credential.jwt');
    const file = put('altered.jwt', `${jwt.slice(0, -8)}AAAAAAAA`);
    const finished = await fromBundle(demoFile('credential.json'), file, '--json');
    expectOrderly(finished, 1);
    expect(verdictsIn(finished).map(({ overall }) => overall)).toEqual([
      'verified',
      'not-verified',
    ]);
  });

  it('the proof of another ledger', async () => {
    const impostor = await startImpostor(read('credential.json'), new Date(), randomBytes(32));
    await impostor.close();
    const proof = put('other.tlog-proof', impostor.proof);
    const finished = await fromBundle(demoFile('credential.json'), proof);
    expectOrderly(finished, 1);
    expect(finished.stdout).toContain('[ledger.other-ledger]');
  });

  it.each([
    ['text', 'hello'],
    ['nothing', ''],
    ['half a document', '{"@context":'],
    ['JSON that is no credential', '[1,2,{"a":null}]'],
    ['a token of three parts', 'e30.e30.AAAA'],
    ['deep nesting', '['.repeat(200_000)],
    ['random bytes', randomBytes(4096)],
    ['zeroes', Buffer.alloc(4096)],
    ['text of 2 MB', Buffer.alloc(2_000_000, 'a')],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe])])],
  ])('%s for a credential', async (_name, content) => {
    const finished = await fromBundle(put('garbage.json', content), '--json');
    expectOrderly(finished, 1);
    expect(verdictsIn(finished)).toMatchObject([{ overall: 'not-verified' }]);
  });
});

describe('guildmark verify could not check', () => {
  const credential = () => demoFile('credential.json');

  it('without a network and without a bundle', async () => {
    const [unused] = await sparePorts(1);
    const nobody = `http://localhost:${String(unused)}`;
    const finished = await verify(credential(), '--registry', nobody);
    expectOrderly(finished, 2);
    expect(finished.stdout).toContain('Could not verify.');
  });

  it('with the key of another registry, with the network and from a bundle', async () => {
    expectOrderly(wrongKeyOnline, 2);
    const key = join(dir, 'wrong-key.json');
    const bundle = demoFile('bundle.json');
    const finished = await verify(credential(), '--bundle', bundle, '--registry-key', key);
    expectOrderly(finished, 2);
    expect(finished.stdout).toContain('Could not verify.');
  });

  it.each([
    ['a file that is not there', () => ['absent.json']],
    ['a directory', () => ['.']],
    ['a file of 11 MB', () => [put('large.json', Buffer.alloc(11_000_000, 'a'))]],
    ['a proof alone', () => [demoFile('credential.tlog-proof')]],
  ])('%s', async (_name, files) => {
    const finished = await fromBundle(...files());
    expectOrderly(finished, 2);
    expect(finished.stdout).toBe('');
  });

  it.each([
    ['a bundle that is text', 'hello', undefined],
    ['a bundle that is another document', '{"v":1}', undefined],
    ['a key that is text', undefined, 'hello'],
    ['a key that is null', undefined, 'null'],
    ['a key that is another document', undefined, '{"kty":"EC"}'],
    ['a directory for a key', undefined, '.'],
  ])('with %s', async (_name, bundle, key) => {
    const bundleFile = bundle === undefined ? demoFile('bundle.json') : put('b.json', bundle);
    const keyFile =
      key === undefined ? demoFile('registry-key.json') : key === '.' ? '.' : put('k.json', key);
    const finished = await verify(
      ...[credential(), '--bundle', bundleFile, '--registry-key', keyFile],
    );
    expectOrderly(finished, 2);
    expect(finished.stdout).toBe('');
    expect(finished.stderr).toContain(bundle === undefined ? keyFile : bundleFile);
  });
});

describe('guildmark verify gives the verdict of the registry', () => {
  const files = () => [demoFile('credential.json'), demoFile('credential.jwt')];

  function expectSame(finished: Finished): void {
    const expected = JSON.parse(read('verdict.json')) as Verdict;
    expectOrderly(finished, 0);
    const verdicts = verdictsIn(finished);
    expect(verdicts.map(({ file }) => file)).toEqual(files());
    for (const verdict of verdicts) {
      expect(verdict).toMatchObject({ overall: expected.overall, sentence: expected.sentence });
      expect(statesOf(verdict)).toEqual(statesOf(expected));
    }
  }

  it('from the registry', () => {
    expectSame(online);
  });

  it('from a bundle, with everything stopped', async () => {
    expectSame(await fromBundle(...files(), '--json'));
    const { code, stdout } = await fromBundle(demoFile('credential.json'));
    expect(code).toBe(0);
    expect(stdout).toContain('credential.json: Verified. ');
    expect(stdout.match(/^ {2}✓ /gm)).toHaveLength(11);
    expect(stdout.match(/^ {2}– holder /gm)).toHaveLength(1);
  });

  it('for the credential that the bundle was made for, without a file', async () => {
    const finished = await fromBundle('--json');
    expectOrderly(finished, 0);
    const [verdict] = verdictsIn(finished);
    expect(verdict?.overall).toBe('verified-with-warnings');
    expect(verdict?.sources.every(({ state }) => state === 'found')).toBe(true);
    expect(verdict?.sources.map(({ part }) => part)).toContain('standard');
  });

  it('from a bundle of the first form', async () => {
    const { documents, trustList, takenAt } = JSON.parse(read('bundle.json')) as VerificationBundle;
    const statusLists = Object.fromEntries(documents.map(({ url, body }) => [url, body]));
    const first = put('first.json', JSON.stringify({ v: 1, takenAt, trustList, statusLists }));
    const key = demoFile('registry-key.json');
    const options = ['--bundle', first, '--registry-key', key];
    expectOrderly(await verify(demoFile('credential.json'), ...options), 0);
  });

  it('from a bundle that has grown old, and says how old', async () => {
    const later = new Date(Date.now() + 48 * 60 * 60_000).toISOString();
    const finished = await fromBundle(demoFile('credential.json'), '--at', later);
    expectOrderly(finished, 0);
    expect(finished.stdout).toContain('credential.json: Verified, with remarks. ');
    expect(finished.stdout).toMatch(/^ {2}old: trust-list of 20/m);
    expect(finished.stdout).toMatch(/^ {2}old: status-list of 20/m);
  });

  it('in the words of another language', async () => {
    const finished = await fromBundle(demoFile('credential.json'), '--lang', 'it');
    expectOrderly(finished, 0);
    expect(finished.stdout).toContain('Questa credenziale è autentica e in vigore.');
    expect(finished.stdout).toContain('Chi rilascia ha firmato esattamente questo');
  });

  it('for a proof that is named and lies elsewhere', async () => {
    mkdirSync(join(dir, 'elsewhere'));
    const credential = put('elsewhere/mine.json', read('credential.json'));
    const proof = put('proof-of-mine', read('credential.tlog-proof'));
    expectOrderly(await fromBundle(credential, proof), 0);
  });
});

describe('guildmark verify with a picture', () => {
  const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }));

  it('gives the verdict on the credential that is baked into it', async () => {
    const baked = put('baked.png', bakePng(picture, read('credential.json')));
    put('baked.tlog-proof', read('credential.tlog-proof'));
    const finished = await fromBundle(baked, demoFile('credential.json'), '--json');
    expectOrderly(finished, 0);
    const [verdict, plain] = verdictsIn(finished);
    expect({ ...verdict, file: '' }).toEqual({ ...plain, file: '' });
  });

  it('refuses one that was altered, and one without a credential', async () => {
    const altered = read('credential.json').replace(/"validFrom":"20../, '"validFrom":"19');
    expect(altered).not.toBe(read('credential.json'));
    const forged = put('forged.png', bakePng(picture, altered));
    expectOrderly(await fromBundle(forged), 1);
    const empty = await fromBundle(put('empty.png', picture));
    expectOrderly(empty, 1);
    expect(empty.stdout).toContain('[png.no-credential]');
  });
});

describe('guildmark verify --strict', () => {
  it('takes no remarks, and nothing else amiss', async () => {
    const alone = put('alone.json', read('credential.json'));
    expectOrderly(await fromBundle(alone), 0);
    expectOrderly(await fromBundle(alone, '--strict'), 3);
    expectOrderly(await fromBundle(demoFile('credential.json'), '--strict'), 0);
  });
});
