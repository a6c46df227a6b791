// node tools/schemas/release.mjs events/x.happened/1.1 ...: freezes new schemas, for ever.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import {
  addReleased,
  changedSinceRelease,
  nameOf,
  readReleased,
  referencesOf,
} from './released.mjs';

register('./typescript-hooks.mjs', import.meta.url);
const rules = '../../libs/domain/src/event-schemas';
const { checkCompatibility } = await import(`${rules}/check-compatibility.ts`);
const { eventVersion } = await import(`${rules}/event-versions.ts`);
const { unexcused } = await import(`${rules}/lint-exceptions.ts`);
const { lintSchema } = await import(`${rules}/lint-schema.ts`);
const { schemaBook } = await import(`${rules}/schema-book.ts`);

const root = 'libs/domain/schemas';
const names = process.argv.slice(2);

function refuse(faults) {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}
if (names.length === 0)
  refuse(['usage: node tools/schemas/release.mjs events/<name>/<version> ...']);

const documents = new Map(
  readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [nameOf(file), JSON.parse(readFileSync(join(root, file), 'utf8'))]),
);
const book = schemaBook(documents.values());

/** Why a schema cannot be frozen as it is. */
function faultsOf(name) {
  const path = `${name}.schema.json`;
  if (!documents.has(name) || !existsSync(join(root, path))) return [`${name}: no such schema`];
  const released = readReleased(root);
  if (released.has(path)) return [`${name}: released already`];
  const open = referencesOf(root, path)
    .filter((target) => !released.has(target) && !names.includes(nameOf(target)))
    .map((target) => `${name}: refers to ${nameOf(target)}, which is not released`);
  if (!name.startsWith('events/')) return open;
  const document = documents.get(name);
  const lint = unexcused(name, lintSchema(book, name, document));
  return [
    ...open,
    ...lint.map(({ path: at, rule, detail }) => `${name} ${at}: ${detail} (${rule})`),
    ...incompatible(name, document),
  ];
}

function incompatible(name, document) {
  const version = eventVersion(name);
  if (!version) return [];
  return [...documents].flatMap(([other, older]) => {
    const before = eventVersion(other);
    if (before?.noun !== version.noun || before.major !== version.major) return [];
    if (before.minor === version.minor) return [];
    const isAfter = before.minor < version.minor;
    if (!isAfter) return [`${name}: ${other} is there already`];
    return checkCompatibility(book, older, document).map(
      (fault) => `${name} is no minor after ${other}: ${fault}`,
    );
  });
}

const faults = [...changedSinceRelease(root), ...names.flatMap(faultsOf)];
if (faults.length > 0) refuse(faults);
for (const name of names) {
  addReleased(root, `${name}.schema.json`);
  console.log(`released ${name}`);
}
