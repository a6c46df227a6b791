/** A JSON Schema 2020-12 document or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** A part of a schema and the document it stands in, which its references start from. */
export interface SchemaPlace {
  readonly schema: Schema;
  readonly id: string;
}

/** Documents by their `$id`. */
export type SchemaBook = ReadonlyMap<string, Schema>;

/** All documents that references may lead to. Refuses, as a fault of ours, one without `$id`. */
export function schemaBook(documents: Iterable<Schema>): SchemaBook {
  return new Map(
    [...documents].map((document) => {
      if (typeof document.$id !== 'string') throw new Error('a schema without $id');
      return [document.$id, document];
    }),
  );
}

/** Whether a value is an object of JSON, not a list and not null. */
export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members of a schema that are schemas by name: `properties`, `$defs`. Empty when absent. */
export function named(value: unknown): Readonly<Record<string, Schema>> {
  return isObject(value) ? (value as Readonly<Record<string, Schema>>) : {};
}

/** Schemas in a list: `oneOf`. Undefined when absent. */
export function listed(value: unknown): readonly Schema[] | undefined {
  return Array.isArray(value) ? (value as readonly Schema[]) : undefined;
}

/** References that lead to references end somewhere, or the schemas are wrong. */
const MOST_STEPS = 8;

/**
 * Where a part really stands: follows `$ref` to the end, in this document (`#/$defs/x`) or another.
 * Undefined when it leads nowhere or in a circle.
 */
export function follow(book: SchemaBook, place: SchemaPlace): SchemaPlace | undefined {
  let at: SchemaPlace = place;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { $ref } = at.schema;
    if (typeof $ref !== 'string') return at;
    const next = lookUp(book, new URL($ref, at.id));
    if (!next) return undefined;
    at = next;
  }
  return undefined;
}

function lookUp(book: SchemaBook, { href, hash }: URL): SchemaPlace | undefined {
  const id = href.slice(0, href.length - hash.length);
  let found: unknown = book.get(id);
  for (const part of hash.split('/').slice(1))
    found = isObject(found) && Object.hasOwn(found, part) ? found[part] : undefined;
  return isObject(found) ? { schema: found, id } : undefined;
}
