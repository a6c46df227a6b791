import { buildTrustList } from './build-trust-list.js';
import type { ListedDecision, TrustFacts } from './trust-facts.js';

const NOW = new Date('2026-11-23T10:00:00.500Z');
const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const;
const hub = {
  id: 'h1',
  did: 'did:web:hub.example',
  legalName: 'Hub',
  url: 'https://hub.example',
  origin: 'hub.example/ledger',
  logKeys: [{ verifierKey: 'k', fromSize: '0' }],
};
const key = {
  origin: hub.origin,
  kid: `${hub.did}#ed-1`,
  alg: 'EdDSA',
  publicJwk,
  fromIndex: 1,
} as const;
const decision = (
  index: number,
  said: ListedDecision['accreditation']['decision'],
): ListedDecision => ({
  hubId: hub.id,
  index,
  accreditation: {
    decision: said,
    scope: [{ standard: 'https://hub.example/standards', maxLevel: 3 }],
    from: '2026-01-01T00:00:00Z',
    to: '2029-01-01T00:00:00Z',
    decidedAt: '2026-01-01T00:00:00.000Z',
  },
});
const facts = (changes: Partial<TrustFacts> = {}): TrustFacts => ({
  registry: 'did:web:registry.example',
  seq: 7,
  witness: { name: 'registry', verifierKey: 'w' },
  policy: 'quorum none\n',
  hubs: [hub],
  mirrored: new Map([[hub.origin, 5]]),
  keys: [key],
  decisions: [decision(3, 'accredited')],
  standards: [],
  mappings: [],
  ...changes,
});

it.each([
  ['about which nothing was decided', { decisions: [] }],
  [
    'about which only others were decided',
    { decisions: [{ ...decision(3, 'accredited'), hubId: 'h2' }] },
  ],
  ['whose keys are not known yet', { keys: [] }],
  [
    'of which only the keys of another are known',
    { keys: [{ ...key, origin: 'b.example/ledger' }] },
  ],
])('says nothing of a hub %s', (_name, changes) => {
  expect(buildTrustList(facts(changes), NOW).hubs).toEqual([]);
});

it('lists decisions in the order of their leaves, and keys with their intervals', () => {
  const keys = [{ ...key, toIndex: 4, compromised: true as const }];
  const decisions = [decision(6, 'suspended'), decision(3, 'accredited')];
  const [listed] = buildTrustList(facts({ keys, decisions }), NOW).hubs;
  expect(listed?.accreditations.map((taken) => taken.decision)).toEqual([
    'accredited',
    'suspended',
  ]);
  expect(listed?.keys).toEqual([
    { kid: key.kid, alg: 'EdDSA', publicJwk, fromIndex: '1', toIndex: '4', compromised: true },
  ]);
  expect(listed?.mirroredSize).toBe('5');
});

it('holds for a day from the whole second in which it was made', () => {
  expect(buildTrustList(facts(), NOW)).toMatchObject({
    seq: '7',
    issuedAt: '2026-11-23T10:00:00Z',
    nextUpdate: '2026-11-24T10:00:00Z',
  });
});
