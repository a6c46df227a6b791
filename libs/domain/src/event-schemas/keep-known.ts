import { branchOf } from './discriminator.js';
import {
  follow,
  isObject,
  listed,
  named,
  type SchemaBook,
  type SchemaPlace,
} from './schema-book.js';

/**
 * A copy of a value with only the members that a schema knows, at every depth: what is left of an
 * event of a newer minor version. An optional member with a value outside its open enumeration
 * (`x-open-enum`) goes as well. Nothing is judged here: the copy is still to be validated, and a value
 * of another shape than the schema's comes back as it is. Refuses, as a fault of ours, a reference
 * that leads nowhere.
 */
export function keepKnown(book: SchemaBook, place: SchemaPlace, value: unknown): unknown {
  const at = follow(book, place);
  if (!at) throw new Error(`a reference of ${place.id} leads nowhere`);
  const { schema, id } = at;
  const branches = listed(schema.oneOf);
  if (branches) {
    const branch = branchOf(branches, value);
    return branch ? keepKnown(book, { schema: branch, id }, value) : value;
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return isObject(items)
      ? value.map((item) => keepKnown(book, { schema: items, id }, item))
      : value;
  }
  return isObject(value) ? keepMembers(book, at, value) : value;
}

function keepMembers(
  book: SchemaBook,
  { schema, id }: SchemaPlace,
  value: Readonly<Record<string, unknown>>,
): unknown {
  const known = named(schema.properties);
  const others = schema.additionalProperties;
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const own = Object.hasOwn(known, name) ? known[name] : undefined;
    if (own) {
      const isNews =
        own['x-open-enum'] === true && Array.isArray(own.enum) && !own.enum.includes(member);
      if (!isNews) kept.push([name, keepKnown(book, { schema: own, id }, member)]);
    } else if (isObject(others)) {
      kept.push([name, keepKnown(book, { schema: others, id }, member)]);
    } else if (others !== false) kept.push([name, member]);
  }
  // Defines members instead of assigning them: `__proto__` stays a name like any other.
  return Object.fromEntries(kept);
}
