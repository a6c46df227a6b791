import { schemas } from '#domain/generated/schemas.js';
import type { SchemaName } from '#platform/http/validate.js';

/** The part of JSON Schema that bodies of requests are written in. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: { readonly pattern?: string };
  readonly minProperties?: number;
}

/** A body that is wrong in one place. */
export interface HostileBody {
  readonly name: string;
  /** JSON pointer of the place that the refusal has to name. */
  readonly path: string;
  readonly body: unknown;
}

type Replace = (value: unknown) => unknown;

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^uuid$/, '01890000-0000-7000-8000-00000000dead'],
  [/^uri$/, 'https://hub.example/standards/x'],
  [/^date$/, '2024-02-03'],
  [/^email$/, 'a@b.example'],
  [/^\^\\d\{4\}/, '2024-02-03T04:05:06Z'],
  [/^\^\(all/, 'all'],
  [/^\^\[A-Z\]\{2\}\$/, 'IT'],
  [/^\^\[A-Z\]\{2\}\[0-9A-Z\]\$/, 'ITH'],
  [/^\^\[A-Z\]\{2\}\[/, 'ITH35'],
  [/^\^\[A-U\]/, 'C'],
  [/^\^20\[/, '2026-Q3'],
  [/^\^\[A-Z\]\{2,/, 'MKT'],
  [/^\^did:/, 'did:web:hub.example'],
  [/\{43\}/, 'A'.repeat(43)],
  [/\{22\}/, 'A'.repeat(22)],
  [/\[0-9\]\{0,15\}/, '7'],
  [/\[a-z-\]\+\\\./, 'no.such-code'],
  [/@/, 'a@b.example'],
  [/\\\./, '1.0'],
  [/./, 'en'],
];

const schemaOf = (name: string) => (schemas as Readonly<Record<string, Schema>>)[name] as Schema;
const resolved = (schema: Schema): Schema =>
  schema.$ref ? schemaOf(`http/${schema.$ref.replace('.schema.json', '')}`) : schema;

/** A name that a member of a map may have: a language, or an item of a form. */
const memberOf = ({ propertyNames }: Schema): string =>
  propertyNames?.pattern?.includes('[A-Z]{3}') ? 'KAF1' : 'en';

/** A value of the schema. */
function sample(given: Schema): unknown {
  const schema = resolved(given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0] as Schema);
  switch (schema.type) {
    case 'string': {
      const form = schema.format ?? schema.pattern;
      const text = form && TEXTS.find(([known]) => known.test(form))?.[1];
      return text ?? 'abcde'.repeat(Math.ceil((schema.minLength ?? 1) / 5));
    }
    case 'integer':
      return schema.minimum ?? 1;
    case 'number':
      return schema.maximum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: schema.minItems || 1 }, (_, i) => {
        const item = sample(schema.items as Schema);
        return schema.uniqueItems && i > 0 ? `${String(item).slice(0, -1)}${String(i)}` : item;
      });
    case 'object':
      if (typeof schema.additionalProperties === 'object')
        return { [memberOf(schema)]: sample(schema.additionalProperties) };
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, member]) => [key, sample(member)]),
      );
    case undefined:
    default:
      throw new Error(`no sample of ${JSON.stringify(schema)}`);
  }
}

/** A valid body for a route. */
export const validBody = (name: SchemaName): unknown => sample(schemaOf(name));

/** Every body that is valid but for one place: wrong types, missing and unknown members, excess. */
export function hostileBodies(name: SchemaName): readonly HostileBody[] {
  const body = validBody(name);
  const found: HostileBody[] = [];
  const change = (what: string, path: string, replace: Replace) =>
    found.push({
      name: `${what} at ${path || '/'}`,
      path: path || '/',
      body: replaced(body, path, replace),
    });
  visit(schemaOf(name), '', change);
  return found;
}

type Change = (what: string, path: string, replace: Replace) => unknown;

function visit(given: Schema, path: string, change: Change): void {
  const schema = resolved(given);
  for (const [what, wrong] of wrongTypes(schema)) change(what, path, () => wrong);
  if (schema.anyOf) return;
  if (schema.enum) change('an unknown word', path, () => 'no-such-word');
  else if (schema.type === 'string') visitText(schema, path, change);
  else if (schema.type === 'integer') visitInteger(schema, path, change);
  else if (schema.type === 'number') visitNumber(schema, path, change);
  else if (schema.type === 'array') {
    if (schema.maxItems === undefined) throw new Error(`${path} has no greatest length`);
    const most = schema.maxItems;
    change('too many items', path, (v) =>
      Array.from({ length: most + 1 }, () => (v as unknown[])[0]),
    );
    if (schema.minItems) change('no items', path, () => []);
    visit(schema.items as Schema, `${path}/0`, change);
  } else if (schema.type === 'object') visitObject(schema, path, change);
}

function visitObject(schema: Schema, path: string, change: Change): void {
  const { additionalProperties, properties = {}, required = [] } = schema;
  if (typeof additionalProperties === 'object') {
    if (schema.minProperties) change('no members', path, () => ({}));
    change('a member of another name', path, (v) => ({ ...(v as object), constructor: 0 }));
    visit(additionalProperties, `${path}/${memberOf(schema)}`, change);
    return;
  }
  if (additionalProperties !== false) throw new Error(`${path} is not closed`);
  for (const extra of ['extra', 'constructor', 'toString', ''])
    change(`an unknown member "${extra}"`, path, (v) => ({ ...(v as object), [extra]: 1 }));
  for (const key of required)
    change(`no ${key}`, path, (v) =>
      Object.fromEntries(Object.entries(v as object).filter(([other]) => other !== key)),
    );
  for (const [key, member] of Object.entries(properties)) visit(member, `${path}/${key}`, change);
}

function visitText(schema: Schema, path: string, change: Change): void {
  const { maxLength, format, pattern } = schema;
  if (maxLength === undefined && format === undefined && pattern === undefined)
    throw new Error(`${path} has no greatest length`);
  change('over-long text', path, () => 'x'.repeat((maxLength ?? 1000) + 1));
  if (schema.minLength) change('no text', path, () => '');
  if (format ?? pattern) change('text of another form', path, () => "\u202e %_' OR 1=1;--\n");
}

function visitInteger({ minimum = 0, maximum = 0 }: Schema, path: string, change: Change): void {
  for (const wrong of [minimum - 1, maximum + 1, 1.5, 1e300, Number.MAX_SAFE_INTEGER + 1])
    change(`the number ${String(wrong)}`, path, () => wrong);
}

function visitNumber({ exclusiveMinimum = 0, maximum = 0 }: Schema, path: string, change: Change) {
  for (const wrong of [exclusiveMinimum, exclusiveMinimum - 1, maximum + 0.1, 1e300])
    change(`the number ${String(wrong)}`, path, () => wrong);
}

/** One value of each JSON type that the schema does not take. */
function wrongTypes(schema: Schema): readonly (readonly [string, unknown])[] {
  const taken = new Set(
    (schema.anyOf ?? [schema]).map(
      ({ type, const: only, enum: words }) => type ?? typeof (only ?? words?.[0]),
    ),
  );
  if (taken.has('number')) taken.add('integer');
  return Object.entries({
    null: null,
    boolean: false,
    integer: 7,
    string: '7',
    array: [['x']],
    object: { $ne: null },
  }).filter(([type]) => !taken.has(type));
}

/** The value with another one at the JSON pointer. */
function replaced(value: unknown, path: string, replace: Replace): unknown {
  if (path === '') return replace(value);
  const [, key = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      String(index) === key ? replaced(item, rest, replace) : item,
    );
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], rest, replace) };
}
