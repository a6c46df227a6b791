import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '#credentials/contexts.js';
import type { JsonObject } from '#credentials/json-object.js';
import { emptyStatusList, encodeStatusList, withStatus } from '#credentials/status-list.js';
import type { VcApiVerdict } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { credentialKeys } from '../../apps/hub/src/ledger/credential-keys.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { without } from '../support/credentials.js';
import { readCheckpoint, readLedger } from '../support/read-ledger.js';
import { routesOf } from '../support/routes.js';
import {
  CREDENTIAL,
  envelopedCredential,
  envelopedPresentation,
  HOLDER,
  ISSUER,
  signedCredential,
  signedPresentation,
  STRANGER,
} from '../support/vcdm.js';

const ON = { HUB_VC_API: '1', HUB_ENVIRONMENT: 'development' };
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const nested = (depth: number) =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: inner }), 1);

describe('without the setting', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await setup({ accredited: false });
  });
  afterAll(() => cluster.close());

  it('there is no adapter: no route, nothing in the document', async () => {
    expect(routesOf(cluster.hub.app).filter((route) => route.includes('vc-api'))).toEqual([]);
    const document = await cluster.hub.anyone.get('/openapi.json').expect(200);
    expect(Object.keys((document.body as { paths: object }).paths).join()).not.toContain('vc-api');
    for (const path of ['credentials/issue', 'credentials/verify', 'presentations/verify'])
      await cluster.hub.anyone.post(`/vc-api/${path}`).send({}).expect(404);
    await cluster.hub.anyone.get('/vc-api/status/1').expect(404);
  });
});

