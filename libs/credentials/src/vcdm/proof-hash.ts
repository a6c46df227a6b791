import { hash } from 'node:crypto';

import { canonicalQuads } from '../canonicalise.js';
import type { ContextLoader } from '../contexts.js';
import type { JsonObject } from '../json-object.js';

/**
 * The 64 bytes that an `eddsa-rdfc-2022` proof signs (vc-di-eddsa 3.2.3 to 3.2.5): SHA-256 of the
 * canonical options, read in the contexts of the document, then of the canonical document. As
 * dataIntegrityHash, with any options and any contexts. Refuses as canonicalQuads does.
 */
export async function proofHash(
  document: JsonObject,
  options: JsonObject,
  load: ContextLoader,
): Promise<Buffer> {
  const digest = async (one: JsonObject): Promise<Buffer> =>
    hash('sha256', await canonicalQuads(one, load), 'buffer');
  const configuration = { '@context': document['@context'], ...options };
  return Buffer.concat(await Promise.all([digest(configuration), digest(document)]));
}
