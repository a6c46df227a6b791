import {
  competenceRecord,
  ecKey,
  ed25519,
  edKey,
  EUROPEAN,
  HUB,
  ISSUED_AT,
  LIST_URL,
  listedHub,
  NOW,
  P256,
  rsaKey,
  sources,
  trustList,
  type World,
} from '../../../test/support/credentials.js';
import { ASKED, presented, walletCopy, withheld } from '../../../test/support/wallet-copy.js';
import type { Verdict } from '#domain/generated/schemas.js';

import type { UnsignedDocument } from './data-integrity.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { issueOpenBadgeJwt } from './issue-open-badge-jwt.js';
import { issueTokenStatusList } from './issue-token-status-list.js';
import { multikeyOf } from './multikey.js';
import { renderConformanceBadge } from './render-conformance-badge.js';
import { renderOpenBadge } from './render-open-badge.js';
import { signJws } from './sign-jws.js';
import { publicJwkOf } from './signing-key.js';
import { emptyStates } from './status-states.js';
import type { Fetched } from './verification-sources.js';
import { verifyCredential as verify } from './verify-credential.js';

/** The hub's list for copies in wallets. */
const tokenList: Fetched<string> = {
  state: 'found',
  value: await issueTokenStatusList(
    {
      url: `${LIST_URL}/token`,
      issuer: 'https://hub.example',
      statuses: emptyStates(),
      now: ISSUED_AT,
      ttl: 86_400,
    },
    ecKey,
  ),
  asOf: NOW,
  source: `${LIST_URL}/token`,
};

function stateOf(verdict: Verdict, name: string): string {
  const check = verdict.checks.find((found) => found.name === name);
  return [check?.state, check?.code].filter(Boolean).join(' ');
}

const setup = async (changes: Partial<World> = {}) => ({ ...(await sources()), ...changes });

it('verifies a copy from a wallet by the same checks, and shows what is disclosed', async () => {
  const world = await setup({ statusList: () => Promise.resolve(tokenList) });
  const copy = await walletCopy();
  const verdict = await verify(copy, world, NOW);
  expect(verdict.overall).toBe('verified');
  expect(verdict.shows).toMatchObject({
    title: 'CNC turning',
    level: 3,
    holder: "Żaneta Ö'Brien 'Zoë'",
    issuer: listedHub().legalName,
    issuerDid: HUB,
    europeanStandard: EUROPEAN,
  });
  const shy = await verify({ ...copy, credential: withheld(copy.credential) }, world, NOW);
  expect(shy.overall).toBe('verified');
  expect(shy.shows).not.toHaveProperty('holder');
  expect(JSON.stringify(shy)).not.toContain('Żaneta');
});

it('asks the holder of a copy, and stops whoever is not', async () => {
  const world = await setup({ statusList: () => Promise.resolve(tokenList) });
  const { credential, proof } = await walletCopy();
  const shown = { credential: presented(credential), proof, holder: ASKED };
  expect((await verify(shown, world, NOW)).overall).toBe('verified');
  const stolen = { ...shown, credential };
  const verdict = await verify(stolen, world, NOW);
  expect(verdict.overall).toBe('not-verified');
  expect(stateOf(verdict, 'holder')).toBe('failed holder.missing');
});

it('does not let a copy be revoked by nobody, nor be good by nobody', async () => {
  const world = await setup({
    statusList: () => Promise.resolve({ state: 'unreachable', source: 'x', why: 'y' }),
  });
  const verdict = await verify(await walletCopy(), world, NOW);
  expect(verdict.overall).toBe('could-not-verify');
  expect(stateOf(verdict, 'status')).toBe('could-not-check status.unreachable');
});

it('verifies the Open Badges JWT with the key that the registry lists', async () => {
  const keys = [
    ...listedHub().keys,
    {
      kid: rsaKey.kid,
      alg: 'RS256' as const,
      publicJwk: publicJwkOf(rsaKey.privateKey),
      fromIndex: '1',
    },
  ];
  const world = await sources(trustList({ hubs: [listedHub({ keys })] }));
  const credential = await issueOpenBadgeJwt(renderConformanceBadge(competenceRecord()), rsaKey);
  const verdict = await verify({ credential }, world, NOW);
  expect(stateOf(verdict, 'signature')).toBe('passed');
  const altered = credential.replace(/.{8}$/, 'AAAAAAAA');
  expect((await verify({ credential: altered }, world, NOW)).overall).toBe('not-verified');
});

