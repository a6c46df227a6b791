import { generateKeyPairSync } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { formatVerifierKey, verifierKeyOf } from '#ledger/verifier-key.js';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { buildGo } from '../support/go-programs.js';
import {
  type Finished,
  freshPlace,
  type Place,
  type Program,
  run,
  start,
} from '../support/program.js';
import { headOf, readCheckpoint } from '../support/read-ledger.js';
import { requirement } from '../support/requirements.js';
import { serveDirectory } from '../support/static-server.js';
import { until } from '../../tools/demo/until.js';

let dir: string;
let place: Place;
let system: Program;
let prefix: string;
let exported: string;
let firstExport: Finished;

const file = (name: string) => join(dir, name);
const demoFile = (name: string) => join(dir, 'out/demo', name);
const read = (name: string) => readFileSync(demoFile(name), 'utf8');
const put = (name: string, content: string | Buffer) => {
  writeFileSync(file(name), content);
  return file(name);
};
const ledger = (...args: readonly string[]) =>
  run('bin/guildmark.mjs', ['ledger', ...args], { cwd: dir });
const fsck = (...args: readonly string[]) => ledger('fsck', ...args, '--vkey', file('log.vkey'));
const policyText = () =>
  `log ${read('ledger.vkey').trim()}\nwitness registry ${read('witness.vkey').trim()}\nquorum registry\n`;
/** The registry and a witness that never signed. */
const policyWithTwo = () => {
  const other = verifierKeyOf('w.example', 4, generateKeyPairSync('ed25519').publicKey);
  const witness = `witness w ${formatVerifierKey(other)}\ngroup both all registry w\nquorum both\n`;
  return policyText().replace(/^quorum.*\n/m, witness);
};

/** What must hold whatever came in: a documented exit code, and no trace of the program. */
function expectOrderly({ code, stdout, stderr }: Finished, expected: number): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^ +at |node:internal|Error:/m);
  expect({ code, stdout, stderr }).toMatchObject({ code: expected });
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-ledger-command-'));
  place = await freshPlace();
  system = start('dist/tools/start.js', [], { env: place.env });
  await system.says('Ctrl-C stops');
  const { GUILDMARK_DATA } = place.env;
  const demo = await run('dist/tools/demo.js', [], { cwd: dir, env: { GUILDMARK_DATA } });
  if (demo.code !== 0) throw new Error(`the demonstration failed:\n${demo.stdout}${demo.stderr}`);
  prefix = `${place.hub}/ledger/`;
  const key = await ledger('vkey', prefix);
  expectOrderly(key, 0);
  put('log.vkey', key.stdout);
  put('policy', policyText());
  // quiet: what follows compares sizes. One look may fall into a pause of a busy machine.
  const sizes: number[] = [];
  await until('the ledger to rest', async () => {
    sizes.push(headOf((await readCheckpoint(place.hub)) ?? '').size);
    await new Promise((later) => setTimeout(later, 1500));
    return (sizes.length >= 5 && new Set(sizes.slice(-5)).size === 1) || undefined;
  });
  exported = file('export');
  firstExport = await ledger('export', exported, '--url', prefix, '--vkey', file('log.vkey'));
});
afterAll(async () => {
  await system?.stop('SIGKILL');
  place?.remove();
  rmSync(dir, { recursive: true, force: true });
});

describe('guildmark ledger: wrong words', () => {
  it.each([
    [[]],
    [['fsk']],
    [['fsck']],
    [['fsck', 'http://localhost:1/']],
    [['fsck', 'a', 'b', '--vkey', 'k']],
    [['fsck', '--colour']],
    [['export', '--vkey', 'k']],
    [['export', 'out', '--dir', 'x', '--vkey', 'k']],
    [['verify-proof', '--proof', 'p']],
    [['verify-proof', '--proof', 'p', '--policy', 'q', '--entry', 'e', '--credential', 'c']],
    [['verify-proof', '--proof', 'p', '--policy', 'q', '--entry', 'e', '--trust-list', 't']],
    [['vkey']],
    [['vkey', 'ftp://localhost/']],
    [['vkey', '--url', 'http://user:secret@localhost/']],
    [['vkey', '--db', '.', '--schema', 'bus']],
  ])('%j', async (args) => {
    const finished = await ledger(...args);
    expectOrderly(finished, 64);
    expect(finished.stdout).toBe('');
    expect(finished.stderr).toMatch(/^guildmark ledger/);
    expect(finished.stderr).toContain('64 wrong usage');
  });

  it('a key file that is none, and a policy that is none', async () => {
    expectOrderly(await ledger('fsck', exported, '--vkey', put('none.vkey', 'hello\n')), 2);
    expectOrderly(await fsck(exported, '--policy', put('none.policy', 'hello\n')), 2);
  });
});

