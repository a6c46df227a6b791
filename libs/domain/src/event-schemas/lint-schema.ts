import { isPersonalName } from '../privacy/personal-names.js';
import { discriminatorOf } from './discriminator.js';
import { SCHEMA_BASE } from './event-versions.js';
import { follow, isObject, listed, named, type Schema, type SchemaBook } from './schema-book.js';

/** One thing that a schema says against the rules. */
export interface LintFault {
  /** Where: `/witness/name`, `[]` for items, `/*` for values of a map. */
  readonly path: string;
  readonly rule:
    | 'id'
    | 'title'
    | 'keyword'
    | 'reference'
    | 'text'
    | 'number'
    | 'open'
    | 'person'
    | 'branches'
    | 'unbounded';
  readonly detail: string;
}

/** All that our schemas say; what is not here, nobody has taught the checks of compatibility. */
const KEYWORDS = new Set([
  ...['$schema', '$id', '$ref', '$defs', '$comment', 'title', 'description', 'examples'],
  ...['type', 'const', 'enum', 'oneOf', 'properties', 'required', 'additionalProperties'],
  ...['propertyNames', 'minProperties', 'maxProperties', 'items', 'minItems', 'maxItems'],
  ...['uniqueItems', 'pattern', 'format', 'minLength', 'maxLength', 'contentEncoding'],
  ...['minimum', 'maximum', 'x-text', 'x-open-enum'],
]);

/**
 * What a schema of public events says against the rules of docs/design/federation.md 6: `$id` is its
 * place, closed objects, bounded lists, integers, no text whose form is open unless it is meant for
 * everybody (`x-text: public`) and bounded, no member about a person, and branches that one member
 * tells apart. `name` is the path below libs/domain/schemas without `.schema.json`.
 */
export function lintSchema(book: SchemaBook, name: string, document: Schema): readonly LintFault[] {
  const faults: LintFault[] = [];
  const id = `${SCHEMA_BASE}${name}.schema.json`;
  if (document.$id !== id) faults.push({ path: '/', rule: 'id', detail: `$id is not ${id}` });
  if (typeof document.title !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(document.title))
    faults.push({ path: '/', rule: 'title', detail: 'title is no name of a type' });
  visit(document, '', (schema, path) => {
    faults.push(...faultsOf(book, id, schema).map((fault) => ({ path: path || '/', ...fault })));
    for (const member of Object.keys(named(schema.properties)))
      if (member === 'name' || isPersonalName(member))
        faults.push({ path: `${path}/${member}`, rule: 'person', detail: 'may be about a person' });
  });
  return faults;
}

/** Titles that more than one document bears: they name types and components. */
export function repeatedTitles(documents: Iterable<Schema>): readonly string[] {
  const titles = [...documents].map(({ title }) => String(title));
  return titles.filter((title, i) => titles.indexOf(title) !== i);
}

function visit(schema: Schema, path: string, see: (schema: Schema, path: string) => void): void {
  see(schema, path);
  for (const [name, member] of Object.entries(named(schema.properties)))
    visit(member, `${path}/${name}`, see);
  for (const [name, part] of Object.entries(named(schema.$defs)))
    visit(part, `${path}#${name}`, see);
  if (isObject(schema.items)) visit(schema.items, `${path}[]`, see);
  if (isObject(schema.additionalProperties)) visit(schema.additionalProperties, `${path}/*`, see);
  listed(schema.oneOf)?.forEach((branch, i) => visit(branch, `${path}(${String(i)})`, see));
}

type Fault = Omit<LintFault, 'path'>;

function faultsOf(book: SchemaBook, id: string, schema: Schema): readonly Fault[] {
  const unknown = Object.keys(schema).filter((keyword) => !KEYWORDS.has(keyword));
  const faults: Fault[] = unknown.map((keyword) => ({
    rule: 'keyword',
    detail: `${keyword} is not among the keywords in use`,
  }));
  if (typeof schema.$ref === 'string') {
    if (!follow(book, { schema, id }))
      faults.push({ rule: 'reference', detail: `${schema.$ref} leads nowhere` });
    return faults;
  }
  const branches = listed(schema.oneOf);
  if (branches) return [...faults, ...faultsOfBranches(schema, branches)];
  return [...faults, ...faultsOfValue(schema), ...faultsOfOpenEnums(schema)];
}

function faultsOfBranches(schema: Schema, branches: readonly Schema[]): Fault[] {
  const faults: Fault[] = [];
  if (discriminatorOf(branches) === undefined)
    faults.push({ rule: 'branches', detail: 'no required member tells the branches apart' });
  if (schema.properties !== undefined)
    faults.push({ rule: 'branches', detail: 'properties stand in the branches or outside' });
  return faults;
}

function faultsOfValue(schema: Schema): Fault[] {
  const fixed = Array.isArray(schema.enum)
    ? (schema.enum as unknown[])
    : Object.hasOwn(schema, 'const')
      ? [schema.const]
      : undefined;
  if (fixed) {
    const odd = fixed.some((value) => typeof value !== 'string' && !Number.isSafeInteger(value));
    return odd ? [{ rule: 'number', detail: 'a fixed value is a text or an integer' }] : [];
  }
  switch (schema.type) {
    case 'string':
      return faultsOfText(schema);
    case 'integer':
      return schema.minimum === undefined || schema.maximum === undefined
        ? [{ rule: 'unbounded', detail: 'an integer has a minimum and a maximum' }]
        : [];
    case 'boolean':
      return [];
    case 'array':
      return isObject(schema.items) && Number.isSafeInteger(schema.maxItems)
        ? []
        : [{ rule: 'unbounded', detail: 'a list has items and maxItems' }];
    case 'object':
      return faultsOfObject(schema);
    case 'number':
      return [{ rule: 'number', detail: 'numbers are integers' }];
    default:
      return [{ rule: 'keyword', detail: 'no type that a schema may have' }];
  }
}

function faultsOfText(schema: Schema): Fault[] {
  if (typeof schema.pattern === 'string' || typeof schema.format === 'string') return [];
  return schema['x-text'] === 'public' && Number.isSafeInteger(schema.maxLength)
    ? []
    : [{ rule: 'text', detail: 'needs format, enum, const or pattern, or x-text and maxLength' }];
}

function faultsOfObject(schema: Schema): Fault[] {
  if (schema.additionalProperties === false)
    return schema.propertyNames === undefined
      ? []
      : [{ rule: 'open', detail: 'a closed object has no propertyNames' }];
  const isMap =
    isObject(schema.additionalProperties) &&
    isObject(schema.propertyNames) &&
    typeof schema.propertyNames.pattern === 'string' &&
    Number.isSafeInteger(schema.maxProperties) &&
    schema.properties === undefined;
  return isMap ? [] : [{ rule: 'open', detail: 'neither closed nor a map of bounded form' }];
}

/** Only what may be missing may have a value that an older reader leaves out. */
function faultsOfOpenEnums(schema: Schema): Fault[] {
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const fault = (detail: string): Fault => ({ rule: 'open', detail });
  const faults = Object.entries(named(schema.properties))
    .filter(([, member]) => member['x-open-enum'] !== undefined)
    .filter(([name, { enum: values }]) => required.includes(name) || !Array.isArray(values))
    .map(([name]) => fault(`${name}: x-open-enum belongs to an optional enumeration`));
  const places = [schema.items, schema.additionalProperties].filter(isObject);
  if (places.some((place) => place['x-open-enum'] !== undefined))
    faults.push(fault('x-open-enum belongs to a member'));
  return faults;
}
