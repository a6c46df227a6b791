import {
  competenceRecord,
  EUROPEAN,
  HUB,
  LIST_URL,
  LOCAL,
  MAPPING_ID,
  without,
} from '../../../test/support/credentials.js';
import { canonicalQuads } from './canonicalise.js';
import { CREDENTIALS_V2, OPEN_BADGES_3 } from './contexts.js';
import { digestMultibaseOf } from './digest-multibase.js';
import { type OpenBadge, renderOpenBadge } from './render-open-badge.js';

const record = competenceRecord();

/** Every object within a JSON value, itself included. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

it('gives every node an id, so that the document has no blank node', async () => {
  const badge = renderOpenBadge(record);
  expect(objectsIn(badge).filter(({ id }) => typeof id !== 'string')).toEqual([]);
  expect(await canonicalQuads(badge)).not.toContain('_:');
});

it('carries no address of evidence, no name of an assessor, and nothing undefined', () => {
  const full = competenceRecord({ experience: [], evidence: [] });
  const bare = without(full, 'mapping', 'validUntil');
  for (const badge of [renderOpenBadge(record), renderOpenBadge(bare)]) {
    expect(JSON.parse(JSON.stringify(badge))).toEqual(badge);
    expect(Object.values(badge)).not.toContain(undefined);
  }
  const badge = renderOpenBadge(bare);
  expect(badge).not.toHaveProperty('validUntil');
  expect(badge.credentialSubject).not.toHaveProperty('role');
  expect(badge.credentialSubject.achievement).not.toHaveProperty('alignment');
  expect(badge.evidence).toHaveLength(1);
});

it('gives the same document for the same record', () => {
  expect(JSON.stringify(renderOpenBadge(record))).toBe(
    JSON.stringify(renderOpenBadge(competenceRecord())),
  );
});

it('says at its head who, what and when', () => {
  expect(renderOpenBadge(record)).toMatchObject({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_3],
    id: record.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: HUB, type: ['Profile'], name: 'Hub of the turners' },
    name: 'CNC turning, level 3',
    awardedDate: '2026-11-20T00:00:00Z',
    validFrom: '2026-11-23T10:00:00Z',
    validUntil: '2031-11-23T10:00:00Z',
    relatedResource: [
      {
        id: LOCAL,
        mediaType: 'application/json',
        digestMultibase: digestMultibaseOf('A'.repeat(43)),
      },
    ],
    credentialStatus: {
      id: `${LIST_URL}#94567`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: LIST_URL,
    },
  } satisfies Partial<OpenBadge>);
});

it('says of the person what was done and reached', () => {
  expect(renderOpenBadge(record).credentialSubject).toMatchObject({
    id: record.subject.ref,
    name: "Żaneta Ö'Brien 'Zoë'",
    activityStartDate: '2023-05-01T00:00:00Z',
    activityEndDate: '2025-06-30T00:00:00Z',
    role: 'Setter; Helper',
    source: { id: 'https://hub.example/panels/metal' },
    result: [{ resultDescription: `${LOCAL}#level`, achievedLevel: `${LOCAL}#level-3` }],
  });
});

it('leaves the end open while one experience goes on', () => {
  const experience = [...record.experience, { from: '2026-01-01', role: 'Setter' }];
  const { credentialSubject } = renderOpenBadge({ ...record, experience });
  expect(credentialSubject).not.toHaveProperty('activityEndDate');
  expect(credentialSubject).toMatchObject({ role: 'Setter; Helper' });
});

it('describes the standard, its levels and the European standard it maps to', () => {
  expect(renderOpenBadge(record).credentialSubject.achievement).toMatchObject({
    id: LOCAL,
    achievementType: 'Competency',
    version: '1.2',
    inLanguage: 'en',
    criteria: {
      id: `${LOCAL}#criteria`,
      narrative: 'c1: Clamps safely.\nc2: Keeps tolerance.\nMeasures.',
    },
    alignment: [
      {
        id: `urn:uuid:${MAPPING_ID}`,
        targetUrl: EUROPEAN,
        targetName: 'Operating lathes',
        targetDescription: 'Relation: narrow',
      },
    ],
    resultDescription: [
      {
        id: `${LOCAL}#level`,
        rubricCriterionLevel: [1, 2, 3].map((level) => ({
          id: `${LOCAL}#level-${level}`,
          level: String(level),
          name: `Step ${level}`,
        })),
      },
    ],
  });
});

it('speaks the language of the record where it can', () => {
  const badge = renderOpenBadge({ ...record, language: 'it' });
  expect(badge.name).toBe('Tornitura CNC, level 3');
  expect(badge.credentialSubject.achievement).toMatchObject({
    name: 'Tornitura CNC',
    inLanguage: 'it',
  });
});

it.each([
  ['w3c', ['revocation', 'suspension']],
  [undefined, ['revocation']],
] as const)('names lists of W3C at one index (%s)', (method, purposes) => {
  const status = { list: LIST_URL, index: 94_567, ...(method && { method }) };
  const entries = [renderOpenBadge({ ...competenceRecord(), status }).credentialStatus].flat();
  expect(entries).toEqual(
    purposes.map((statusPurpose) => {
      const url = statusPurpose === 'revocation' ? LIST_URL : `${LIST_URL}/suspension`;
      return {
        id: `${url}#94567`,
        type: 'BitstringStatusListEntry',
        statusPurpose,
        statusListIndex: '94567',
        statusListCredential: url,
      };
    }),
  );
});

it('names the one list of 1EdTech, in terms that JSON-LD knows', async () => {
  const status = { list: LIST_URL, index: 94_567, method: '1edtech' } as const;
  const badge = renderOpenBadge({ ...competenceRecord(), status });
  expect(badge.credentialStatus).toEqual({
    id: `${LIST_URL}/1edtech`,
    type: '1EdTechRevocationList',
  });
  expect(await canonicalQuads(badge)).toContain('vcrl/v1p0/context.json#1EdTechRevocationList');
});

it('names the credential it takes the place of, by its digest', () => {
  const replaces = { id: 'urn:uuid:00000000-0000-4000-8000-000000000001', digest: 'B'.repeat(43) };
  const related = renderOpenBadge({ ...competenceRecord(), replaces }).relatedResource;
  expect(related).toContainEqual({
    id: replaces.id,
    mediaType: 'application/vc',
    digestMultibase: digestMultibaseOf(replaces.digest),
  });
});
