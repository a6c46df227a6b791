import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { type DemoRun, demoRun } from '../support/demo-run.js';
import { requirement } from '../support/requirements.js';

const go = requirement('go');

go.describe('the note and tlog packages of golang.org/x/mod/sumdb', () => {
  let demo: DemoRun;
  let dir: string;
  let checker: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guildmark-go-'));
    checker = join(dir, 'gocheck');
    const cwd = fileURLToPath(new URL('gocheck', import.meta.url));
    const build = spawnSync(go.value, ['build', '-o', checker, '.'], { cwd, encoding: 'utf8' });
    if (build.status !== 0) throw new Error(`go build: ${build.stderr}`);
    demo = await demoRun();
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
    demo?.remove();
  });

  /** The leaf is computed from what the holder carries, not taken from the ledger. */
  const leaf = () => {
    const { extra = '' } = parseTlogProof(demo.text('credential.tlog-proof'));
    const { event, salt } = parseProofExtra(extra);
    return personLeaf(event, salt);
  };

  function check({
    proof = demo.text('credential.tlog-proof'),
    entry = leaf(),
    ledgerKey = demo.text('ledger.vkey').trim(),
    witnessKey = demo.text('witness.vkey').trim(),
  }) {
    const file = join(dir, 'proof');
    writeFileSync(file, proof);
    const args = [file, entry.toString('hex'), ledgerKey, witnessKey];
    const { status, stdout, stderr } = spawnSync(checker, args, { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  /** The proof with one line changed; `pick` finds the line. */
  function changed(pick: (line: string) => boolean, change: (line: string) => string): string {
    const lines = demo.text('credential.tlog-proof').split('\n');
    const at = lines.findIndex(pick);
    if (at < 0) throw new Error('the proof has no such line');
    const before = lines[at] ?? '';
    lines[at] = change(before);
    if (lines[at] === before) throw new Error('nothing was changed');
    return lines.join('\n');
  }
  const flipped = (base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    return bytes.toString('base64');
  };
  const flipLast = (line: string) => line.replace(/\S+$/, flipped);
  const isHash = (line: string) => /^[A-Za-z0-9+/]{43}=$/.test(line);
  const signedBy = (key: string) => (line: string) =>
    line.startsWith(`— ${key.slice(0, key.indexOf('+'))} `);

  it.each([
    [
      'another index',
      () =>
        changed(
          (line) => line.startsWith('index '),
          (line) => `index ${String(Number(line.slice(6)) - 1)}`,
        ),
    ],
    ['another hash on the way', () => changed(isHash, flipped)],
    ['a hash less', () => demo.text('credential.tlog-proof').replace(/^.{43}=\n/m, '')],
    [
      'another size in the checkpoint',
      () =>
        changed(
          (line) => /^[0-9]+$/.test(line),
          (line) => String(Number(line) + 1),
        ),
    ],
    [
      'another root in the checkpoint',
      () =>
        demo
          .text('credential.tlog-proof')
          .replace(/^(.{43}=)(?=\n\n— )/m, (root: string) => flipped(root)),
    ],
    [
      'another origin in the checkpoint',
      () =>
        changed(
          (line) => /^\S+\/ledger$/.test(line),
          (line) => `${line}s`,
        ),
    ],
    [
      'a wrong signature of the ledger',
      () => changed(signedBy(demo.text('ledger.vkey')), flipLast),
    ],
    [
      'a wrong cosignature of the witness',
      () => changed(signedBy(demo.text('witness.vkey')), flipLast),
    ],
    [
      'no cosignature of the witness',
      () => demo.text('credential.tlog-proof').replace(/— \S+\/witness .*\n/, ''),
    ],
  ])('refuse a proof with %s', (_name, proof) => {
    const text = proof();
    expect(text).not.toBe(demo.text('credential.tlog-proof'));
    const { status, stderr } = check({ proof: text });
    expect(stderr).not.toContain('panic');
    expect(status).toBe(1);
  });

  it('refuse the proof for another leaf', () => {
    const entry = leaf();
    entry[33]! ^= 1;
    expect(check({ entry }).status).toBe(1);
  });

  it('refuse the proof under the keys of others', () => {
    const witnessKey = demo.text('witness.vkey').trim();
    const ledgerKey = demo.text('ledger.vkey').trim();
    const other = (key: string) => key.replace(/^[^+]+/, 'other.example/ledger');
    expect(check({ ledgerKey: other(ledgerKey) }).status).toBe(1);
    expect(check({ witnessKey: other(witnessKey) }).status).toBe(1);
  });

  it('accept the proof and the checkpoint of the demonstration', () => {
    const { index } = parseTlogProof(demo.text('credential.tlog-proof'));
    const { status, stdout, stderr } = check({});
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const size = demo.text('checkpoint').split('\n')[1] ?? '';
    expect(stdout).toBe(`ok ${String(index)} ${size}\n`);
  });
});
