import { createPublicKey, randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { canonicalQuads } from '#credentials/canonicalise.js';
import { didDocument } from '#credentials/did-web.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueSdJwtVc } from '#credentials/issue-sd-jwt-vc.js';
import { renderSdJwtVc } from '#credentials/render-sd-jwt-vc.js';
import { publicJwkOf, type SigningKey } from '#credentials/signing-key.js';
import { emptyStatusList, withStatus } from '#credentials/status-list.js';
import { renderStatusList } from '#credentials/status-list-credential.js';
import { statusOutputUrl } from '#credentials/status-outputs.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import { verifyVcJwt } from '#credentials/verify-vc-jwt.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { alteredJson } from '../support/altered-json.js';
import { chance } from '../support/chance.js';
import {
  competenceRecord,
  ecKey,
  ed25519,
  edKey,
  HUB,
  ISSUED_AT,
  issued,
  LIST_URL,
  NOW,
  P256,
  statusListText,
} from '../support/credentials.js';
import { foreignSdJwt, joseOpens, vcAccepts, verifierCore } from '../support/foreign-verifiers.js';
import { mutationsOf } from '../support/mutations.js';

type Json = Record<string, unknown>;

const documentWith = (keys: readonly SigningKey[]) =>
  didDocument({
    did: HUB,
    keys: keys.map(({ kid, alg, privateKey }) => ({
      kid,
      alg,
      publicJwk: publicJwkOf(privateKey),
    })),
  });
const did = documentWith([edKey, ecKey]);
const edPublic = createPublicKey(edKey.privateKey);
const ecPublic = createPublicKey(P256);

const TEXTS = [
  'quotes " \' ` \\ and \u201efour\u201c',
  'two\nlines\r\nand\ta tab',
  'Registered \u00ae, \u0142\u00f3d\u017a, t\u0171z\u0151, \u03a9\u03bc\u03ad\u03b3\u03b1, \u0416\u0443\u043a',
  'emoji \u{1f468}\u200d\u{1f527} \u{1d518}',
  'combining e\u0301 n\u0303 o\u0308\u0323',
  '\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202eabc\u202c',
];

/** A record that carries the text wherever a person or a hub writes one. */
function recordWith(text: string): CompetenceRecord {
  const base = competenceRecord();
  return {
    ...base,
    subject: { ...base.subject, givenName: text, familyName: text },
    standard: { ...base.standard, title: { en: text }, description: { en: text } },
    criteria: [{ id: 'c1', text: { en: text } }],
    experience: [{ from: '2024-01-01', role: text }],
    evidence: base.evidence.map((one) => ({ ...one, title: text })),
  };
}

const sdJwt = (record = competenceRecord()) =>
  issueSdJwtVc(
    renderSdJwtVc(record, {
      registry: 'https://registry.example',
      holder: publicJwkOf(P256),
      now: ISSUED_AT,
    }),
    ecKey,
    () => randomBytes(16),
  );

const resolves = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );

