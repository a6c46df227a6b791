/** What a document may hold. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** Texts that no reader of YAML 1.1 or 1.2 takes for anything else. */
const SIMPLE_NAME = /^[A-Za-z_$][A-Za-z0-9_$.-]*$/;
const WORDS = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/**
 * A document in YAML 1.2 with a final line end. Members keep their order; every text is quoted as in
 * JSON, which YAML reads the same way, so none is taken for a number, a date or a reference.
 */
export function toYaml(document: { readonly [name: string]: Plain }): string {
  return `${block(document, '').join('\n')}\n`;
}

function block(value: Plain, indent: string): string[] {
  if (isList(value))
    return value.flatMap((item) => {
      const [first = '', ...more] = isEmpty(item) ? [scalar(item)] : block(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...more];
    });
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) =>
      isEmpty(member)
        ? [`${indent}${nameOf(name)}: ${scalar(member)}`]
        : [`${indent}${nameOf(name)}:`, ...block(member, `${indent}  `)],
    );
  return [indent + scalar(value)];
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
/** Stands on the line of its name. */
const isEmpty = (value: Plain): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).length === 0;
const scalar = (value: Plain): string => JSON.stringify(value);
const nameOf = (name: string): string =>
  SIMPLE_NAME.test(name) && !WORDS.test(name) ? name : JSON.stringify(name);
