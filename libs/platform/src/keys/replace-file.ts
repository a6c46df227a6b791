import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts a text in the place of a file, for its owner alone: written beside, flushed and renamed, so that
 * a crash leaves the old file or the new one, never half of one.
 */
export function replaceFile(file: string, text: string): void {
  // One name, always: what a crash left behind goes with the next write, whoever could read it.
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  writeFlushed(beside, text);
  // crash here: the old file is in place
  renameSync(beside, file);
  flushDirectory(file);
}

/** Makes a file as replaceFile does, and never takes the place of one. Throws EEXIST. */
export function createFile(file: string, text: string): void {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  writeFlushed(beside, text);
  try {
    // Unlike a rename it fails where a file is: of two who make one, one wins and nothing is lost.
    linkSync(beside, file);
  } finally {
    rmSync(beside);
  }
  flushDirectory(file);
}

function writeFlushed(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
}

/** The new name itself is on disk only when the directory is. */
function flushDirectory(file: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
