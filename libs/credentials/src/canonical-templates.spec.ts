import { hash, randomBytes } from 'node:crypto';
import { chance } from '../../../test/support/chance.js';
import { competenceRecord, edKey, ISSUED_AT } from '../../../test/support/credentials.js';
import { randomRecord } from '../../../test/support/random-records.js';
import { canonicalQuads } from './canonicalise.js';
import { CanonicalTemplates } from './canonical-templates.js';
import type { JsonObject } from './json-object.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { openBadgeProfile } from './open-badge-profile.js';
import { renderOpenBadge } from './render-open-badge.js';

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

it('gives the bytes of the library for 10,000 credentials of every kind', async () => {
  const { templates, differences } = fresh(1024);
  const next = chance(20261124);
  for (let i = 0; i < 10_000; i += 1) {
    const badge = renderOpenBadge(randomRecord(next));
    const expected = await expectedOf(badge);
    if (!(await templates.digest(badge)).equals(expected))
      throw new Error(`number ${String(i)} differs`);
    await templates.learn(badge);
  }
  const { filled, library, checked, isDisabled } = templates.counts;
  expect({ isDisabled, differences: differences() }).toEqual({ isDisabled: false, differences: 0 });
  expect(filled).toBeGreaterThan(2_000);
  expect(checked).toBe(Math.floor(filled / 1000));
  // Every guard that a document can run into was run into.
  for (const miss of ['unknown', 'slot-order', 'iri-repeated'] as const)
    expect([miss, library[miss] > 0]).toEqual([miss, true]);
}, 300_000);

it('signs the same proof value as without templates', async () => {
  const { templates } = fresh();
  const next = chance(7);
  for (let i = 0; i < 200; i += 1) {
    const badge = renderOpenBadge(randomRecord(next));
    const created = new Date(ISSUED_AT.getTime() + next(1e9));
    const plain = await issueDataIntegrity(badge, edKey, created);
    expect(await issueDataIntegrity(badge, edKey, created, templates)).toEqual(plain);
  }
  expect(templates.counts.filled).toBeGreaterThan(200);
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
  const held = (templates as unknown as { byKey: Map<string, { lines: { fixed: object[] } }[]> })
    .byKey;
  for (const [template] of held.values())
    template?.lines.fixed.push({ subject: '<urn:a>', text: '<urn:a> <urn:b> <urn:c> .\n' });
  for (let i = 1; i < 1000; i += 1) await templates.digest(badge);
  expect(differences()).toBe(0);
  expect(await templates.digest(badge)).toEqual(await expectedOf(badge));
  expect(differences()).toBe(1);
  expect(templates.counts.isDisabled).toBe(true);
  await templates.learn(badge);
  expect(await templates.digest(badge)).toEqual(await expectedOf(badge));
  expect(templates.counts.filled).toBe(1000);
});
