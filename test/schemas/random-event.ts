import {
  follow,
  isObject,
  listed,
  named,
  type Schema,
  type SchemaBook,
  type SchemaPlace,
} from '#domain/event-schemas/schema-book.js';
import type { Chance } from '../support/chance.js';
import { randomMatch } from './random-match.js';

const pick = <T>(next: Chance, items: readonly T[]): T => items[next(items.length)]!;

/** A value that is valid under a schema of the federation: every kind of part that the lint allows. */
export function randomValue(book: SchemaBook, place: SchemaPlace, next: Chance): unknown {
  const at = follow(book, place);
  if (!at) throw new Error('a reference leads nowhere');
  const { schema, id } = at;
  const inside = (part: Schema) => randomValue(book, { schema: part, id }, next);
  if (Object.hasOwn(schema, 'const')) return schema.const;
  if (Array.isArray(schema.enum)) return pick<unknown>(next, schema.enum);
  const branches = listed(schema.oneOf);
  if (branches) return inside(pick(next, branches));
  const bound = (name: string, otherwise: number) => Number(schema[name] ?? otherwise);
  switch (schema.type) {
    case 'integer':
      return randomInteger(bound('minimum', 0), bound('maximum', 100), next);
    case 'boolean':
      return next(2) === 0;
    case 'string':
      return randomText(schema, next);
    case 'array': {
      const least = bound('minItems', 0);
      const length = least + next(Math.min(bound('maxItems', 3), 3) - least + 1);
      return Array.from({ length }, () => inside(schema.items as Schema));
    }
    default:
      return randomObject(schema, inside, next);
  }
}

function randomObject(schema: Schema, inside: (part: Schema) => unknown, next: Chance): object {
  if (isObject(schema.additionalProperties)) {
    const values = schema.additionalProperties;
    const names = Array.from({ length: 1 + next(3) }, () =>
      randomText(schema.propertyNames as Schema, next),
    );
    return Object.fromEntries(names.map((name) => [name, inside(values)]));
  }
  const required = (schema.required ?? []) as readonly string[];
  return Object.fromEntries(
    Object.entries(named(schema.properties))
      .filter(([name]) => required.includes(name) || next(2) === 0)
      .map(([name, member]) => [name, inside(member)]),
  );
}

function randomInteger(least: number, most: number, next: Chance): number {
  const near = [
    least,
    most,
    Math.min(most, least + 1),
    least + next(Math.min(most - least, 1000) + 1),
  ];
  return pick(next, near);
}

/** Beyond ASCII, and what JSON has to escape; none is a surrogate alone, and none makes an address. */
const LETTERS = [
  ...'abc XYZ 019 "\\/\n\t<>&\u00e9\u0141\u4e2d\u2014',
  '\u{1f45e}',
  'e\u0301',
  '\u202e',
];

function randomText(schema: Schema, next: Chance): string {
  const least = Number(schema.minLength ?? 0);
  const most = Number(schema.maxLength ?? 1000);
  if (typeof schema.pattern === 'string') {
    for (let tries = 0; tries < 100; tries++) {
      const text = randomMatch(schema.pattern, next);
      if (text.length >= least && text.length <= most) return text;
    }
    throw new Error(`no match of ${schema.pattern} is short enough`);
  }
  const hex = (length: number) => randomMatch(`^[0-9a-f]{${String(length)}}$`, next);
  switch (schema.format) {
    case 'uri':
      return `https://${hex(4)}.example/${randomMatch('^[a-z0-9/._~-]{0,40}$', next)}`;
    case 'uuid':
      return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
    case undefined: {
      const length = least + next(Math.min(most - least, 40) + 1);
      let text = '';
      // Lengths are those of JSON Schema: code points.
      for (let i = 0; i < length; i++)
        text += pick(
          next,
          LETTERS.filter((l) => [...l].length === 1),
        );
      return text;
    }
    default:
      throw new Error(`no text of format ${String(schema.format)}`);
  }
}
