import { competenceRecord, LIST_URL } from '../../../test/support/credentials.js';
import { canonicalQuads } from './canonicalise.js';
import { OPEN_BADGES_EXTENSIONS } from './contexts.js';
import { renderConformanceBadge } from './render-conformance-badge.js';
import { renderOpenBadge } from './render-open-badge.js';

it.each(['w3c', '1edtech', undefined] as const)(
  'is the badge with schema, extensions and the one status entry, whatever the record prefers: %s',
  (method) => {
    const record = competenceRecord();
    const { list, index } = record.status;
    const status = { list, index, ...(method && { method }) };
    const badge = renderConformanceBadge({ ...record, status });
    const { '@context': contexts, credentialStatus, credentialSchema, ...rest } = badge;
    const plain = renderOpenBadge(record);
    expect(rest).toEqual(
      Object.fromEntries(
        Object.entries(plain).filter(([name]) => !['@context', 'credentialStatus'].includes(name)),
      ),
    );
    expect(contexts).toEqual([...plain['@context'].slice(0, 2), OPEN_BADGES_EXTENSIONS]);
    expect(credentialStatus).toEqual({ id: `${LIST_URL}/1edtech`, type: '1EdTechRevocationList' });
    expect(credentialSchema).toMatchObject([{ type: '1EdTechJsonSchemaValidator2019' }]);
  },
);

it('uses terms of its contexts alone: the strict processor takes it', async () => {
  const quads = await canonicalQuads(renderConformanceBadge(competenceRecord()));
  expect(quads).toContain('1EdTechJsonSchemaValidator2019');
  await expect(
    canonicalQuads({
      ...renderConformanceBadge(competenceRecord()),
      '@context': renderOpenBadge(competenceRecord())['@context'].slice(0, 2),
    }),
  ).rejects.toThrow();
});
