import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { checkCompatibility } from '#domain/event-schemas/check-compatibility.js';
import { keepKnown } from '#domain/event-schemas/keep-known.js';
import { type Schema, schemaBook } from '#domain/event-schemas/schema-book.js';

/** One version with data that are valid in it. */
export interface SampledVersion {
  readonly schema: Schema;
  readonly samples: readonly unknown[];
}

/**
 * What is wrong with two minors of one major: in their schemas, in samples of the older one that the
 * newer one refuses, in samples of the newer one that the older one refuses when they are stripped.
 */
export function checkPair(
  documents: readonly Schema[],
  older: SampledVersion,
  newer: SampledVersion,
): readonly string[] {
  const book = schemaBook(documents);
  const ajv = new Ajv2020({ strict: true, keywords: ['x-text', 'x-open-enum'] });
  formats.default(ajv);
  for (const document of documents) ajv.addSchema(document);
  const accepts = ({ schema }: SampledVersion, value: unknown): boolean =>
    ajv.validate<unknown>(String(schema.$id), value);
  const place = { schema: older.schema, id: String(older.schema.$id) };
  return [
    ...checkCompatibility(book, older.schema, newer.schema),
    ...older.samples.flatMap((sample, i) =>
      accepts(newer, sample) ? [] : [`the newer refuses sample ${String(i)} of the older`],
    ),
    ...newer.samples.flatMap((sample, i) =>
      accepts(older, keepKnown(book, place, sample))
        ? []
        : [`the older refuses sample ${String(i)} of the newer, stripped`],
    ),
  ];
}
