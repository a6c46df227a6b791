import {
  authorizationServerMetadata,
  credentialOffer,
  issuerMetadata,
  PRE_AUTHORIZED,
} from './issuer-metadata.js';

const issuer = 'https://hub.example';

it('names the issuer as it is, and only addresses below it', () => {
  const names = { issuer, name: 'Hub of the turners', registry: 'https://registry.example' };
  for (const metadata of [issuerMetadata(names), authorizationServerMetadata(issuer)]) {
    expect(metadata.credential_issuer ?? metadata.issuer).toBe(issuer);
    const endpoints = Object.entries(metadata).filter(([name]) => name.endsWith('_endpoint'));
    expect(endpoints.length).toBeGreaterThan(0);
    for (const [, address] of endpoints) expect(address).toMatch(/^https:\/\/hub\.example\/[a-z]/);
  }
  expect(issuerMetadata(names)).toMatchObject({
    display: [{ name: 'Hub of the turners' }],
    batch_credential_issuance: { batch_size: 8 },
  });
});

it('names no list without elements (RFC 8414 3.2)', () => {
  const lists = Object.values(authorizationServerMetadata(issuer)).filter(Array.isArray);
  expect(lists.filter((list) => list.length === 0)).toEqual([]);
});

it('offers the forms of the metadata for a code and a transaction code of six digits', () => {
  const offer = credentialOffer(issuer, 'code-1');
  const names = { issuer, name: 'x', registry: 'https://registry.example' };
  expect(offer.credential_configuration_ids).toEqual(
    Object.keys(issuerMetadata(names).credential_configurations_supported as object),
  );
  expect(offer.grants).toEqual({
    [PRE_AUTHORIZED]: {
      'pre-authorized_code': 'code-1',
      tx_code: { input_mode: 'numeric', length: 6 },
    },
  });
});
