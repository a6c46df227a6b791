import type { ContextLoader } from '../contexts.js';

/** The context of the specifications' examples, which gives a meaning to every term. */
export const EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2';

const document = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

/**
 * A loader that knows the examples of the specifications besides (VCDM 2.0 B.1: for tests, never for
 * production). The suites and vectors of the W3C are written in it; nothing that a hub issues or
 * verifies for its cluster is.
 */
export function withExamples(load: ContextLoader): ContextLoader {
  return (url) =>
    url === EXAMPLES_V2 ? Promise.resolve({ documentUrl: url, document }) : load(url);
}
