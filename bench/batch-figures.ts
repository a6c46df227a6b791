import { randomUUID, sign } from 'node:crypto';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { digestOfDataIntegrity, digestOfJwt } from '#credentials/rendering-digest.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { leafHash } from '#ledger/hash.js';
import { personLeaf } from '#ledger/person-leaf.js';
import type { BenchKeys } from './bench-keys.js';
import { NOW } from './bench-keys.js';
import { compare, type Figure } from './compare.js';
import { benchTemplates } from './data-integrity-figures.js';

/** As many as the hub issues in one transaction. */
const BATCH = 100;
const es256 = { dsaEncoding: 'ieee-p1363' } as const;

/**
 * A batch from records to signed texts and leaves, as the hub makes them before it writes, beside its
 * parts, each at what it costs alone: rendering, both bare signatures, both texts, their digests.
 */
export async function* batchFigures(
  record: CompetenceRecord,
  { ed, ec }: BenchKeys,
): AsyncGenerator<Figure> {
  const templates = benchTemplates();
  const salt = Buffer.alloc(32, 7);
  const records = Array.from({ length: BATCH }, () => ({
    ...record,
    id: `urn:uuid:${randomUUID()}`,
  }));
  const issued = async (one: CompetenceRecord) => {
    const badge = renderOpenBadge(one);
    const secured = await issueDataIntegrity(badge, ed, NOW, templates);
    const openBadge = JSON.stringify(secured);
    const jwt = await issueVcJwt(badge, ec);
    const digests = [digestOfDataIntegrity(secured), digestOfJwt(jwt)];
    const leaf = leafHash(personLeaf({ type: 'credential.issued', digests }, salt));
    return { secured, openBadge, jwt, leaf };
  };
  const { secured, jwt } = await issued(record);
  const signed = Buffer.from(jwt.slice(0, jwt.lastIndexOf('.')));
  const hashes = Buffer.alloc(64, 7);
  yield await compare(
    'batch of 100 signed in both formats, with leaves / sum of its parts',
    async () => {
      for (const one of records) await issued(one);
    },
    () => {
      for (let i = 0; i < BATCH; i += 1) {
        const badge = renderOpenBadge(record);
        sign(null, hashes, ed.privateKey);
        JSON.stringify(secured);
        Buffer.from(JSON.stringify(badge)).toString('base64url');
        sign('sha256', signed, { key: ec.privateKey, ...es256 });
        const digests = [digestOfDataIntegrity(secured), digestOfJwt(jwt)];
        leafHash(personLeaf({ type: 'credential.issued', digests }, salt));
      }
    },
    0.6,
  );
}
