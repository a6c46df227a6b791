// Makes, once for each PGlite version, the initialised data directory that embedded databases start from:
// initdb in WebAssembly costs four seconds of CPU, unpacking this costs one (docs/adr/0002).
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const modules = resolve(import.meta.dirname, '../../node_modules');

/** Where the template of the installed version is kept. */
export function templateFile(): string {
  const manifest = readFileSync(join(modules, '@electric-sql/pglite/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return join(modules, `.cache/guildmark/pglite-${version}.tgz`);
}

/** Makes the template if it is not there, whole or not at all, and gives its path. */
export async function makeTemplate(): Promise<string> {
  const file = templateFile();
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const db = await PGlite.create();
  const dump = await db.dumpDataDir('gzip');
  await db.close();
  const part = `${file}.${String(process.pid)}`;
  writeFileSync(part, Buffer.from(await dump.arrayBuffer()));
  renameSync(part, file);
  return file;
}

if (process.argv[1] === import.meta.filename) await makeTemplate();
