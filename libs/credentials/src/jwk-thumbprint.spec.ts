import { createHash } from 'node:crypto';

import type { PublicJwk } from '#domain/generated/schemas.js';

import { jwkThumbprint } from './jwk-thumbprint.js';

const ED: PublicJwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};
const EC: PublicJwk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

it('is that of RFC 8037 A.3 for its key', () => {
  expect(jwkThumbprint(ED)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

it('takes kty, crv, x and y in this order of names, without a space (RFC 7638 3.2)', () => {
  const text = `{"crv":"P-256","kty":"EC","x":"${EC.x}","y":"${EC.y ?? ''}"}`;
  expect(jwkThumbprint(EC)).toBe(createHash('sha256').update(text).digest('base64url'));
});

it('does not see further members', () => {
  expect(jwkThumbprint({ ...ED, kid: 'mine' } as PublicJwk)).toBe(jwkThumbprint(ED));
});
