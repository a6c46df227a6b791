import type { SchemaTypes } from '#domain/generated/schemas.js';
import { type SchemaName, validate } from './validate.js';

/** A JSON Schema document as a Standard Schema: Nest validates with it, Swagger documents with it. */
export function body<K extends SchemaName>(name: K) {
  return {
    guildmarkSchema: name,
    '~standard': {
      version: 1 as const,
      vendor: 'guildmark',
      validate: (value: unknown) => {
        const issues = validate(name, value);
        return issues.length === 0
          ? { value: value as SchemaTypes[K] }
          : { issues: issues.map((issue) => ({ ...issue, path: issue.path.split('/').slice(1) })) };
      },
    },
  };
}
