import { createPublicKey, hash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { chance } from '../../../test/support/chance.js';
import { competenceRecord, edKey, ISSUED_AT } from '../../../test/support/credentials.js';
import { alteredJson } from '../../../test/support/altered-json.js';
import { randomRecord, randomText, randomUuid } from '../../../test/support/random-records.js';
import { encodeBase58 } from './base58.js';
import { canonicalQuads } from './canonicalise.js';
import { CanonicalTemplates } from './canonical-templates.js';
import { signEd25519 } from './ed25519.js';
import type { JsonObject } from './json-object.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { openBadgeProfile } from './open-badge-profile.js';
import { renderOpenBadge } from './render-open-badge.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

/** What the library gives. */
const expectedOf = async (document: JsonObject): Promise<Buffer> =>
  hash('sha256', await canonicalQuads(document), 'buffer');

const fresh = (limit = 32) => {
  let differences = 0;
  const templates = new CanonicalTemplates({
    profile: openBadgeProfile,
    limit,
    random: randomBytes,
    onDifference: () => {
      differences += 1;
    },
  });
  return { templates, differences: () => differences };
};

/** The hash of the options as the library gives it; many proofs are of the same second. */
function optionsDigests() {
  const known = new Map<string, Promise<Buffer>>();
  return (document: JsonObject): Promise<Buffer> => {
    const key = JSON.stringify(document);
    const digest = known.get(key) ?? expectedOf(document);
    known.set(key, digest);
    return digest;
  };
}

it('signs 10,000 credentials of every kind with the proof values of the library', async () => {
  const { templates, differences } = fresh(1024);
  const seed = 20261124;
  const next = chance(seed);
  const optionsDigest = optionsDigests();
  for (let i = 0; i < 10_000; i += 1) {
    const badge = renderOpenBadge(randomRecord(next));
    const created = new Date(ISSUED_AT.getTime() + next(40) * 1000);
    const { proof } = await issueDataIntegrity(badge, edKey, created, templates);
    const { proofValue, ...options } = proof;
    const hashes = [
      await optionsDigest({ '@context': badge['@context'], ...options }),
      await expectedOf(badge),
    ];
    const signature = signEd25519(Buffer.concat(hashes), edKey.privateKey);
    if (proofValue !== `z${encodeBase58(signature)}`)
      throw new Error(`seed ${String(seed)}, number ${String(i)} differs`);
  }
  const { filled, library, checked, isDisabled } = templates.counts;
  expect({ isDisabled, differences: differences() }).toEqual({ isDisabled: false, differences: 0 });
  expect(filled).toBeGreaterThan(12_000);
  expect(checked).toBeGreaterThan(5);
  // Every guard that a document can run into was run into.
  for (const miss of ['unknown', 'slot-order', 'iri-repeated'] as const)
    expect([miss, library[miss] > 0]).toEqual([miss, true]);
}, 1_800_000);

it('verifies 300 credentials, good and altered, with the verdict of the library', async () => {
  const { templates } = fresh(1024);
  const seed = 20261128;
  const next = chance(seed);
  const publicKey = createPublicKey(edKey.privateKey);
  const found = { verified: 0, refused: 0 };
  // One form, so that templates answer most of the time.
  const { subject } = competenceRecord();
  for (let i = 0; i < 300; i += 1) {
    const record = {
      ...competenceRecord(),
      id: randomUuid(next),
      subject: { ...subject, ref: randomUuid(next), givenName: randomText(next, 12) },
    };
    const document = await issueDataIntegrity(renderOpenBadge(record), edKey, ISSUED_AT, templates);
    const shown = next(3) === 0 ? document : alteredJson(document, next);
    const fast = await verifyDataIntegrity(shown, () => publicKey, templates);
    const slow = await verifyDataIntegrity(shown, () => publicKey);
    if (!isDeepStrictEqual(fast, slow))
      throw new Error(`seed ${String(seed)}, number ${String(i)}: ${JSON.stringify(shown)}`);
    found[fast.verified ? 'verified' : 'refused'] += 1;
  }
  expect(found.verified).toBeGreaterThan(60);
  expect(found.refused).toBeGreaterThan(120);
  expect(templates.counts.filled).toBeGreaterThan(600);
  expect(templates.counts.isDisabled).toBe(false);
});

it('knows a document only when everything but the slots is equal', async () => {
  const { templates } = fresh();
  const badge = renderOpenBadge(competenceRecord());
  await templates.learn(badge);
  const filledBy = async (document: object) => {
    const before = templates.counts.filled;
    const digest = await templates.digest(document as typeof badge);
    expect(digest).toEqual(await expectedOf(document as typeof badge));
    return templates.counts.filled > before;
  };
  expect(await filledBy(badge)).toBe(true);
  expect(await filledBy({ ...badge, name: 'Master of everything' })).toBe(true);
  expect(await filledBy({ ...badge, description: 'more' })).toBe(false);
  expect(await filledBy({ ...badge, issuer: { ...badge.issuer, name: 'Other' } })).toBe(false);
  expect(await filledBy({ ...badge, type: [...badge.type].reverse() })).toBe(false);
  expect(await filledBy({ ...badge, validFrom: '2026-11-23T10:00:00+00:00' })).toBe(false);
  expect(await filledBy({ ...badge, id: 'urn:uuid:a b' }).catch(() => false)).toBe(false);
  expect(await filledBy({ ...badge, id: badge.issuer.id })).toBe(false);
  expect(await filledBy({ ...badge, id: 'https://www.w3.org/2018/credentials#evidence' })).toBe(
    false,
  );
});

it('makes no template of a document with a node that has no id', async () => {
  const { templates } = fresh();
  const badge = renderOpenBadge(competenceRecord());
  const source = { type: ['Profile'], name: 'A panel without an id' };
  const nameless = { ...badge, credentialSubject: { ...badge.credentialSubject, source } };
  await templates.learn(nameless);
  expect(templates.counts.library['blank-node']).toBe(1);
  await templates.digest(nameless);
  expect(templates.counts.filled).toBe(0);
});

it('keeps no more templates than it may', async () => {
  const { templates } = fresh(2);
  const badges = [1, 2, 3].map((level) =>
    renderOpenBadge(competenceRecord({ standard: { ...competenceRecord().standard, level } })),
  );
  for (const badge of badges) await templates.learn(badge);
  for (const badge of badges) await templates.digest(badge);
  expect(templates.counts).toMatchObject({ filled: 2, library: { unknown: 1 } });
});

it('compares one in a thousand, and after a difference uses no template again', async () => {
  const { templates, differences } = fresh();
  const badge = renderOpenBadge(competenceRecord());
  // A profile that takes a name of a type for a text: the template is then wrong.
  await templates.learn(badge);
  const held = templates as unknown as {
    byKey: Map<string, { template: { lines: { fixed: object[] } } }[]>;
  };
  for (const [known] of held.byKey.values())
    known?.template.lines.fixed.push({ subject: '<urn:a>', text: '<urn:a> <urn:b> <urn:c> .\n' });
  for (let i = 1; i < 1000; i += 1) await templates.digest(badge);
  expect(differences()).toBe(0);
  expect(await templates.digest(badge)).toEqual(await expectedOf(badge));
  expect(differences()).toBe(1);
  expect(templates.counts.isDisabled).toBe(true);
  await templates.learn(badge);
  expect(await templates.digest(badge)).toEqual(await expectedOf(badge));
  expect(templates.counts.filled).toBe(1000);
});
