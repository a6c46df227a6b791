import {
  competenceRecord,
  EUROPEAN,
  LIST_URL,
  LOCAL,
  without,
} from '../../../test/support/credentials.js';
import { walletCopy, withheld } from '../../../test/support/wallet-copy.js';
import { digestMultibaseOf } from './digest-multibase.js';
import { readSdJwt } from './read-sd-jwt.js';
import { walletFacts } from './wallet-facts.js';

const { credential } = await walletCopy();
const { claims } = readSdJwt(credential);
const standard = claims.standard as object;

it.each<[string, object, string]>([
  ['another type', { vct: 'https://registry.example/vct/other' }, 'credential.not-a-competence'],
  ['no type', { vct: undefined }, 'credential.not-a-competence'],
  [
    'a type below a path',
    { vct: 'https://registry.example/x/vct/competence/v1' },
    'credential.not-a-competence',
  ],
  ['an issuer with a path', { iss: 'https://hub.example/x' }, 'credential.malformed'],
  ['an issuer that is no origin', { iss: 'did:web:hub.example' }, 'credential.malformed'],
  ['no standard', { standard: undefined }, 'credential.not-a-competence'],
  [
    'a standard without level',
    { standard: without(standard as { level: number }, 'level') },
    'credential.not-a-competence',
  ],
  ['a level of text', { standard: { ...standard, level: '3' } }, 'credential.not-a-competence'],
  ['a level beyond 5', { standard: { ...standard, level: 6 } }, 'credential.not-a-competence'],
  [
    'a digest of another length',
    { standard: { ...standard, digest: 'AAAA' } },
    'credential.not-a-competence',
  ],
  [
    'a standard that is no address',
    { standard: { ...standard, version: 'x' } },
    'credential.not-a-competence',
  ],
  ['no start', { nbf: undefined, iat: undefined }, 'credential.not-a-competence'],
  ['a start of text', { nbf: '1' }, 'credential.malformed'],
  ['an end after the year 9999', { exp: 1e15 }, 'credential.malformed'],
  ['a mapping to nothing', { mapping: { relation: 'exact' } }, 'credential.not-a-competence'],
])('refuses %s', (_, changes, code) => {
  expect(() => walletFacts({ ...claims, ...changes })).toThrow(code);
});

it('reads all that is disclosed', () => {
  expect(walletFacts(claims)).toEqual({
    id: competenceRecord().id,
    issuer: 'https://hub.example',
    title: 'CNC turning',
    holder: "Żaneta Ö'Brien 'Zoë'",
    standard: LOCAL,
    otherStandards: [],
    standardDigest: digestMultibaseOf('A'.repeat(43)),
    level: 3,
    mappings: [{ target: EUROPEAN, relation: 'narrow' }],
    validFrom: '2026-11-23T10:00:00Z',
    validUntil: '2031-11-23T10:00:00Z',
    tokenStatus: { uri: `${LIST_URL}/token`, idx: 94_567 },
  });
});

it('does not know what is not disclosed', () => {
  const hidden = walletFacts(readSdJwt(withheld(credential)).claims);
  expect(Object.keys(hidden).sort()).toEqual([
    'issuer',
    'level',
    'mappings',
    'otherStandards',
    'standard',
    'standardDigest',
    'tokenStatus',
    'validFrom',
    'validUntil',
  ]);
  expect(hidden.mappings).toEqual([]);
});
