import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Whether something has this name, whatever it is. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Writes a file that is not there, whole or not at all. Refuses a name that is taken. */
export async function writeFileOnce(file: string, bytes: Buffer): Promise<void> {
  if (await isThere(file)) throw new Error(`${file} is there already`);
  await putFile(file, bytes);
}

let next = 0;

/** Writes a file whole or not at all, in place of what has the name: under another, then renamed. */
export async function putFile(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.draft-${process.pid}-${next++}`);
  try {
    await writeFile(draft, bytes, { flag: 'wx', flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