describe('the adapter', () => {
  let cluster: Cluster;
  let lists: Server;
  let served: Record<string, unknown>;
  let listOrigin: string;

  beforeAll(async () => {
    cluster = await setup({ env: ON });
    served = {};
    lists = createServer((request, response) => {
      const list = served[request.url ?? ''];
      response.statusCode = list === undefined ? 404 : 200;
      response.end(JSON.stringify(list ?? null));
    });
    await new Promise<void>((resolve) => lists.listen(0, '127.0.0.1', resolve));
    listOrigin = `http://127.0.0.1:${String((lists.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    lists.closeAllConnections();
    await new Promise((resolve) => lists.close(resolve));
    await cluster.close();
  });

  const post = (path: string, body: object) =>
    cluster.hub.anyone.post(`/vc-api/${path}`).send(body);
  const issue = async (credential: object, options?: object) =>
    (await post('credentials/issue', { credential, options }).expect(201)).body as JsonObject;
  const refusal = async (credential: object, options?: object) =>
    (await post('credentials/issue', { credential, options }).expect(400)).body as JsonObject;
  const verdict = async (path: string, body: object, status: 200 | 400) => {
    const answer = await post(path, body).expect(status);
    expect(validate('http/vc-api-verdict', answer.body)).toEqual([]);
    return answer.body as VcApiVerdict;
  };
  const verify = (verifiableCredential: unknown, status: 200 | 400, options?: object) =>
    verdict('credentials/verify', { verifiableCredential, options }, status);
  const present = (verifiablePresentation: unknown, status: 200 | 400, options?: object) =>
    verdict('presentations/verify', { verifiablePresentation, options }, status);

  it('issues the bare credential, under its own name, and verifies it', async () => {
    const issued = await issue({ ...CREDENTIAL, issuer: { id: 'did:example:issuer', name: 'a' } });
    expect(issued).toMatchObject({
      '@context': [CREDENTIALS_V2],
      issuer: { id: expect.stringMatching(/^did:key:z6Mk/) as string, name: 'a' },
      proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' },
    });
    const { id } = issued.issuer as { id: string };
    expect((issued.proof as JsonObject).verificationMethod).toBe(`${id}#${id.slice(8)}`);
    const told = await verify(issued, 200, { checks: ['proof'] });
    expect(told).toMatchObject({ verified: true, document: issued, problemDetails: [] });
  });

  it('names itself where nobody is named', async () => {
    expect((await issue(without(CREDENTIAL, 'issuer'))).issuer).toMatch(/^did:key:z6Mk/);
  });

  it('signs with none of the keys of the hub, and none of its own is in the ledger', async () => {
    const { issuer } = await issue(CREDENTIAL);
    const did = await cluster.hub.anyone.get('/.well-known/did.json').expect(200);
    expect(JSON.stringify(did.body)).not.toContain(String(issuer).slice(8));
    const ledger = await eventually(async () => {
      if ((await readCheckpoint(cluster.hub.url)) === undefined) return undefined;
      const { entries } = await readLedger(cluster.hub.url);
      const text = Buffer.concat(entries).toString('latin1');
      return text.includes('#ed-1') && text;
    });
    expect(ledger).not.toContain(String(issuer).slice(8));
  });

  it.each<[string, object, string]>([
    ['no @context', { '@context': undefined }, 'context.missing'],
    [
      'the first version',
      { '@context': [CREDENTIALS_V1], issuanceDate: '2023-01-01T00:00:00Z', validFrom: undefined },
      'credential.model-refused',
    ],
    ['an undefined term', { nickname: 'x' }, 'document.not-canonical'],
    [
      'a malformed status entry',
      {
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusListIndex: true,
          statusListCredential: 'https://example.com',
        },
      },
      'status-entry.malformed',
    ],
    [
      'an unknown member statusEntry',
      { statusEntry: { type: 'BitstringStatusListEntry' } },
      'document.not-canonical',
    ],
    [
      'another digest of a context',
      { relatedResource: [{ id: CREDENTIALS_V2, digestSRI: `sha384-${'A'.repeat(64)}` }] },
      'related-resource.digest-mismatch',
    ],
    [
      'a refresh service without type',
      { refreshService: { id: 'urn:a' } },
      'refresh-service.malformed',
    ],
    [
      'an open vocabulary',
      { '@context': [CREDENTIALS_V2, { '@vocab': 'urn:x:' }] },
      'context.vocabulary-open',
    ],
    ['a proof of somebody', { proof: { type: 'DataIntegrityProof' } }, 'proof.already-there'],
    ['33 levels', { credentialSubject: nested(40) }, 'json.too-deep'],
  ])('refuses to issue %s', async (_, change, code) => {
    const body = await refusal({ ...CREDENTIAL, ...change });
    expect(validate('http/problem', body)).toEqual([]);
    expect(body).toMatchObject({ code: 'vc-api.document-refused', got: code });
  });

  it('refuses a time of signing that is none', async () => {
    expect(await refusal(CREDENTIAL, { created: 'invalidDate' })).toMatchObject({
      got: 'proof.malformed',
    });
  });

  it.each<[string, string, number]>([
    ['a credential that is a string', '{"credential":"eyJhbGciOiJub25lIn0.e30."}', 400],
    ['no credential', '{}', 400],
    ['another member', '{"credential":{},"verifiableCredential":{}}', 400],
    ['a member twice', '{"credential":{"@context":[],"@context":[]}}', 400],
    ['__proto__', '{"credential":{"__proto__":{"issuer":"did:example:a"}}}', 400],
    ['no JSON', '{"credential":', 400],
    ['a body over all measure', `{"credential":{"a":"${'x'.repeat(1_100_000)}"}}`, 413],
    ['100 levels', `{"credential":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`, 400],
  ])('refuses %s', async (_, text, status) => {
    for (const path of ['credentials/issue', 'credentials/verify', 'presentations/verify']) {
      const body = text.replace(
        '"credential"',
        path.endsWith('issue')
          ? '"credential"'
          : path.startsWith('cred')
            ? '"verifiableCredential"'
            : '"verifiablePresentation"',
      );
      const answer = await cluster.hub.anyone
        .post(`/vc-api/${path}`)
        .set('content-type', 'application/json')
        .send(body);
      expect([path, answer.status]).toEqual([path, status]);
      expect(validate('http/problem', answer.body)).toEqual([]);
    }
  });

  it.each<[string, () => unknown, string]>([
    ['what is no credential', () => ({ type: ['NonconformingDocument'] }), 'context.missing'],
    ['a credential without proof', () => CREDENTIAL, 'proof.missing'],
    ['another signer', () => signedCredential({}, STRANGER), 'issuer.not-signer'],
    [
      'an altered member',
      async () => ({ ...(await signedCredential()), validFrom: '2020-01-01T00:00:00Z' }),
      'proof.wrong',
    ],
    [
      'a chain that begins nowhere',
      async () => {
        const vc = await signedCredential();
        return { ...vc, proof: { ...(vc.proof as object), previousProof: 'urn:uuid:x' } };
      },
      'proof.previous-missing',
    ],
    [
      'a JWT by no algorithm',
      () => ({
        ...envelopedCredential(),
        id: `data:application/vc+jwt,${Buffer.from('{"alg":"none","typ":"vc+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify(CREDENTIAL)).toString('base64url')}.`,
      }),
      'envelope.malformed|jws.header-refused',
    ],
    [
      'a depth that others would walk',
      () => ({ ...CREDENTIAL, credentialSubject: nested(40) }),
      'json.too-deep',
    ],
    [
      'members without end',
      () => ({ ...CREDENTIAL, credentialSubject: Array.from({ length: 10_001 }, () => 1) }),
      'json.too-many-members',
    ],
  ])('refuses to verify %s, as the suites expect', async (_, make, code) => {
    const told = await verify(await make(), 400);
    expect(told).toMatchObject({ verified: false, statuses: [] });
    expect(told).not.toHaveProperty('document');
    expect(told.problemDetails[0]?.code).toMatch(new RegExp(`^(${code})$`));
    expect(told.problemDetails[0]?.type).toMatch(/^https:\/\//);
  });

  it('verifies what is in the envelope of a JWT, and the algorithm is that of the key', async () => {
    expect(await verify(envelopedCredential(), 200)).toMatchObject({
      verified: true,
      mediaType: 'application/vc+jwt',
      document: CREDENTIAL,
    });
    const [head = '', ...rest] = envelopedCredential().id.split(',')[1]?.split('.') ?? [];
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
    const confused = Buffer.from(JSON.stringify({ ...header, alg: 'HS256' })).toString('base64url');
    const id = `data:application/vc+jwt,${[confused, ...rest].join('.')}`;
    const told = await verify({ ...envelopedCredential(), id }, 400);
    expect(told.problemDetails).toMatchObject([{ code: 'proof.wrong' }]);
  });

  it('reads documents of VCDM 1.1 and never issues them', async () => {
    const old = await signedCredential({
      '@context': [CREDENTIALS_V1, 'https://w3id.org/security/data-integrity/v2'],
      issuanceDate: '2023-01-01T00:00:00Z',
      validFrom: undefined,
    });
    expect(await verify(old, 200)).toMatchObject({ verified: true });
  });

  it('knows the keys of the hub itself, for what it states and for nothing else', async () => {
    const { ed25519 } = credentialKeys(cluster.hub.config);
    const { did } = cluster.hub.config;
    await verify(await signedCredential({ issuer: did }, ed25519), 200);
    const other = { ...STRANGER, kid: ed25519.kid };
    await verify(await signedCredential({ issuer: did }, other), 400);
    const told = await present(await signedPresentation({ holder: did }, ed25519), 400);
    expect(told.problemDetails).toMatchObject([{ code: 'proof.unknown-key' }]);
  });

  it('knows the examples of the specifications', async () => {
    const issued = await issue({
      ...CREDENTIAL,
      '@context': [CREDENTIALS_V2, EXAMPLES],
      type: ['VerifiableCredential', 'AlumniCredential'],
      credentialSubject: { id: 'did:example:a', alumniOf: 'The School of Examples' },
    });
    expect(await verify(issued, 200)).toMatchObject({ verified: true });
  });

  it('a proof for another purpose, domain or challenge is refused when one is asked for', async () => {
    const credential = await issue(CREDENTIAL, { domain: 'd.example', challenge: 'c' });
    const code = async (options: object) =>
      (await verify(credential, 400, options)).problemDetails[0]?.code;
    expect(await code({ expectedProofPurpose: 'authentication' })).toBe('proof.other-purpose');
    expect(await code({ domain: 'domain.example' })).toBe('proof.other-domain');
    expect(await code({ challenge: '1235abcd6789' })).toBe('proof.other-challenge');
    await verify(credential, 200, { domain: ['d.example'], challenge: 'c' });
  });

  it.each(['revocation', 'suspension', 'refresh', 'message'])(
    'gives an entry of a list for %s, and the list',
    async (statusPurpose) => {
      const issued = await issue(CREDENTIAL, { credentialStatus: { statusPurpose } });
      const entry = issued.credentialStatus as Record<string, string>;
      const path = new URL(entry.statusListCredential ?? '').pathname;
      const headers = { accept: 'application/vc' };
      const answer = await fetch(`${cluster.hub.url}${path}`, { headers });
      expect(answer.headers.get('content-type')).toContain('application/vc');
      const list = (await answer.json()) as JsonObject;
      expect(list).toMatchObject({ id: entry.statusListCredential, issuer: issued.issuer });
      await verify(list, 200);
      expect(await verify(issued, 200)).toMatchObject({
        checks: ['proof', 'credentialStatus'],
        statuses: [{ purpose: statusPurpose, value: 0, index: Number(entry.statusListIndex) }],
      });
    },
  );

  it.each(['0', '5', '1x', '%2e%2e'])('has no list %s', async (number) => {
    await cluster.hub.anyone.get(`/vc-api/status/${number}`).expect(404);
  });

  it('asks the lists of others on this machine, and of no other', async () => {
    const url = `${listOrigin}/list`;
    const list = (key: typeof ISSUER) =>
      signedCredential(
        {
          id: url,
          issuer: key.did,
          type: ['VerifiableCredential', 'BitstringStatusListCredential'],
          credentialSubject: {
            type: 'BitstringStatusList',
            statusPurpose: 'revocation',
            encodedList: encodeStatusList(withStatus(emptyStatusList(), 9)),
          },
        },
        key,
      );
    const credential = (index: number, statusListCredential = url) =>
      signedCredential({
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: String(index),
          statusListCredential,
        },
      });
    const type = async (index: number, at?: string) =>
      (await verify(await credential(index, at), 400)).problemDetails[0]?.type.split('#')[1];
    expect(await type(7)).toBe('STATUS_RETRIEVAL_ERROR');
    expect(await type(7, 'https://list.example/1')).toBe('STATUS_RETRIEVAL_ERROR');
    served['/list'] = { ...(await list(ISSUER)), validFrom: '2020-01-01T00:00:00Z' };
    expect(await type(7)).toBe('STATUS_VERIFICATION_ERROR');
    served['/list'] = await list(ISSUER);
    expect(await type(131_072)).toBe('RANGE_ERROR');
    expect((await verify(await credential(9), 400)).problemDetails).toMatchObject([
      { code: 'status.revoked' },
    ]);
    await verify(await credential(9), 200, { checks: ['proof'] });
    expect(await verify(await credential(7), 200)).toMatchObject({ statuses: [{ value: 0 }] });
  });

  it('verifies presentations and each credential in them', async () => {
    const issued = await issue(CREDENTIAL);
    const presented = { holder: HOLDER.did, verifiableCredential: [issued, envelopedCredential()] };
    const asked = { challenge: 'c', domain: 'd.example' };
    const presentation = await signedPresentation(presented, HOLDER, asked);
    expect(await present(presentation, 200, asked)).toMatchObject({ verified: true });
    await present(presentation, 400, { challenge: 'other' });
    await present(await signedPresentation(presented, STRANGER), 400);
    await present({ type: ['NonconformingDocument'] }, 400);
    await present(envelopedPresentation({ holder: HOLDER.did }), 200);
    const altered = { ...issued, validFrom: '2020-01-01T00:00:00Z' };
    const told = await present(await signedPresentation({ verifiableCredential: [altered] }), 400);
    expect(told.problemDetails).toMatchObject([{ code: 'proof.wrong' }]);
  });
});
