import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from './lock-directory.js';

function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-lock-'));
  return {
    dir,
    lock: join(dir, 'lock'),
    remove: () => {
      rmSync(dir, { recursive: true });
    },
  };
}

it('refuses a directory that a live process holds, and names the process', () => {
  const { dir, remove } = setup();
  try {
    const release = lockDirectory(dir);
    expect(() => lockDirectory(dir)).toThrow(`in use by process ${String(process.pid)}`);
    release();
    lockDirectory(dir)();
  } finally {
    remove();
  }
});

it('takes over from a process that is dead, or whose number now belongs to another', () => {
  const { dir, lock, remove } = setup();
  try {
    // Process numbers end far below this one.
    writeFileSync(lock, '999999999 1');
    lockDirectory(dir)();
    if (process.platform === 'linux') {
      writeFileSync(lock, `${String(process.pid)} 1`);
      lockDirectory(dir)();
    }
  } finally {
    remove();
  }
});
