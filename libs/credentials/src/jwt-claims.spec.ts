import { competenceRecord, HUB, without } from '../../../test/support/credentials.js';
import { claimsOf, withoutClaims, withoutStatedClaims } from './jwt-claims.js';
import { renderOpenBadge } from './render-open-badge.js';

const badge = renderOpenBadge(competenceRecord());
const claims = {
  iss: HUB,
  jti: badge.id,
  sub: badge.credentialSubject.id,
  nbf: Date.parse(badge.validFrom) / 1000,
  exp: Date.parse('2031-11-23T10:00:00Z') / 1000,
};

it.each(['iss', 'jti', 'sub', 'nbf', 'exp'] as const)('refuses another %s, and none', (name) => {
  const rest = without(claims, name);
  expect(() => withoutClaims({ ...badge, ...rest })).toThrow(`jwt.claims-differ: ${name}`);
  expect(() => withoutClaims({ ...badge, ...claims, [name]: `${claims[name]}` + 'x' })).toThrow(
    `jwt.claims-differ: ${name}`,
  );
});

it.each(['iss', 'jti', 'sub', 'nbf', 'exp'] as const)(
  'refuses another %s, and does without it where that is allowed',
  (name) => {
    const other = { ...badge, ...claims, [name]: `${claims[name]}` + 'x' };
    expect(() => withoutStatedClaims(other)).toThrow(`jwt.claims-differ: ${name}`);
    expect(withoutStatedClaims({ ...badge, ...without(claims, name) })).toEqual(badge);
    expect(withoutStatedClaims(badge)).toEqual(badge);
  },
);

it('refuses exp when the credential has no end', () => {
  const endless = without(badge, 'validUntil');
  expect(() => withoutClaims({ ...endless, ...claims })).toThrow('jwt.claims-differ: exp');
});

it.each(['soon', 7, '2026-11-23T10:00:00.5Z'])('refuses %j as start', (validFrom) => {
  expect(() => claimsOf({ ...badge, validFrom })).toThrow('credential.malformed');
});

it('gives the claims of a credential, and the credential back', () => {
  expect(claimsOf(badge)).toEqual(claims);
  expect(withoutClaims({ ...badge, ...claims })).toEqual(badge);
});
