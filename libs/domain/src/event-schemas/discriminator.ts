import { isObject, named, type Schema } from './schema-book.js';

/** Values that a `const` or an `enum` allows; undefined when there is neither. */
function fixedValues(schema: Schema | undefined): readonly unknown[] | undefined {
  if (!schema) return undefined;
  if (Object.hasOwn(schema, 'const')) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

function valuesAt(branch: Schema, name: string): readonly unknown[] | undefined {
  const properties = named(branch.properties);
  const isRequired = Array.isArray(branch.required) && branch.required.includes(name);
  return isRequired && Object.hasOwn(properties, name) ? fixedValues(properties[name]) : undefined;
}

/**
 * The member that tells the branches of a `oneOf` apart: required in each, with fixed values that no
 * two branches share. Undefined when there is none. With one, a property that a later version adds to
 * a branch cannot make a value fit two of them.
 */
export function discriminatorOf(branches: readonly Schema[]): string | undefined {
  return Object.keys(named(branches[0]?.properties)).find((name) => {
    const all = branches.map((branch) => valuesAt(branch, name));
    if (all.some((values) => values === undefined)) return false;
    const values = all.flatMap((some) => some ?? []);
    return new Set(values).size === values.length;
  });
}

/** The branch that a value says it is of; undefined when it fits none or nothing tells them apart. */
export function branchOf(branches: readonly Schema[], value: unknown): Schema | undefined {
  const name = discriminatorOf(branches);
  if (name === undefined || !isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return branches.find((branch) => valuesAt(branch, name)?.includes(value[name]));
}
