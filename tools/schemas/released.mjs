// Released schemas never change. The list is in the format of sha256sum, so that anybody can check it:
//   cd libs/domain/schemas && sha256sum -c released.sha256
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = 'released.sha256';
const LINE = /^([0-9a-f]{64}) {2}([a-z][a-z0-9./-]*\.schema\.json)$/;

/** Digest by path below `root`, in the order of the list. Refuses a list that says something else. */
export function readReleased(root) {
  const lines = readFileSync(join(root, LIST), 'utf8').split('\n').slice(0, -1);
  const entries = lines.map((line) => {
    const [, digest, path] = LINE.exec(line) ?? [];
    if (!path || path.includes('..')) throw new Error(`${LIST}: not a line of sha256sum: ${line}`);
    return [path, digest];
  });
  const released = new Map(entries);
  if (released.size !== entries.length) throw new Error(`${LIST}: a path stands there twice`);
  return released;
}

export function digestOf(root, path) {
  return createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');
}

/** Adds one line; the list is sorted by path. */
export function addReleased(root, path) {
  const released = readReleased(root).set(path, digestOf(root, path));
  const lines = [...released].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(join(root, LIST), lines.map(([name, digest]) => `${digest}  ${name}\n`).join(''));
}

/** What is no longer as it was released. */
export function changedSinceRelease(root) {
  return [...readReleased(root)].flatMap(([path, digest]) => {
    if (!existsSync(join(root, path))) return [`${path}: a released schema disappeared`];
    return digestOf(root, path) === digest
      ? []
      : [`${path}: a released schema changed; write the next version beside it`];
  });
}

/** Schemas of events, and what they refer to, that nobody has released. */
export function unreleased(root) {
  const released = readReleased(root);
  const events = readdirSync(join(root, 'events'), { recursive: true })
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => `events/${file}`);
  const needed = new Set(events.sort());
  for (const path of needed) for (const target of referencesOf(root, path)) needed.add(target);
  return [...needed]
    .filter((path) => !released.has(path))
    .map((path) => `${path}: not released; node tools/schemas/release.mjs ${nameOf(path)}`);
}

/** Paths of the files that a schema refers to. */
export function referencesOf(root, path) {
  const found = new Set();
  const base = new URL(path, 'file:///');
  JSON.parse(readFileSync(join(root, path), 'utf8'), (name, value) => {
    if (name === '$ref' && !value.startsWith('#'))
      found.add(new URL(value, base).pathname.slice(1));
    return value;
  });
  return [...found];
}

export const nameOf = (path) => path.replace(/\.schema\.json$/, '');
