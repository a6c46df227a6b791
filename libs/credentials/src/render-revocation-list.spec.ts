import { renderRevocationList } from './render-revocation-list.js';

it('names revoked and suspended credentials with their reason, in the order of their ids', () => {
  const url = 'https://hub.example/status/1/1edtech';
  const listed = [
    { id: 'urn:uuid:b', status: 'suspended', reasonCode: 'under-investigation' },
    { id: 'urn:uuid:a', status: 'revoked', reasonCode: 'issued-in-error' },
  ] as const;
  expect(renderRevocationList(url, 'did:web:hub.example', listed)).toEqual({
    id: url,
    issuer: 'did:web:hub.example',
    revokedCredentials: [
      { id: 'urn:uuid:a', revoked: true, revocationReason: 'issued-in-error' },
      { id: 'urn:uuid:b', revoked: true, revocationReason: 'suspended: under-investigation' },
    ],
  });
});
