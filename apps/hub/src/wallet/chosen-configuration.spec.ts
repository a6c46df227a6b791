import { chosenConfiguration } from './chosen-configuration.js';

const byId = { credential_configuration_id: 'competence_sd_jwt' };
const byIdentifier = { credential_identifier: 'competence_sd_jwt' };

it.each([
  ['nothing', {}, undefined, 'body.invalid'],
  ['both', { ...byId, ...byIdentifier }, undefined, 'body.invalid'],
  ['both', { ...byId, ...byIdentifier }, ['competence_sd_jwt'], 'body.invalid'],
  ['an identifier for a token without', byIdentifier, undefined, 'body.invalid'],
  ['a form for a token with identifiers', byId, ['competence_sd_jwt'], 'body.invalid'],
  [
    'an identifier of another token',
    byIdentifier,
    ['competence_ob_di'],
    'wallet-identifier.unknown',
  ],
  [
    'an unknown form',
    { credential_configuration_id: 'toString' },
    undefined,
    'wallet-configuration.unknown',
  ],
] as const)('refuses %s', (_what, request, identifiers, code) => {
  expect(() => chosenConfiguration(request, identifiers)).toThrow(code);
});

it('goes by the form, or by the identifier where the token was given for some', () => {
  expect(chosenConfiguration(byId, undefined)).toBe('competence_sd_jwt');
  expect(chosenConfiguration(byIdentifier, ['competence_ob_di', 'competence_sd_jwt'])).toBe(
    'competence_sd_jwt',
  );
});
