import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { schemas } from '#domain/generated/schemas.js';
import { PROBLEM_TYPE } from './problem-of.js';
import type { SchemaName } from './validate.js';

const base = 'https://guildmark.eu/schemas/';
const title = (name: string) => schemas[name as SchemaName].title as string;

/** `$ref: "evidence.schema.json"` inside `http/x` -> `#/components/schemas/Evidence`; drops $id and $schema. */
function toComponent(node: unknown, id: string): unknown {
  if (Array.isArray(node)) return node.map((n) => toComponent(n, id));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([k]) => k !== '$id' && k !== '$schema')
      .map(([k, v]) =>
        k === '$ref' && typeof v === 'string' && !v.startsWith('#')
          ? [
              k,
              `#/components/schemas/${title(new URL(v, id).href.slice(base.length).replace('.schema.json', ''))}`,
            ]
          : [k, toComponent(v, id)],
      ),
  );
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

/** What every route answers when it refuses. */
const refusal = {
  description: 'A refusal (RFC 9457).',
  content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Parameters of the path, the wildcard of a route included, and no Authorization: that is `security`. */
function parametersOf(path: string, { parameters = [] }: Operation): Parameter[] {
  const declared = (parameters as Parameter[]).filter(({ name }) => name !== 'authorization');
  const missing = [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !declared.some((p) => p.in === 'path' && p.name === name))
    .map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' } }));
  return [...declared, ...missing];
}

function completeOperations({ paths }: OpenAPIObject): void {
  for (const [path, item] of Object.entries(paths))
    for (const operation of Object.values(item) as Operation[]) {
      operation.parameters = parametersOf(path, operation);
      // Routes that refuse in another form say so themselves.
      operation.responses.default ??= refusal;
    }
}

/** The document at /openapi.json: paths from the routes, every shape from libs/domain/schemas, OpenAPI 3.1. */
export function openApi(app: INestApplication, product: string) {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle(product)
      .setVersion('1')
      .setOpenAPIVersion('3.1.0')
      .addBearerAuth()
      .build(),
    {
      standardSchemaConverter: (schema) => {
        const name = (schema as { guildmarkSchema?: string }).guildmarkSchema;
        return name ? { schema: { $ref: `#/components/schemas/${title(name)}` } } : undefined;
      },
    },
  );
  document.components = {
    ...document.components,
    schemas: Object.fromEntries(
      Object.entries(schemas).map(([n, s]) => [
        title(n),
        toComponent(s, base + n + '.schema.json'),
      ]),
    ) as never,
  };
  completeOperations(document);
  return document;
}
