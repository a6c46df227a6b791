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
const entry = badge.credentialStatus as Record<string, unknown>;
const suspension = {
  ...entry,
  statusPurpose: 'suspension',
  statusListCredential: `${LIST_URL}/suspension`,
};

it.each<[string, Record<string, unknown>]>([
  ['no id', { id: undefined }],
  ['no name', { name: '', credentialSubject: { achievement: { id: LOCAL } } }],
  ['an issuer without a DID', { issuer: 'https://hub.example' }],
  ['two subjects', { credentialSubject: [badge.credentialSubject, badge.credentialSubject] }],
  ['no achievement', { credentialSubject: { id: 'urn:x' } }],
  ['a standard without address', { credentialSubject: { achievement: { id: 'x' } } }],
  ['no start', { validFrom: undefined }],
  ['a start in another zone', { validFrom: '2026-11-23T10:00:00+01:00' }],
  ['an end that is no date', { validUntil: '2031-02-30T25:00:00Z' }],
  ['another kind of status', { credentialStatus: { ...entry, type: 'StatusList2021Entry' } }],
  ['two status entries', { credentialStatus: [entry, entry] }],
  ['suspension before revocation', { credentialStatus: [suspension, entry] }],
  [
    'suspension at another index',
    { credentialStatus: [entry, { ...suspension, statusListIndex: '7' }] },
  ],
  ['three status entries', { credentialStatus: [entry, suspension, suspension] }],
  ['a status of another purpose', { credentialStatus: { ...entry, statusPurpose: 'suspension' } }],
  ['an index that is no number', { credentialStatus: { ...entry, statusListIndex: '-1' } }],
  ['a status without list', { credentialStatus: { ...entry, statusListCredential: undefined } }],
])('refuses %s', (_, changes) => {
  expect(() => factsOf({ ...badge, ...changes })).toThrow('credential.malformed');
});

it('reads a badge of ours', () => {
  expect(factsOf(badge)).toEqual({
    id: badge.id,
    issuer: HUB,
    title: 'CNC turning, level 3',
    holder: "Żaneta Ö'Brien 'Zoë'",
    standard: LOCAL,
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
