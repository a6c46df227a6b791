import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { CREDENTIALS_V2, loadContext } from '#credentials/contexts.js';
import type { JsonObject } from '#credentials/json-object.js';
import { type Cluster, setup } from '../support/cluster.js';
import { without } from '../support/credentials.js';
import { CREDENTIAL, HOLDER, ISSUER, type KeyParty, PRESENTATION } from '../support/vcdm.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await setup({
    accredited: false,
    env: { HUB_VC_API: '1', HUB_ENVIRONMENT: 'development' },
  });
});
afterAll(() => cluster.close());

const CHALLENGE = 'u0123456789abcdef';
const post = (path: string, body: object) => cluster.hub.anyone.post(`/vc-api/${path}`).send(body);
const statusOf = async (path: string, body: object) => (await post(path, body)).status;
const verifies = async (verifiableCredential: object, options?: object) =>
  (await statusOf('credentials/verify', { verifiableCredential, options })) === 200;
const presents = async (verifiablePresentation: object, options?: object) =>
  (await statusOf('presentations/verify', { verifiablePresentation, options })) === 200;
const issued = async (change: object = {}) =>
  (await post('credentials/issue', { credential: { ...CREDENTIAL, ...change } }).expect(201))
    .body as JsonObject;

/** The contexts that we know, and what a did:key says of itself: the whole world of the library. */
async function documentLoader(url: string): Promise<object> {
  const [did = '', fragment] = url.split('#');
  if (!did.startsWith('did:key:')) return loadContext(url);
  const id = `${did}#${did.slice('did:key:'.length)}`;
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: did.slice('did:key:'.length),
  };
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    assertionMethod: [id],
    authentication: [id],
  };
  return { documentUrl: url, document: fragment === undefined ? controller : method };
}

async function suiteOf({ kid, did, privateKey }: KeyParty) {
  const jwk = privateKey.export({ format: 'jwk' });
  const pair = await Ed25519Multikey.fromJwk({ jwk, secretKey: true, id: kid, controller: did });
  return new DataIntegrityProof({ cryptosuite, signer: pair.signer() });
}
const suite = () => new DataIntegrityProof({ cryptosuite });
const theirs = async (change: object = {}, party = ISSUER) =>
  (await vc.issue({
    credential: { ...structuredClone(CREDENTIAL), ...change },
    suite: await suiteOf(party),
    documentLoader,
  })) as JsonObject;
const presentedByThem = async (change: object) =>
  (await vc.signPresentation({
    presentation: { ...structuredClone(PRESENTATION), ...change },
    suite: await suiteOf(HOLDER),
    documentLoader,
    challenge: CHALLENGE,
    domain: 'd.example',
  })) as JsonObject;
const acceptedByThem = async (credential: object) =>
  (await vc.verifyCredential({ credential, suite: suite(), documentLoader })).verified;

const alterations: readonly (readonly [string, (document: JsonObject) => object])[] = [
  ['another id', (document) => ({ ...document, id: 'urn:uuid:other' })],
  ['another subject', (document) => ({ ...document, credentialSubject: { id: 'did:example:b' } })],
  ['another beginning', (document) => ({ ...document, validFrom: '2023-02-27T05:03:29Z' })],
  ['another issuer', (document) => ({ ...document, issuer: HOLDER.did })],
  [
    'a type more',
    ({ type, ...document }) => ({ ...document, type: [...(type as string[]), 'urn:x'] }),
  ],
  [
    'another time of signing',
    (document) => withProof(document, { created: '2020-01-01T00:00:00Z' }),
  ],
  ['another purpose', (document) => withProof(document, { proofPurpose: 'authentication' })],
  ['another key', (document) => withProof(document, { verificationMethod: HOLDER.kid })],
  ['no proof', (document) => without(document, 'proof')],
];
const withProof = ({ proof, ...document }: JsonObject, change: object) => ({
  ...document,
  proof: { ...(proof as object), ...change },
});

describe('what the adapter issues, read by @digitalbazaar/vc', () => {
  it.each(alterations)('is refused with %s', async (_, alter) => {
    expect(await acceptedByThem(alter(await issued()))).toBe(false);
  });

  it('is accepted, with an inline context and several languages too', async () => {
    expect(await acceptedByThem(await issued())).toBe(true);
    const rich = await issued({
      '@context': [CREDENTIALS_V2, { Example: 'https://example.org/#Example' }],
      type: ['VerifiableCredential', 'Example'],
      name: [
        { '@value': 'Dog', '@language': 'en' },
        { '@value': 'Chien', '@language': 'fr' },
      ],
      evidence: [{ type: 'https://example.org/#Evidence' }],
    });
    expect(await acceptedByThem(rich)).toBe(true);
  });

  it('is accepted within a presentation of theirs', async () => {
    const presentation = await presentedByThem({ verifiableCredential: [await issued()] });
    const asked = { suite: suite(), documentLoader, challenge: CHALLENGE };
    expect((await vc.verify({ presentation, ...asked })).verified).toBe(true);
  });
});

describe('what @digitalbazaar/vc issues, read by the adapter', () => {
  it.each(alterations)('is refused with %s', async (_, alter) => {
    expect(await verifies(alter(await theirs()))).toBe(false);
  });

  it('is refused when the issuer is not the signer', async () => {
    expect(await verifies(await theirs({}, HOLDER))).toBe(false);
  });

  it('is accepted', async () => {
    expect(await verifies(await theirs())).toBe(true);
    expect(await verifies(await theirs({ issuer: { id: ISSUER.did, name: 'A school' } }))).toBe(
      true,
    );
  });

  it('is accepted as a presentation for the occasion it was made for, and refused altered', async () => {
    const asked = { challenge: CHALLENGE, domain: 'd.example' };
    const presentation = await presentedByThem({
      holder: HOLDER.did,
      verifiableCredential: [await theirs(), await issued()],
    });
    expect(await presents(presentation, asked)).toBe(true);
    expect(await presents(presentation, { ...asked, challenge: 'other' })).toBe(false);
    expect(await presents(presentation, { ...asked, domain: 'other.example' })).toBe(false);
    expect(await presents({ ...presentation, holder: ISSUER.did }, asked)).toBe(false);
    expect(await presents({ ...presentation, verifiableCredential: [] }, asked)).toBe(false);
    expect(await presents(withProof(presentation, { challenge: 'other' }))).toBe(false);
  });
});
