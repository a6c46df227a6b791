import type { CompetenceRecord, NewLocalStandard } from '#domain/generated/schemas.js';

/** A competence record as the example cluster gives one: every member is there. */
export function sampleRecord(standard: NewLocalStandard): CompetenceRecord {
  return {
    v: 1,
    id: 'urn:uuid:6f1c2d3e-4a5b-4c6d-8e7f-901234567890',
    issuer: {
      did: 'did:web:hub.example',
      name: 'Hub of the district',
      url: 'https://hub.example/',
    },
    subject: {
      ref: 'urn:uuid:0b0e8f1c-2222-4333-8444-555566667777',
      givenName: 'Nevenka',
      familyName: 'Šimunić',
    },
    standard: {
      versionUri: 'https://hub.example/standards/sample/v1.0',
      contentDigest: 'A'.repeat(43),
      kind: 'local',
      title: standard.title,
      description: standard.description,
      level: 3,
      levels: standard.levels,
    },
    mapping: {
      mappingId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10',
      toVersionUri: 'https://registry.example/concepts/7k3m9q2x1z/v1.0',
      toTitle: standard.title,
      relation: 'exact',
    },
    criteria: standard.criteria.map(({ id, text }) => ({ id, text })),
    assessment: {
      methods: ['observation'],
      assessedOn: '2026-11-20',
      assessors: 1,
      second: false,
      tieDeclared: false,
      panelUri: 'https://hub.example/panels/1',
    },
    experience: [{ from: '2023-09-04', role: 'Hand stitcher' }],
    evidence: [
      {
        id: 'urn:uuid:11111111-2222-4333-8444-555566667777',
        kind: 'observation',
        title: 'Two pairs stitched at the bench',
        digest: 'B'.repeat(43),
        mediaType: 'text/plain',
      },
    ],
    language: standard.language,
    validFrom: '2026-11-23T10:00:00Z',
    status: { list: 'https://hub.example/status/1', index: 94567 },
  };
}