describe('a badge that somebody else issued', () => {
  const own = `did:key:${multikeyOf(ed25519(60))}`;
  const key = {
    kid: `${own}#${own.slice('did:key:'.length)}`,
    alg: 'EdDSA' as const,
    privateKey: ed25519(60),
  };
  const badge = (changes: object = {}) => ({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    ],
    id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    type: ['VerifiableCredential', 'AchievementCredential'],
    issuer: { id: own, type: ['Profile'], name: 'Somebody' },
    validFrom: '2026-01-01T00:00:00Z',
    name: 'Welding ® – ł ő Ω',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://issuer.example/achievements/1',
        type: ['Achievement'],
        name: 'Welding',
        description: 'Welds.',
        criteria: { narrative: 'Welds.' },
      },
    },
    ...changes,
  });
  /** Editions before 3.0.2 go with data model 1.1 and its dates. */
  const old = (edition: string) => ({
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      `https://purl.imsglobal.org/spec/ob/v3p0/${edition}`,
      'https://w3id.org/security/data-integrity/v2',
    ],
    validFrom: undefined,
    issuanceDate: '2026-01-01T00:00:00Z',
  });
  const judged = async (document: object, by = key) => {
    const secured = await issueDataIntegrity(document as UnsignedDocument, by, ISSUED_AT);
    return verify({ credential: JSON.stringify(secured) }, await sources(), NOW);
  };

  it.each<[string, object]>([
    ['of another edition', {}],
    ['of the first edition', old('context.json')],
    ['of edition 3.0.1', old('context-3.0.1.json')],
    [
      'that names its achievement only',
      {
        credentialSubject: {
          type: ['AchievementSubject'],
          achievement: 'https://issuer.example/a',
        },
      },
    ],
    [
      'with brackets everywhere',
      {
        credentialSubject: [
          {
            type: ['AchievementSubject'],
            achievement: [
              {
                id: 'https://issuer.example/a',
                type: ['Achievement'],
                name: 'A',
                description: 'B',
                criteria: { narrative: 'C' },
              },
            ],
          },
        ],
      },
    ],
    ['with its language', { name: { '@value': 'Schweißen', '@language': 'de' } }],
  ])('%s is genuine, with the remark that nobody here knows the issuer', async (_, changes) => {
    const verdict = await judged(badge(changes));
    expect(verdict.overall).toBe('verified-with-warnings');
    expect(stateOf(verdict, 'authorised')).toBe('failed issuer.unknown');
    expect(stateOf(verdict, 'findings')).toBe('could-not-check findings.unknown-issuer');
    expect(verdict.shows).toMatchObject({ issuer: own, issuerDid: own });
    expect(JSON.stringify(verdict.shows)).not.toContain('Somebody');
  });

  it('may not certify a European standard, not even as its second achievement', async () => {
    const achievement = ['https://issuer.example/a', EUROPEAN];
    const verdict = await judged(
      badge({ credentialSubject: { type: ['AchievementSubject'], achievement } }),
    );
    expect(verdict.overall).toBe('not-verified');
    expect(stateOf(verdict, 'authorised')).toBe('failed issuer.unknown');
  });

  it('with a status of a kind that is not known here could not be verified', async () => {
    const credentialStatus = {
      id: 'https://issuer.example/s#1',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'message',
      statusListIndex: '1',
      statusListCredential: 'https://issuer.example/s',
    };
    const verdict = await judged(badge({ credentialStatus }));
    expect(verdict.overall).toBe('could-not-verify');
    expect(stateOf(verdict, 'status')).toBe('could-not-check status.unknown-type');
  });

  it('is refused when another key than the one it carries signed', async () => {
    expect((await judged(badge(), { ...key, privateKey: ed25519(61) })).overall).toBe(
      'not-verified',
    );
  });

  it('is read as a token of P-256, under a did:jwk, without repeated claims', async () => {
    const jwk = Buffer.from(JSON.stringify(publicJwkOf(P256))).toString('base64url');
    const issuer = `did:jwk:${jwk}`;
    const jwt = await signJws(
      badge({ issuer }),
      { typ: 'vc+jwt' },
      { ...ecKey, kid: `${issuer}#0` },
    );
    const verdict = await verify({ credential: jwt }, await sources(), NOW);
    expect(verdict.overall).toBe('verified-with-warnings');
    expect(stateOf(verdict, 'signature')).toBe('passed');
  });
});

it('does not judge several standards of a listed hub by the first', async () => {
  const document = renderOpenBadge(competenceRecord());
  const { achievement } = document.credentialSubject;
  const several = {
    ...document,
    credentialSubject: { ...document.credentialSubject, achievement: [achievement, EUROPEAN] },
  };
  const secured = await issueDataIntegrity(several, edKey, ISSUED_AT);
  const verdict = await verify({ credential: JSON.stringify(secured) }, await sources(), NOW);
  expect(verdict.overall).toBe('could-not-verify');
  expect(stateOf(verdict, 'authorised')).toBe('could-not-check issuer.several-standards');
});
