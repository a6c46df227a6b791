import {
  listedHub as hub,
  NOW,
  trustList,
  verificationCase,
} from '../../../test/support/credentials.js';
import { claimsEuropean, isOutOfDate, listedHub, withoutTrustList } from './verification-case.js';

const away = { state: 'unreachable', source: 'x', why: 'y' } as const;

it('knows no hub and no European standard without the trust list', async () => {
  const verification = { ...(await verificationCase()), trust: away };
  expect(listedHub(verification)).toBeUndefined();
  expect(claimsEuropean(verification)).toBe(false);
  expect(isOutOfDate(verification)).toBe(false);
  expect(withoutTrustList('key', away).code).toBe('trust-list.unreachable');
  expect(withoutTrustList('key', { state: 'missing', source: 'x' }).code).toBe(
    'trust-list.missing',
  );
});

it('finds the hub by the DID of the issuer alone', async () => {
  const other = hub({ did: 'did:web:other.example' });
  expect(listedHub(await verificationCase(undefined, trustList({ hubs: [other, hub()] })))).toEqual(
    hub(),
  );
  expect(
    listedHub(await verificationCase(undefined, trustList({ hubs: [other] }))),
  ).toBeUndefined();
});

it('does not fail on a registry that is no did:web', async () => {
  const list = trustList({ registry: 'did:key:z6Mk', standards: [] });
  expect(claimsEuropean(await verificationCase(undefined, list))).toBe(false);
});

it('is out of date after the next update was due', async () => {
  expect(
    isOutOfDate(
      await verificationCase(undefined, trustList({ nextUpdate: '2026-11-24T09:00:00Z' })),
    ),
  ).toBe(false);
  expect(
    isOutOfDate(
      await verificationCase(undefined, trustList({ nextUpdate: '2026-11-24T08:59:59Z' })),
    ),
  ).toBe(true);
  expect(NOW.toISOString()).toContain('09:00:00');
});
