import {
  follow,
  isObject,
  listed,
  named,
  type Schema,
  type SchemaBook,
  type SchemaPlace,
} from './schema-book.js';

/** What a reader never judges by; each version has its own. */
const REMARKS = new Set([
  '$id',
  '$schema',
  '$comment',
  '$defs',
  'title',
  'description',
  'examples',
]);

/** Judged by a rule of their own below; every other keyword must stay as it is. */
const RULED = new Set(['properties', 'required', 'items', 'oneOf', 'enum', 'additionalProperties']);

interface Pair {
  readonly book: SchemaBook;
  readonly older: SchemaPlace;
  readonly newer: SchemaPlace;
  readonly path: string;
}

/**
 * Why a schema is no minor version after another, as `path: what`; nothing when it is one. Inside a
 * major a minor may add optional properties and nothing else, at any depth, whether a part is written
 * in place or behind `$ref`. Values may be added only to an enumeration that said `x-open-enum` from
 * the beginning (docs/design/federation.md 6).
 */
export function checkCompatibility(
  book: SchemaBook,
  older: Schema,
  newer: Schema,
): readonly string[] {
  const place = (schema: Schema) => ({ schema, id: String(schema.$id) });
  return compare({ book, older: place(older), newer: place(newer), path: '' });
}

function compare({ book, path, ...pair }: Pair): readonly string[] {
  const older = follow(book, pair.older);
  const newer = follow(book, pair.newer);
  if (!older || !newer) return [`${path || '/'}: a reference that leads nowhere`];
  const [was, is] = [older.schema, newer.schema];
  const faults = [
    ...changedKeywords(was, is),
    ...changedEnum(was, is),
    ...changedRequired(was, is),
  ].map((fault) => `${path || '/'}: ${fault}`);
  const inside = (from: unknown, to: unknown, step: string): readonly string[] => {
    if (from === undefined && to === undefined) return [];
    if (!isObject(from) || !isObject(to))
      return same(from, to) ? [] : [`${path}${step}: was ${shown(from)}, is ${shown(to)}`];
    return compare({
      book,
      older: { schema: from, id: older.id },
      newer: { schema: to, id: newer.id },
      path: path + step,
    });
  };
  for (const [name, member] of Object.entries(named(was.properties)))
    faults.push(...inside(member, memberOf(is, name), `/${name}`));
  faults.push(
    ...inside(was.items, is.items, '[]'),
    ...inside(was.additionalProperties, is.additionalProperties, '/*'),
    ...changedBranches(was, is, path, inside),
  );
  return faults;
}

function memberOf(schema: Schema, name: string): Schema | undefined {
  const members = named(schema.properties);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function changedKeywords(was: Schema, is: Schema): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((keyword) => !REMARKS.has(keyword) && !RULED.has(keyword))
    .filter((keyword) => !same(was[keyword], is[keyword]))
    .map((keyword) => `${keyword} was ${shown(was[keyword])}, is ${shown(is[keyword])}`);
}

function changedEnum(was: Schema, is: Schema): string[] {
  if (was.enum === undefined && is.enum === undefined) return [];
  if (!Array.isArray(was.enum) || !Array.isArray(is.enum)) return ['enum came or went'];
  const before: readonly unknown[] = was.enum;
  const after: readonly unknown[] = is.enum;
  const removed = before.filter((value) => !after.includes(value));
  const added = after.filter((value) => !before.includes(value));
  const isOpen = was['x-open-enum'] === true;
  return [
    ...removed.map((value) => `enum lost ${shown(value)}`),
    ...(isOpen ? [] : added.map((value) => `enum gained ${shown(value)}`)),
  ];
}

function changedRequired(was: Schema, is: Schema): string[] {
  const before: readonly unknown[] = Array.isArray(was.required) ? was.required : [];
  const after: readonly unknown[] = Array.isArray(is.required) ? is.required : [];
  return [
    ...after.filter((name) => !before.includes(name)).map((name) => `${String(name)} is required`),
    ...before
      .filter((name) => !after.includes(name))
      .map((name) => `${String(name)} is no longer required`),
  ];
}

function changedBranches(
  was: Schema,
  is: Schema,
  path: string,
  inside: (from: unknown, to: unknown, step: string) => readonly string[],
): readonly string[] {
  const before = listed(was.oneOf) ?? [];
  const after = listed(is.oneOf) ?? [];
  if (before.length !== after.length)
    return [`${path || '/'}: oneOf had ${before.length} branches, has ${after.length}`];
  return before.flatMap((branch, i) => inside(branch, after[i], `(${String(i)})`));
}

/** Equal as JSON, whatever the order of members. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
