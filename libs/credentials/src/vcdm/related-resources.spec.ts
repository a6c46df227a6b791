import { CREDENTIALS_V2 } from '../contexts.js';
import { encodeBase58 } from '../base58.js';
import { checkRelatedResources } from './related-resources.js';

const V2 = {
  id: CREDENTIALS_V2,
  mediaType: 'application/ld+json',
  digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
  digestMultibase: 'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
};
const OTHER = {
  id: 'https://example.org/a.json',
  digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw',
};
const sha256 = Buffer.from(V2.digestMultibase.slice(1), 'base64url');
const multihash = Buffer.concat([Buffer.from([0x12, 0x20]), sha256]);

it.each<[string, unknown, string]>([
  ['strings', ['https://example.org/a.json'], 'malformed'],
  ['nothing in a list', [], 'malformed'],
  ['a number', 7, 'malformed'],
  ['no id', [{ digestSRI: V2.digestSRI }], 'malformed'],
  ['an id that is no URL', [{ ...OTHER, id: 'a' }], 'malformed'],
  ['two ids', [{ ...OTHER, id: ['urn:a', 'urn:b'] }], 'malformed'],
  ['a media type that is no string', [{ ...OTHER, mediaType: 7 }], 'malformed'],
  ['an id twice', [OTHER, { ...OTHER }], 'repeated'],
  ['no digest', [{ id: OTHER.id }], 'digest-missing'],
  ['a digest that is a number', [{ id: OTHER.id, digestSRI: 7 }], 'digest-malformed'],
  ['a digest of no algorithm', [{ id: OTHER.id, digestSRI: 'md5-AAAA' }], 'digest-malformed'],
  [
    'a hexadecimal SRI',
    [{ id: OTHER.id, digestSRI: `sha256-${'a'.repeat(64)}` }],
    'digest-malformed',
  ],
  ['an SRI that is too short', [{ id: OTHER.id, digestSRI: 'sha256-AAAA' }], 'digest-malformed'],
  ['another multibase', [{ ...OTHER, digestMultibase: 'fabc' }], 'digest-malformed'],
  ['a multibase that is too short', [{ ...OTHER, digestMultibase: 'uEiAj' }], 'digest-malformed'],
  [
    'a multibase with padding',
    [{ ...OTHER, digestMultibase: `${OTHER.digestMultibase}=` }],
    'digest-malformed',
  ],
  ['an empty multibase', [{ ...OTHER, digestMultibase: '' }], 'digest-malformed'],
  [
    'another SRI of a known context',
    [{ id: V2.id, digestSRI: `sha384-${'A'.repeat(64)}` }],
    'digest-mismatch',
  ],
  ['another multibase of a known context', [{ ...OTHER, id: V2.id }], 'digest-mismatch'],
  ['one of two wrong', [{ ...V2, digestMultibase: OTHER.digestMultibase }], 'digest-mismatch'],
])('5.3 refuses %s', (_, value, reason) => {
  expect(() => {
    checkRelatedResources(value);
  }).toThrow(`related-resource.${reason}`);
});

it.each<[string, unknown]>([
  ['a known context with its digests', [V2]],
  ['one object without a list', V2],
  ['a resource that we do not have', [V2, OTHER]],
  [
    'several hashes with options',
    [{ id: V2.id, digestSRI: `${V2.digestSRI}?ct=x ${V2.digestSRI}` }],
  ],
  ['a multihash in base58', [{ id: V2.id, digestMultibase: `z${encodeBase58(multihash)}` }]],
  ['a bare digest in base58', [{ id: V2.id, digestMultibase: `z${encodeBase58(sha256)}` }]],
])('5.3 takes %s', (_, value) => {
  expect(() => {
    checkRelatedResources(value);
  }).not.toThrow();
});