describe('guildmark ledger fsck of a running hub', () => {
  it('passes with the quorum of the registry', async () => {
    const finished = await fsck(prefix, '--policy', file('policy'));
    expectOrderly(finished, 0);
    expect(finished.stdout).toMatch(/^Good\. /);
    expect(finished.stdout).toMatch(/✓ cosigned by \S+\/witness at 20/);
  });

  it('gives the same as JSON', async () => {
    const report = JSON.parse((await fsck(prefix, '--json')).stdout) as Record<string, unknown>;
    const head = headOf((await readCheckpoint(place.hub)) ?? '');
    expect(report).toMatchObject({ outcome: 'good', ...head, leaves: head.size, faults: [] });
    expect(report).toMatchObject({ quorum: 'not-asked', unknownLeaves: 0 });
  });

  it('is refused under another key and another quorum', async () => {
    const key = read('ledger.vkey').replace(/^[^+]+/, 'other.example/ledger');
    expectOrderly(await ledger('fsck', prefix, '--vkey', put('bad.vkey', key)), 2);
    const registry = await ledger('vkey', `${place.registry}/ledger/`);
    const other = put('registry.vkey', registry.stdout);
    const finished = await ledger('fsck', prefix, '--vkey', other);
    expectOrderly(finished, 1);
    expect(finished.stdout).toContain('[checkpoint.not-signed]');
    const finishedToo = await fsck(prefix, '--policy', put('two.policy', policyWithTwo()));
    expectOrderly(finishedToo, 1);
    expect(finishedToo.stdout).toContain('[quorum.missing]');
  });

  it('cannot be asked while the database is in use', async () => {
    const finished = await fsck('--db', place.dataDir);
    expectOrderly(finished, 2);
    expect(finished.stderr).toContain('in use');
  });

  requirement('go').it('I15 is confirmed by fsck of Tessera v1.0.4', async () => {
    buildGo('tesseracheck', ['github.com/transparency-dev/tessera/cmd/fsck'], file('fsck'));
    const child = spawn(file('fsck'), [
      ...[`--storage_url=${prefix}`, `--public_key=${file('log.vkey')}`],
      ...[`--origin=${prefix.slice(7, -1)}`, '--N=4', '--ui=false', '--logtostderr'],
    ]);
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const code = await new Promise((ended) => child.once('close', ended));
    expect(said).toContain("Successfully fsck'd");
    expect(code).toBe(0);
  });
});

describe('guildmark ledger export', () => {
  const again = (directory = exported) =>
    ledger('export', directory, '--url', prefix, '--vkey', file('log.vkey'));
  const copy = () => {
    const place = mkdtempSync(join(dir, 'copy-'));
    cpSync(exported, place, { recursive: true });
    return place;
  };
  const bundleIn = (directory: string) => {
    const [name = ''] = readdirSync(join(directory, 'tile/entries/000.p'));
    return join(directory, 'tile/entries/000.p', name);
  };

  it('writes every file of the ledger, bodies too, and nothing beside', async () => {
    expectOrderly(firstExport, 0);
    const paths = readdirSync(exported, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(exported.length + 1));
    expect(paths.filter((path) => path.startsWith('body/')).length).toBeGreaterThan(0);
    for (const path of paths) {
      const served = await fetch(`${prefix}${path}`);
      expect([path, served.status]).toEqual([path, 200]);
      if (path === 'checkpoint') continue;
      expect(readFileSync(join(exported, path))).toEqual(Buffer.from(await served.arrayBuffer()));
    }
    expectOrderly(await fsck(exported, '--policy', file('policy')), 0);
  });

  it('run again writes nothing but the checkpoint', async () => {
    const finished = await again();
    expectOrderly(finished, 0);
    expect(finished.stdout).toContain(' 0 files written');
  });

  it('fetches what is missing', async () => {
    const directory = copy();
    rmSync(bundleIn(directory));
    expect((await again(directory)).stdout).toContain(' 1 files written');
    expectOrderly(await fsck(directory), 0);
  });

  it('reports a file that was changed and leaves it as it is', async () => {
    const directory = copy();
    const bundle = bundleIn(directory);
    const bytes = readFileSync(bundle);
    bytes[40]! ^= 1;
    writeFileSync(bundle, bytes);
    rmSync(join(directory, 'checkpoint'));
    const finished = await again(directory);
    expectOrderly(finished, 1);
    expect(finished.stdout).toContain('tile/entries/000.p');
    expect(readFileSync(bundle)).toEqual(bytes);
    expect(readdirSync(directory)).not.toContain('checkpoint');
  });

  it('does not go back behind what was exported, nor over to another ledger', async () => {
    const registry = await ledger('vkey', `${place.registry}/ledger/`);
    const keys = put('both.vkey', `${readFileSync(file('log.vkey'), 'utf8')}${registry.stdout}`);
    const finished = await ledger(
      ...['export', copy(), '--url', `${place.registry}/ledger/`, '--vkey', keys],
    );
    expectOrderly(finished, 1);
  });

  it('served by a plain server passes fsck', async () => {
    const server = await serveDirectory(exported);
    try {
      expectOrderly(await fsck(server.url, '--policy', file('policy')), 0);
      expectOrderly(await ledger('vkey', server.url), 0);
    } finally {
      await server.close();
    }
  });

  it('refuses a symbolic link in place of a file', async () => {
    const directory = copy();
    const bundle = bundleIn(directory);
    rmSync(bundle);
    symlinkSync('/dev/zero', bundle);
    const finished = await fsck(directory);
    expectOrderly(finished, 2);
    expect(finished.stdout).toContain('symbolic link');
  });
});

