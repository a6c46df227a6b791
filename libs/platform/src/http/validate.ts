import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Issue } from '#domain/core/domain-error.js';
import { type SchemaTypes, schemas } from '#domain/generated/schemas.js';

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  verbose: true,
  keywords: ['x-text', 'x-open-enum'],
});
formats.default(ajv);
// As PostgreSQL takes it and as we write it; the format of ajv-formats also allows `urn:uuid:`.
ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
for (const document of Object.values(schemas)) ajv.addSchema(document);

export type SchemaName = keyof SchemaTypes;

/** What a person sees of a value: short, and never of a member that holds a secret or a file. */
function shown(value: unknown, path: string): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string')
    return /password|token|content/i.test(path) || value.length > 60
      ? `a text of ${String(value.length)} characters`
      : JSON.stringify(value);
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (typeof value === 'object') return 'an object';
  return JSON.stringify(value);
}

function issueOf(error: ErrorObject): Issue {
  const params = error.params as Record<string, unknown>;
  const member = params.missingProperty ?? params.additionalProperty ?? params.propertyName;
  const path = `${error.instancePath}${typeof member === 'string' ? `/${member}` : ''}` || '/';
  const allowed =
    params.allowedValues ??
    (Object.hasOwn(params, 'allowedValue') ? [params.allowedValue] : undefined);
  const expected = Array.isArray(allowed)
    ? `one of ${allowed.map((v) => JSON.stringify(v)).join(', ')}`
    : error.keyword === 'additionalProperties'
      ? 'no such member'
      : error.keyword === 'required'
        ? 'this member'
        : (error.message ?? error.keyword).replace(/^must (be )?/, '');
  const got = error.keyword === 'required' ? 'nothing' : shown(error.data, path);
  return { path, message: error.message ?? error.keyword, expected, got };
}

/** Faults of a value against a schema of libs/domain/schemas, none when it is valid. */
export function validate(name: SchemaName, value: unknown): readonly Issue[] {
  const check = ajv.getSchema(schemas[name].$id as string);
  if (!check) throw new Error(`no schema ${name}`);
  return check(value) ? [] : (check.errors ?? []).map(issueOf);
}
