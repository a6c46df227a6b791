import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { readPredecessor } from './read-predecessor.js';
import { newSigner } from './testing/ledger-under-test.js';

const origin = 'old.example/ledger';
const note = signCheckpoint({ origin, size: 3, root: Buffer.alloc(32, 7) }, newSigner(origin, 1));
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-predecessor-'));
});

afterAll(() => {
  rmSync(dir, { recursive: true });
});

function reading(text: string, own = 'new.example/ledger'): string | undefined {
  const file = join(dir, 'checkpoint');
  writeFileSync(file, text);
  return readPredecessor('HUB_LEDGER_SUCCEEDS', file, own);
}

it('gives the note as it stands in the file, and nothing without the setting', () => {
  expect(reading(note)).toBe(note);
  expect(readPredecessor('HUB_LEDGER_SUCCEEDS', undefined, origin)).toBeUndefined();
  expect(readPredecessor('HUB_LEDGER_SUCCEEDS', '', origin)).toBeUndefined();
});

it.each([
  ['an empty file', '', 'a note ends with a newline'],
  ['a note that is no checkpoint', note.replace('\n3\n', '\nthree\n'), 'a size below 2^53'],
  ['a checkpoint that its log did not sign', note.replace('— old.', '— new.'), 'did not sign it'],
  ['more than the first leaf takes', note.padEnd(8001, note.split('\n\n')[1]), 'than 8000'],
])('refuses %s in one line', (_name, text, reason) => {
  expect(() => reading(text)).toThrow(/^HUB_LEDGER_SUCCEEDS cannot be read: [^\n]+$/);
  expect(() => reading(text)).toThrow(reason);
});

it('refuses a file that is not there and a checkpoint of the ledger itself', () => {
  const missing = join(dir, 'nowhere');
  expect(() => readPredecessor('REGISTRY_LEDGER_SUCCEEDS', missing, origin)).toThrow(
    /^REGISTRY_LEDGER_SUCCEEDS cannot be read: [^\n]*ENOENT[^\n]+$/,
  );
  expect(() => reading(note, origin)).toThrow('a ledger does not follow itself');
});
