import {
  competenceRecord,
  EUROPEAN,
  HUB,
  LIST_URL,
  LOCAL,
  MAPPING_ID,
} from '../../../test/support/credentials.js';
import { factsOf } from './credential-facts.js';
import { digestMultibaseOf } from './digest-multibase.js';
import { renderOpenBadge } from './render-open-badge.js';

const badge = renderOpenBadge(competenceRecord());
it.each<[string, Record<string, unknown>]>([
  ['no id', { id: undefined }],
  ['an issuer without a DID', { issuer: 'https://hub.example' }],
  ['two subjects', { credentialSubject: [badge.credentialSubject, badge.credentialSubject] }],
  ['no achievement', { credentialSubject: { id: 'urn:x' } }],
  ['a standard without address', { credentialSubject: { achievement: { id: 'x' } } }],
  ['no start', { validFrom: undefined }],
  ['a start without a zone', { validFrom: '2026-11-23T10:00:00' }],
  ['an end that is no date', { validUntil: '2031-02-30T25:00:00Z' }],
])('refuses %s', (_, changes) => {
  expect(() => factsOf({ ...badge, ...changes })).toThrow('credential.malformed');
});

it.each<[string, Record<string, unknown>, object]>([
  ['an issuer alone', { issuer: 'did:key:z6Mk' }, { issuer: 'did:key:z6Mk' }],
  [
    'an instant in another zone and with parts of a second',
    { validFrom: '2026-11-23T10:00:00.5+01:00' },
    { validFrom: '2026-11-23T09:00:00Z' },
  ],
  [
    'the dates of data model 1.1',
    {
      validFrom: undefined,
      validUntil: undefined,
      issuanceDate: '2026-01-01T00:00:00Z',
      expirationDate: '2027-01-01T00:00:00Z',
    },
    { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' },
  ],
  [
    'a name with its language',
    { name: { '@value': 'Drehen', '@language': 'de' } },
    { title: 'Drehen' },
  ],
  [
    'an alignment that is only an address',
    { credentialSubject: { achievement: { id: LOCAL, alignment: EUROPEAN } } },
    { mappings: [{ target: EUROPEAN }] },
  ],
  [
    'a status that is told otherwise',
    { credentialStatus: { type: 'StatusList2021Entry' } },
    { otherStatus: 'StatusList2021Entry' },
  ],
])('reads %s', (_, changes, facts) => {
  expect(factsOf({ ...badge, ...changes })).toMatchObject(facts);
});

it('names a badge that has no name by that of its achievement, else not at all', () => {
  const named = { credentialSubject: { achievement: { id: LOCAL, name: 'Turning' } } };
  expect(factsOf({ ...badge, name: undefined, ...named }).title).toBe('Turning');
  const bare = { credentialSubject: { achievement: LOCAL } };
  expect(factsOf({ ...badge, name: undefined, ...bare })).not.toHaveProperty('title');
});

it('reads a badge of ours', () => {
  expect(factsOf(badge)).toEqual({
    id: badge.id,
    issuer: HUB,
    title: 'CNC turning, level 3',
    holder: "Żaneta Ö'Brien 'Zoë'",
    standard: LOCAL,
    otherStandards: [],
    standardDigest: digestMultibaseOf('A'.repeat(43)),
    level: 3,
    levelTitle: 'Step 3',
    mappings: [{ target: EUROPEAN, mappingId: MAPPING_ID, relation: 'narrow' }],
    validFrom: '2026-11-23T10:00:00Z',
    validUntil: '2031-11-23T10:00:00Z',
    status: { list: LIST_URL, index: 94_567 },
  });
});

it('reads revocation and suspension at one index', () => {
  const status = { list: LIST_URL, index: 94_567, method: 'w3c' } as const;
  expect(factsOf(renderOpenBadge({ ...competenceRecord(), status })).status).toEqual({
    list: LIST_URL,
    index: 94_567,
    suspension: `${LIST_URL}/suspension`,
  });
});

it.each([
  [[]],
  [[{ achievedLevel: `${LOCAL}#level-9` }]],
  [[{ achievedLevel: `${EUROPEAN}#level-5` }]],
])('reads no level from %j', (result) => {
  const credentialSubject = { ...badge.credentialSubject, result };
  expect(factsOf({ ...badge, credentialSubject })).not.toHaveProperty('level');
});

it('reads no level when two are stated', () => {
  const result = [3, 4].map((level) => ({ achievedLevel: `${LOCAL}#level-${level}` }));
  const credentialSubject = { ...badge.credentialSubject, result };
  expect(factsOf({ ...badge, credentialSubject })).not.toHaveProperty('level');
});
