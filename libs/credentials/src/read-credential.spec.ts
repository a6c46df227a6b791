import { competenceRecord, ecKey, issued } from '../../../test/support/credentials.js';
import { claimsOf } from './jwt-claims.js';
import { readCredential } from './read-credential.js';
import { renderOpenBadge } from './render-open-badge.js';
import { digestOfDataIntegrity, digestOfJwt } from './rendering-digest.js';
import { signJws } from './sign-jws.js';

const badge = renderOpenBadge(competenceRecord());

it.each<[string, Record<string, unknown>, string]>([
  [
    'another context',
    { '@context': [...badge['@context'], 'https://x.example'] },
    'credential.not-a-badge',
  ],
  [
    'a context of its own',
    { '@context': [badge['@context'][0], { name: 'urn:x' }] },
    'credential.not-a-badge',
  ],
  ['another type', { type: ['VerifiableCredential'] }, 'credential.not-a-badge'],
  ['a full IRI as member', { 'https://schema.org/name': 'x' }, 'credential.foreign-member'],
  ['a keyword', { '@graph': [] }, 'credential.foreign-member'],
  ['an inner keyword', { evidence: [{ '@id': 'urn:x' }] }, 'credential.foreign-member'],
  [
    'an inner context',
    { issuer: { ...badge.issuer, '@context': {} } },
    'credential.foreign-member',
  ],
  ['a lack', { validFrom: undefined }, 'credential.malformed'],
])('refuses a document with %s', async (_, changes, code) => {
  const { json } = await issued();
  const document = { ...(JSON.parse(json.credential) as object), ...changes };
  expect(() => readCredential(JSON.stringify(document))).toThrow(code);
});

it('refuses a proof within a JWT', async () => {
  const payload = { ...badge, ...claimsOf(badge), proof: {} };
  const jwt = await signJws(payload, { typ: 'vc+jwt' }, ecKey);
  expect(() => readCredential(jwt)).toThrow('credential.not-a-badge');
});

it('refuses a member that stands twice, and a text without end', async () => {
  const { json } = await issued();
  const twice = json.credential.replace('"name"', '"name":"x","name"');
  expect(() => readCredential(twice)).toThrow('json.duplicate-member');
  expect(() => readCredential(' '.repeat(1_048_577))).toThrow('credential.too-large');
});

it('reads both forms, with the digest that the ledger commits to', async () => {
  const { jwt, json } = await issued();
  expect(readCredential(`\n${jwt.credential}\n`)).toMatchObject({
    form: 'vc+jwt',
    kid: ecKey.kid,
    digest: digestOfJwt(jwt.credential),
  });
  const document = JSON.parse(json.credential) as Record<string, unknown>;
  expect(readCredential(JSON.stringify(document, null, 2))).toMatchObject({
    form: 'data-integrity',
    digest: digestOfDataIntegrity(document),
    facts: readCredential(jwt.credential).facts,
  });
});
