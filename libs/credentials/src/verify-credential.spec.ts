import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import type { Verdict } from '#domain/generated/schemas.js';

import {
  COSIGNED_AT,
  ecKey,
  ed25519,
  EUROPEAN,
  HUB,
  issued,
  listedHub,
  NOW,
  ORIGIN,
  sources,
  competenceRecord,
  trustList,
  type World,
} from '../../../test/support/credentials.js';
import { didDocument } from './did-web.js';
import { publicJwkOf } from './signing-key.js';
import { verifyCredential } from './verify-credential.js';

const schemaFile = new URL('../../domain/schemas/credentials/verdict.schema.json', import.meta.url);
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const isVerdict = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

/** Every verdict of this suite must also have the form that is promised to callers. */
async function verify(...input: Parameters<typeof verifyCredential>): Promise<Verdict> {
  const verdict = await verifyCredential(...input);
  expect([isVerdict(verdict), isVerdict.errors]).toEqual([true, null]);
  return verdict;
}

function stateOf(verdict: Verdict, name: string): string {
  const check = verdict.checks.find((found) => found.name === name);
  return [check?.state, check?.code].filter(Boolean).join(' ');
}

async function setup(changes: Partial<World> = {}) {
  return { both: await issued(), world: { ...(await sources()), ...changes } };
}

it.each([
  '',
  'x',
  '{}',
  '[]',
  'QR.QR.QR',
  '{"proof":{"proofValue":"z0"}}',
  '{"a":1,"a":2}',
  'a.b.c',
  '...',
  '{"proof":',
  '\u0000',
  'null',
])('answers %j with a verdict that stops after the form and shows nothing', async (credential) => {
  const { world } = await setup();
  const verdict = await verify({ credential }, world, NOW);
  expect(verdict).toMatchObject({ overall: 'not-verified' });
  expect(verdict.shows).toBeUndefined();
  expect(stateOf(verdict, 'format')).toMatch(/^failed /);
  expect(verdict.checks.slice(1).map(({ code }) => code)).toEqual(Array(11).fill('not-run'));
});

it('shows nothing of a credential that was altered, and runs nothing after the signature', async () => {
  const { both, world } = await setup();
  const credential = both.json.credential.replace('CNC turning, level 3', 'CNC turning, level 5');
  const verdict = await verify({ ...both.json, credential }, world, NOW);
  expect(verdict.overall).toBe('not-verified');
  expect(verdict.shows).toBeUndefined();
  expect(stateOf(verdict, 'signature')).toBe('failed signature.wrong');
  expect(verdict.checks.slice(2).map(({ code }) => code)).toEqual(Array(10).fill('not-run'));
});

it('does not take the credential of a person to whom another proof belongs', async () => {
  const { both, world } = await setup();
  const verdict = await verify({ ...both.jwt, proof: both.json.proof }, world, NOW);
  expect(verdict.overall).toBe('not-verified');
  expect(stateOf(verdict, 'ledger')).toBe('failed ledger.other-credential');
});

it.each(['jwt', 'json'] as const)(
  'verifies the %s form by twelve checks in order',
  async (form) => {
    const { both, world } = await setup();
    const verdict = await verify(both[form], world, NOW);
    expect(verdict.overall).toBe('verified');
    expect(verdict.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'format passed',
      'signature passed',
      'key passed',
      'ledger passed',
      'witnesses passed',
      'authorised passed',
      'standard passed',
      'mapping passed',
      'dates passed',
      'status passed',
      'holder passed',
      'findings passed',
    ]);
  },
);

it('shows the issuer by the name that the registry lists, and the time that witnesses prove', async () => {
  const { both, world } = await setup();
  const verdict = await verify(both.jwt, world, NOW);
  expect(verdict.shows).toEqual({
    title: 'CNC turning, level 3',
    level: 3,
    levelTitle: 'Step 3',
    holder: "Żaneta Ö'Brien 'Zoë'",
    issuer: listedHub().legalName,
    issuerDid: HUB,
    registry: 'did:web:registry.example',
    accreditedNow: true,
    standard: competenceRecord().standard.versionUri,
    europeanStandard: EUROPEAN,
    relation: 'narrow',
    validFrom: '2026-11-23T10:00:00Z',
    validUntil: '2031-11-23T10:00:00Z',
    provenAt: COSIGNED_AT.toISOString().replace('.000', ''),
  });
});

it('verifies with warnings what comes without a proof', async () => {
  const { both, world } = await setup();
  const verdict = await verify({ credential: both.jwt.credential }, world, NOW);
  expect(verdict.overall).toBe('verified-with-warnings');
  expect(
    ['key', 'ledger', 'witnesses', 'authorised'].map((name) => stateOf(verdict, name)),
  ).toEqual([
    'could-not-check key.time-unproven',
    'failed ledger.unproven',
    'could-not-check witnesses.no-proof',
    'passed',
  ]);
});

