import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { schemas } from '#domain/generated/schemas.js';
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

/** Serves /openapi.json: paths from the routes, every shape from libs/domain/schemas, OpenAPI 3.1. */
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
  return document;
}