describe('guildmark ledger fsck of a hostile server', () => {
  async function from(listener: RequestListener): Promise<Finished> {
    const server = createServer(listener);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    try {
      const { port } = server.address() as AddressInfo;
      return await fsck(`http://127.0.0.1:${String(port)}/ledger/`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }
  const checkpoint = () => readFileSync(join(exported, 'checkpoint'));

  it('that redirects', async () => {
    const finished = await from((_request, response) => {
      response.writeHead(302, { location: `${prefix}checkpoint` }).end();
    });
    expectOrderly(finished, 2);
    expect(finished.stdout).toContain('redirect');
  });

  it.each(['checkpoint', 'tile'])('whose %s has no end', async (what) => {
    const finished = await from((request, response) => {
      if (what === 'tile' && request.url?.endsWith('/checkpoint')) {
        response.end(checkpoint());
        return;
      }
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
      };
      response.on('drain', pour);
      pour();
    });
    expectOrderly(finished, 1);
    expect(finished.stdout).toContain('[file.too-large]');
  });

  it('that fails after the checkpoint', async () => {
    const finished = await from((request, response) => {
      if (request.url?.endsWith('/checkpoint')) response.end(checkpoint());
      else response.writeHead(500).end();
    });
    expectOrderly(finished, 2);
    expect(finished.stdout).toContain('status 500');
  });
});

describe('guildmark ledger verify-proof, offline,', () => {
  const verify = (...args: readonly string[]) =>
    ledger(
      ...['verify-proof', '--proof', demoFile('credential.tlog-proof')],
      ...['--policy', file('policy'), ...args],
    );
  const credential = () => ['--credential', demoFile('credential.json')];

  it.each(['credential.json', 'credential.jwt'])('proves %s', async (name) => {
    const finished = await verify('--credential', demoFile(name));
    expectOrderly(finished, 0);
    expect(finished.stdout).toMatch(/: Proven\.\n/);
    expect(finished.stdout.match(/^ {2}✓ /gm)).toHaveLength(6);
  });

  it('proves the entry itself, and by the trust list of a bundle', async () => {
    const { extra = '' } = parseTlogProof(read('credential.tlog-proof'));
    const { event, salt } = parseProofExtra(extra);
    expectOrderly(await verify('--entry', put('entry', personLeaf(event, salt))), 0);
    const { trustList } = JSON.parse(read('bundle.json')) as { trustList: string };
    const list = ['--trust-list', put('trust-list.jws', trustList)];
    const key = ['--registry-key', demoFile('registry-key.json')];
    const finished = await verify(...credential(), ...list, ...key, '--json');
    expectOrderly(finished, 0);
    expect(JSON.parse(finished.stdout)).toMatchObject({ overall: 'proven' });
  });

  it.each([
    ['another credential', () => ['--entry', put('other', Buffer.alloc(34, 1))], 'inclusion', 1],
    [
      'too few witnesses',
      () => [...credential(), '--policy', put('few.policy', policyWithTwo())],
      'witnesses.too-few',
      1,
    ],
    [
      'a policy without its ledger',
      () => [...credential(), '--policy', put('no.policy', policyText().replace(/^log.*\n/, ''))],
      'ledger.unknown-log',
      2,
    ],
    [
      'a proof of another index',
      () => [
        ...credential(),
        '--proof',
        put('index.proof', read('credential.tlog-proof').replace(/^index \d+$/m, 'index 0')),
      ],
      'ledger.contradicted',
      1,
    ],
    [
      'no proof',
      () => [...credential(), '--proof', put('no.proof', 'hello\n')],
      'ledger.malformed',
      1,
    ],
  ])('refuses %s', async (_what, args, said, code) => {
    const finished = await verify(...args());
    expectOrderly(finished, code);
    expect(finished.stdout + finished.stderr).toContain(said);
  });
});

describe('guildmark ledger on the database of a stopped system', () => {
  it('passes fsck --db for both parties, and exports what the server gave', async () => {
    await system.stop();
    expectOrderly(await fsck('--db', place.dataDir), 0);
    const registry = await ledger('vkey', '--db', place.dataDir, '--schema', 'registry');
    expectOrderly(registry, 0);
    const key = put('registry.vkey', registry.stdout);
    const db = ['--db', place.dataDir];
    expectOrderly(await ledger('fsck', ...db, '--schema', 'registry', '--vkey', key), 0);
    const out = file('from-database');
    expectOrderly(await ledger('export', out, ...db, '--vkey', file('log.vkey')), 0);
    expectOrderly(await fsck(out), 0);
    expect(readdirSync(join(out, 'body')).sort()).toEqual(
      expect.arrayContaining(readdirSync(join(exported, 'body'))),
    );
  });
});
