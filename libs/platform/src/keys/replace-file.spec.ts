import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFile, replaceFile } from './replace-file.js';

function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-replace-'));
  return {
    dir,
    file: join(dir, 'inner', 'file'),
    remove: () => {
      rmSync(dir, { recursive: true });
    },
  };
}

it('never makes a file in the place of one, and leaves nothing beside it', () => {
  const { dir, file, remove } = setup();
  try {
    createFile(file, 'first');
    expect(() => {
      createFile(file, 'second');
    }).toThrow('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe('first');
    expect(readdirSync(join(dir, 'inner'))).toEqual(['file']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  } finally {
    remove();
  }
});

it('replaces a file, also over what a crash left beside it, for its owner alone', () => {
  const { dir, file, remove } = setup();
  try {
    replaceFile(file, 'first');
    writeFileSync(`${file}.new`, 'half of somethi', { mode: 0o666 });
    replaceFile(file, 'second');
    expect(readFileSync(file, 'utf8')).toBe('second');
    expect(readdirSync(join(dir, 'inner'))).toEqual(['file']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  } finally {
    remove();
  }
});