beforeEach(() => {
  jest.useFakeTimers({
    now: NOW,
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask', 'performance'],
  });
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('texts of every script, in every rendering', () => {
  it.each(TEXTS)('%j is read by every foreign verifier', async (text) => {
    const record = recordWith(text);
    const { json, jwt } = await issued(record);
    const document = JSON.parse(json.credential) as Json;
    expect(await vcAccepts(document, did, NOW)).toBe(true);
    const core = await verifierCore(document, did, { [LIST_URL]: await statusListText() });
    expect(core.found).toMatchObject({ valid_signature: true });
    const { claims } = await joseOpens(jwt.credential, did, ecKey.kid);
    expect(claims.name).toBe(`${text}, level 3`);
    const { payload } = await foreignSdJwt(ecPublic).verify(await sdJwt(record), {
      currentDate: NOW.getTime() / 1000,
    });
    expect(payload).toMatchObject({ given_name: text, title: text });
  });
});

describe('altered ones', () => {
  it('Data Integrity: refused by @digitalbazaar/vc, verifier-core and us, unless they mean the same', async () => {
    const seed = 301;
    const next = chance(seed);
    const good = JSON.parse((await issued()).json.credential) as Json;
    const meaningOf = ({ proof, ...unsigned }: Json) =>
      canonicalQuads(unsigned).then(
        (quads) => `${quads}${JSON.stringify(proof)}`,
        () => 'none',
      );
    const meaning = await meaningOf(good);
    const refused = { vc: 0, core: 0, ours: 0 };
    for (let i = 0; refused.vc < 30 || refused.core < 30; i += 1) {
      const altered = alteredJson(good, next);
      const means = (await meaningOf(altered)) === meaning;
      const what = `seed ${String(seed)}, ${String(i)}: ${JSON.stringify(altered)}`;
      const ours = await verifyDataIntegrity(altered, () => edPublic);
      const vc = await vcAccepts(altered, did, NOW);
      const lists = { [LIST_URL]: await statusListText() };
      const core = (await verifierCore(altered, did, lists)).found.valid_signature === true;
      // JSON-LD takes one value and a list of it for the same: then all may accept.
      if (!means) expect([what, ours.verified, vc, core]).toEqual([what, false, false, false]);
      refused.vc += vc ? 0 : 1;
      refused.core += core ? 0 : 1;
      refused.ours += ours.verified ? 0 : 1;
    }
    expect(refused.ours).toBeGreaterThanOrEqual(30);
  });

  it('vc+jwt: 60, refused by us; jose takes those alone that spell the same bytes otherwise', async () => {
    const { jwt } = await issued();
    let refused = 0;
    for (const { what, bytes } of mutationsOf(Buffer.from(jwt.credential), 60, 302)) {
      const altered = bytes.toString('latin1');
      expect([what, verifyVcJwt(altered, () => ecPublic).verified]).toEqual([what, false]);
      if (await resolves(joseOpens(altered, did, ecKey.kid))) {
        // Only the signature is not itself signed: jose decodes it leniently.
        const spelt = (token: string) => Buffer.from(token.split('.')[2] ?? '', 'base64url');
        expect([what, spelt(altered)]).toEqual([what, spelt(jwt.credential)]);
      } else refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(30);
  });

  it('SD-JWT: 90, refused by us; the library leaves out disclosures that nothing asks for', async () => {
    const text = await sdJwt();
    const signed = text.split('~')[0] ?? '';
    const foreign = foreignSdJwt(ecPublic);
    let refused = 0;
    for (const { what, bytes } of mutationsOf(Buffer.from(text), 90, 303)) {
      const altered = bytes.toString('latin1');
      const parts = altered.split('~');
      const isPart = parts.every((part) => part === '' || text.split('~').includes(part));
      const ours = await verifySdJwtVc(altered, () => ecPublic);
      if (!isPart) expect([what, ours.verified && parts.at(-1) === '']).toEqual([what, false]);
      const theirs = await resolves(foreign.verify(altered, { currentDate: NOW.getTime() / 1000 }));
      if (!theirs) refused += 1;
      else if (parts[0] !== signed) {
        const spelt = (token = '') => Buffer.from(token.split('.')[2] ?? '', 'base64url');
        expect([what, spelt(parts[0])]).toEqual([what, spelt(signed)]);
      }
    }
    expect(refused).toBeGreaterThanOrEqual(30);
  });
});

describe('what becomes of a credential, as verifier-core sees it', () => {
  const status = { ...competenceRecord().status, method: 'w3c' as const };
  const suspension = statusOutputUrl(LIST_URL, 'suspension');
  const credentialOf = async (changes: Partial<CompetenceRecord> = {}) =>
    JSON.parse((await issued(competenceRecord({ status, ...changes }))).json.credential) as Json;

  async function listsWith(set: { readonly revoked?: true; readonly suspended?: true }) {
    const bits = withStatus(emptyStatusList(), status.index);
    const list = renderStatusList({
      url: suspension,
      issuer: HUB,
      bits: set.suspended ? bits : emptyStatusList(),
      purpose: 'suspension',
      validFrom: ISSUED_AT,
      ttl: 3_600_000,
    });
    return {
      [LIST_URL]: await statusListText(set.revoked ? bits : emptyStatusList()),
      [suspension]: JSON.stringify(await issueDataIntegrity(list, edKey, ISSUED_AT)),
    };
  }

  it('good', async () => {
    const { found } = await verifierCore(await credentialOf(), did, await listsWith({}));
    expect(found).toMatchObject({
      valid_signature: true,
      revocation_status: true,
      expiration: true,
    });
  });
  it.each([
    [{ revoked: true }, { revocation_status: false, suspension_status: true }],
    [{ suspended: true }, { revocation_status: true, suspension_status: false }],
  ] as const)('%j', async (set, seen) => {
    const { found } = await verifierCore(await credentialOf(), did, await listsWith(set));
    expect(found).toMatchObject(seen);
  });
  it('expired', async () => {
    const old = await credentialOf({ validUntil: '2026-11-23T12:00:00Z' });
    const { found } = await verifierCore(old, did, await listsWith({}));
    expect(found.expiration).toBe(false);
    expect(await vcAccepts(old, did, NOW)).toBe(false);
  });
  it('with a list that nobody reaches: not good', async () => {
    const { found } = await verifierCore(await credentialOf(), did, {});
    expect(found.revocation_status).not.toBe(true);
  });
  it('after a rotation: good while the old key stands in the document, refused without it', async () => {
    const next: SigningKey = { kid: `${HUB}#ed-2`, alg: 'EdDSA', privateKey: ed25519(8) };
    const credential = await credentialOf();
    expect(await vcAccepts(credential, documentWith([next, edKey, ecKey]), NOW)).toBe(true);
    expect(await vcAccepts(credential, documentWith([next, ecKey]), NOW)).toBe(false);
    const impostor = { ...edKey, privateKey: ed25519(8) };
    expect(await vcAccepts(credential, documentWith([impostor, ecKey]), NOW)).toBe(false);
  });
});
