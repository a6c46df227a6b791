// Makes, once for each PGlite version, the initialised data directory that embedded databases start from:
// initdb in WebAssembly costs four seconds of CPU, unpacking this costs one. `node tools/make-template.mjs`.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = new URL('../node_modules/', import.meta.url);
const { version } = JSON.parse(
  readFileSync(new URL('@electric-sql/pglite/package.json', modules), 'utf8'),
);

/** Where the template of the installed version is kept. */
export const templateFile = fileURLToPath(
  new URL(`.cache/guildmark/pglite-${version}.tgz`, modules),
);

/** Makes the template if it is not there, whole or not at all, and gives its path. */
export async function makeTemplate() {
  if (existsSync(templateFile)) return templateFile;
  const { PGlite } = await import('@electric-sql/pglite');
  mkdirSync(dirname(templateFile), { recursive: true });
  const db = await PGlite.create();
  const dump = await db.dumpDataDir('gzip');
  await db.close();
  const part = `${templateFile}.${process.pid}`;
  writeFileSync(part, Buffer.from(await dump.arrayBuffer()));
  renameSync(part, templateFile);
  return templateFile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeTemplate();
