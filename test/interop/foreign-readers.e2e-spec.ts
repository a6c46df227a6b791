import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { type DemoRun, demoRun } from '../support/demo-run.js';
import { type ExportedLedger, exportedLedger } from '../support/exported-ledger.js';
import { buildGo } from '../support/go-programs.js';
import { requirement } from '../support/requirements.js';
import { serveDirectory } from '../support/static-server.js';

const go = requirement('go');
/** One more is the leaf that opens the ledger. */
const LEAVES = 10_300;

go.describe('I15 other people read a ledger of more than 10,000 leaves:', () => {
  let ledger: ExportedLedger;
  let dir: string;
  const program = (name: string) => join(dir, name);

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guildmark-foreign-'));
    buildGo('gocheck', ['./tree'], program('tree'));
    buildGo('tesseracheck', ['github.com/transparency-dev/tessera/cmd/fsck'], program('fsck'));
    ledger = await exportedLedger(LEAVES);
  });
  afterAll(() => {
    ledger?.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  /** A copy of the ledger with one bit changed. */
  function spoiled(path: string, at = 0): string {
    const copy = mkdtempSync(join(dir, 'spoiled-'));
    cpSync(ledger.directory, copy, { recursive: true });
    const bytes = readFileSync(join(copy, path));
    bytes[at]! ^= 1;
    writeFileSync(join(copy, path), bytes);
    return copy;
  }

  describe('golang.org/x/mod/sumdb v0.20.0', () => {
    const read = (directory: string, vkey = ledger.vkey) => {
      const { status, stdout, stderr } = spawnSync(program('tree'), [directory, vkey], {
        encoding: 'utf8',
      });
      expect(stderr).not.toContain('panic');
      return { status, stdout };
    };

    it.each([
      ['a tile', 'tile/0/017', 64],
      ['a tile above', 'tile/1/000.p/40', 70],
      ['an entry', 'tile/entries/021', 30],
      ['the last bundle', 'tile/entries/040.p/61', 40],
      ['the note', 'checkpoint', 2],
    ])('refuses %s with one bit changed', (_what, path, at) => {
      expect(read(spoiled(path, at)).status).toBe(1);
    });

    it('refuses the key of another name', () => {
      expect(read(ledger.directory, ledger.vkey.replace('hub', 'hut')).status).toBe(1);
    });

    it('opens the note, reads every entry through the tiles, and checks every proof', () => {
      expect(ledger.size).toBe(LEAVES + 1);
      const { status, stdout } = read(ledger.directory);
      // records, earlier trees, and what it spoiled itself: 2 of each 97th proof, trees, 5 tiles
      const refused = 2 * Math.ceil((LEAVES + 1) / 97) + 12 + 5;
      const size = LEAVES + 1;
      expect(stdout).toBe(`ok ${String(size)} ${String(size)} 12 ${String(refused)}\n`);
      expect(status).toBe(0);
    });
  });

  // Its exit code is 0 whatever it finds (cmd/fsck/main.go of v1.0.4 only logs the fault), so the
  // sentence decides.
  describe('fsck of Tessera v1.0.4', () => {
    async function tesseraFsck(directory: string): Promise<string> {
      const key = join(dir, 'log.vkey');
      writeFileSync(key, ledger.vkey);
      const server = await serveDirectory(directory);
      try {
        const origin = ledger.vkey.slice(0, ledger.vkey.indexOf('+'));
        const child = spawn(program('fsck'), [
          ...[`--storage_url=${server.url}`, `--public_key=${key}`, `--origin=${origin}`],
          ...['--N=4', '--ui=false', '--logtostderr'],
        ]);
        let said = '';
        child.stderr.on('data', (text: Buffer) => (said += text.toString()));
        await new Promise((ended) => child.once('close', ended));
        return said;
      } finally {
        await server.close();
      }
    }

    it.each([
      ['a tile', 'tile/0/017', 64],
      ['a tile above', 'tile/1/000.p/40', 70],
      ['an entry', 'tile/entries/021', 30],
      ['the note', 'checkpoint', 2],
    ])('refuses %s with one bit changed', async (_what, path, at) => {
      const said = await tesseraFsck(spoiled(path, at));
      expect(said).toContain('fsck failed');
      expect(said).not.toContain('Successfully');
    });

    it('passes the ledger as a plain server serves it', async () => {
      const said = await tesseraFsck(ledger.directory);
      expect(said).toContain(`Successfully fsck'd log with size ${String(LEAVES + 1)}`);
      expect(said).not.toContain('failed');
    });
  });
});

go.describe('I15 the transparency-dev modules read', () => {
  let demo: DemoRun;
  let dir: string;
  let program: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guildmark-formats-'));
    program = join(dir, 'tesseracheck');
    buildGo('tesseracheck', ['.'], program);
    demo = await demoRun();
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
    demo?.remove();
  });

  const put = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const ask = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    expect(stderr).not.toContain('panic');
    return { status, stdout };
  };
  const proofText = () => demo.text('credential.tlog-proof');
  const vkey = () => demo.text('ledger.vkey').trim();
  const checkProof = (text: string, key = vkey()) => {
    const { event, salt } = parseProofExtra(parseTlogProof(proofText()).extra ?? '');
    return ask('proof', put('proof', text), personLeaf(event, salt).toString('hex'), key);
  };

  it('a .tlog-proof: formats v0.1.1 writes the same bytes again and finds the leaf', () => {
    const { index } = parseTlogProof(proofText());
    const size = demo.text('checkpoint').split('\n')[1] ?? '';
    expect(checkProof(proofText())).toEqual({
      status: 0,
      stdout: `ok ${String(index)} ${size}\n`,
    });
  });

  it.each([
    ['another index', (text: string) => text.replace(/^index \d+$/m, 'index 0')],
    ['a hash less', (text: string) => text.replace(/^.{43}=\n/m, '')],
    ['another header', (text: string) => text.replace('@v1', '@v2')],
  ])('and refuse a proof with %s', (_what, change) => {
    expect(change(proofText())).not.toBe(proofText());
    expect(checkProof(change(proofText())).status).toBe(1);
  });

  it('a policy of ours: the parser of Tessera v1.0.4 judges our checkpoint by it', () => {
    const witness = `witness registry ${demo.text('witness.vkey').trim()} http://127.0.0.1:9/\n`;
    const other = 'witness other w.example/x+e7b09dd6+BOzcIrm5m8AK+tTbnkcx0AyJ7E9qZGiM3VW2Hx7dSmHt';
    const policy = `log ${vkey()}\n${witness}group g all registry\nquorum g\n`;
    const checkpoint = put('checkpoint', demo.text('checkpoint'));
    expect(ask('policy', put('policy', policy), checkpoint).stdout).toBe('satisfied 1\n');
    const unsigned = demo.text('checkpoint').replace(/— \S+\/witness .*\n/, '');
    expect(ask('policy', put('policy', policy), put('unsigned', unsigned)).stdout).toBe(
      'not satisfied 1\n',
    );
    expect(ask('policy', put('policy', `${policy}${other}\n`), checkpoint).status).toBe(1);
  });
});