it('cannot verify without the trust list, though the keys are there', async () => {
  const { both, world } = await setup({
    trustList: () => Promise.resolve({ state: 'unreachable', source: 'registry', why: 'timeout' }),
    didDocument: () =>
      Promise.resolve({
        state: 'found',
        value: didDocument({
          did: HUB,
          keys: [{ kid: ecKey.kid, alg: 'ES256', publicJwk: publicJwkOf(ecKey.privateKey) }],
        }),
        asOf: NOW,
        source: 'did.json',
      }),
  });
  const verdict = await verify(both.jwt, world, NOW);
  expect(verdict.overall).toBe('could-not-verify');
  expect(stateOf(verdict, 'signature')).toBe('passed');
  expect(stateOf(verdict, 'authorised')).toBe('could-not-check trust-list.unreachable');
  expect(verdict.shows?.issuer).toBe(HUB);
});

it('cannot verify when neither trust list nor keys are reached, and shows nothing', async () => {
  const away = { state: 'unreachable', source: 'away', why: 'timeout' } as const;
  const { both, world } = await setup({
    trustList: () => Promise.resolve(away),
    didDocument: () => Promise.resolve(away),
  });
  const verdict = await verify(both.jwt, world, NOW);
  expect(verdict.overall).toBe('could-not-verify');
  expect(stateOf(verdict, 'signature')).toBe('could-not-check signature.keys-unreachable');
  expect(verdict.shows).toBeUndefined();
});

it('takes keys from the trust list even when the DID document says otherwise', async () => {
  const stolen = publicJwkOf(ed25519(40));
  const hub = listedHub({
    keys: [{ kid: `${HUB}#ed-1`, alg: 'EdDSA', publicJwk: stolen, fromIndex: '1' }],
  });
  const world = await sources(trustList({ hubs: [hub] }));
  const { json } = await issued();
  const verdict = await verify(json, world, NOW);
  expect(stateOf(verdict, 'signature')).toBe('failed signature.wrong');
});

it('refuses every single-character change of the JWT', async () => {
  const { both, world } = await setup();
  const { credential, proof } = both.jwt;
  const overall: string[] = [];
  for (let at = 0; at < credential.length; at += 37) {
    const other = credential[at] === 'A' ? 'B' : 'A';
    const changed = credential.slice(0, at) + other + credential.slice(at + 1);
    overall.push((await verify({ credential: changed, proof }, world, NOW)).overall);
  }
  expect(overall.length).toBeGreaterThan(100);
  expect(new Set(overall)).toEqual(new Set(['not-verified']));
});

it('refuses every change of a value, and every member taken away, in the document', async () => {
  const { both, world } = await setup();
  const original: unknown = JSON.parse(both.json.credential);
  const changes = [...mutationsOf(original)];
  expect(changes.length).toBeGreaterThan(150);
  for (const { path, value } of changes) {
    const credential = JSON.stringify(value);
    const verdict = await verify({ credential }, world, NOW); // no proof: by the signature
    expect([path, verdict.overall]).toEqual([path, 'not-verified']);
  }
});

it('refuses the same claims in another order, by the ledger', async () => {
  const { both, world } = await setup();
  const document = JSON.parse(both.json.credential) as { evidence: unknown[] };
  document.evidence.reverse();
  const input = { credential: JSON.stringify(document), proof: both.json.proof };
  const verdict = await verify(input, world, NOW);
  expect(stateOf(verdict, 'ledger')).toBe('failed ledger.other-credential');
});

it('reads the origin of the hub as it is listed, not as the proof names it', async () => {
  const world = await sources(trustList({ hubs: [listedHub({ origin: `${ORIGIN}/2` })] }));
  const { jwt } = await issued();
  const verdict = await verify(jwt, world, NOW);
  expect(stateOf(verdict, 'ledger')).toBe('failed ledger.other-ledger');
});

/** Every copy of a JSON value in which one leaf is another, or one member or item is missing. */
function* mutationsOf(value: unknown, path = ''): Generator<{ path: string; value: unknown }> {
  if (typeof value === 'string') yield { path, value: `${value}x` };
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value as Record<string, unknown>);
  for (const [name, found] of entries) {
    const at = `${path}/${name}`;
    const rest = entries.filter(([other]) => other !== name);
    const rebuild = (pairs: [string, unknown][]) =>
      Array.isArray(value) ? pairs.map(([, item]) => item) : Object.fromEntries(pairs);
    yield { path: `${at} removed`, value: rebuild(rest) };
    for (const inner of mutationsOf(found, at)) {
      yield {
        path: inner.path,
        value: rebuild(entries.map(([n, v]) => [n, n === name ? inner.value : v])),
      };
    }
  }
}

it('gives a verdict, and never a fault, on any document whose values were swapped for odd ones', async () => {
  const { both, world } = await setup();
  const document = JSON.parse(both.json.credential) as Record<string, unknown>;
  for (const name of Object.keys(document)) {
    for (const odd of [null, 0, '', 'x', [], {}, [[]], [null], true, 'https://x.example/']) {
      const credential = JSON.stringify({ ...document, [name]: odd });
      const { overall } = await verify({ credential }, world, NOW);
      expect([name, odd, overall]).toEqual([name, odd, 'not-verified']);
    }
  }
});
