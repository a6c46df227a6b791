import jsonld, { type Options } from 'jsonld';
import { canonize } from 'rdf-canonize';

import { type ContextLoader, loadContext } from './contexts.js';
import { CredentialFormatError } from './credential-format-error.js';
import type { JsonObject } from './json-object.js';

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0), UTF-8 text ending in a newline.
 * Safe mode: a member that no context defines is an error and is never dropped from what is signed.
 * Refuses with `document.not-canonical`, or `context.unknown` when it names another context.
 */
export async function canonicalQuads(
  document: JsonObject,
  load: ContextLoader = loadContext,
): Promise<string> {
  const options: Options.ToRdf & { readonly safe: true } = {
    documentLoader: load as NonNullable<Options.ToRdf['documentLoader']>,
    produceGeneralizedRdf: false,
    safe: true,
  };
  try {
    const dataset = await jsonld.toRDF(document, options);
    return await canonize(dataset, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
    });
  } catch (cause) {
    throw refusalOf(cause);
  }
}

/** jsonld wraps what a document loader throws; the reason a person can act on lies inside. */
export function refusalOf(cause: unknown): CredentialFormatError {
  for (let error = cause, depth = 0; error instanceof Error && depth < 5; depth += 1) {
    if (error instanceof CredentialFormatError) return error;
    error = error.cause ?? (error as { details?: { cause?: unknown } }).details?.cause;
  }
  return new CredentialFormatError('document.not-canonical', String(cause));
}
