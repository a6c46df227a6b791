import { PRE_AUTHORIZED } from '#credentials/issuer-metadata.js';
import { readTokenRequest } from './read-token-request.js';

const good = { grant_type: PRE_AUTHORIZED, 'pre-authorized_code': 'abc', tx_code: '123456' };
const form = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const detail = (name: string, type = 'openid_credential') => ({
  type,
  credential_configuration_id: name,
});
const withDetails = (details: unknown) =>
  form({ ...good, authorization_details: JSON.stringify(details) });

it.each<[string, unknown]>([
  ['no body', undefined],
  ['JSON', good],
  ['nothing', ''],
  ['too much', `${form(good)}&more=${'x'.repeat(8192)}`],
  ['no grant', form({ 'pre-authorized_code': 'abc', tx_code: '123456' })],
  ['no code', form({ grant_type: PRE_AUTHORIZED, tx_code: '123456' })],
  ['no transaction code', form({ ...good, tx_code: '' })],
  ['a code twice', `${form(good)}&pre-authorized_code=abd`],
  ['a transaction code twice', `${form(good)}&tx_code=123457`],
  ['details that are no JSON', form({ ...good, authorization_details: '[' })],
  ['details that are no list', withDetails(detail('competence_sd_jwt'))],
  ['no detail', withDetails([])],
  ['a detail of another type', withDetails([detail('competence_sd_jwt', 'payment')])],
  ['an unknown form', withDetails([detail('mdoc')])],
  ['a detail twice', withDetails([detail('competence_sd_jwt'), detail('competence_sd_jwt')])],
])('refuses %s', (_what, body) => {
  expect(() => readTokenRequest(body)).toThrow('wallet-grant.malformed');
});

it.each(['authorization_code', 'refresh_token', `${PRE_AUTHORIZED} `])(
  'knows no grant %j',
  (grant) => {
    expect(() => readTokenRequest(form({ ...good, grant_type: grant }))).toThrow(
      'wallet-grant.unsupported',
    );
  },
);

it('reads code and transaction code, and leaves what it does not know', () => {
  expect(readTokenRequest(`${form(good)}&client_id=w&client_id=v&user_pin=1`)).toEqual({
    code: 'abc',
    txCode: '123456',
  });
});

it('reads for which forms identifiers are asked', () => {
  const asked = [detail('competence_ob_di'), detail('competence_sd_jwt')];
  expect(readTokenRequest(withDetails(asked)).identifiers).toEqual([
    'competence_ob_di',
    'competence_sd_jwt',
  ]);
});
