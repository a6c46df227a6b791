import { jest } from '@jest/globals';
import type { VerificationBundle } from '#domain/generated/schemas.js';
import { type DemoRun, demoRun } from '../support/demo-run.js';
import {
  type IssuerDocument,
  joseOpens,
  vcAccepts,
  verifierCore,
  withOtherClaims,
} from '../support/foreign-verifiers.js';

type Json = Record<string, unknown>;

let demo: DemoRun;
let credential: Json;
let did: IssuerDocument;
let statusLists: Record<string, string>;

beforeAll(async () => {
  demo = await demoRun();
  credential = demo.json('credential.json');
  did = demo.json('did.json') as unknown as IssuerDocument;
  const { documents } = demo.json('bundle.json') as unknown as VerificationBundle;
  statusLists = Object.fromEntries(documents.map(({ url, body }) => [url, body]));
});
afterAll(() => {
  demo?.remove();
});

const altered = () => ({ ...credential, name: 'Master of everything' });

describe('@digitalbazaar/vc', () => {
  it('refuses the credential of the demonstration when it was altered', async () => {
    expect(await vcAccepts(altered(), did)).toBe(false);
  });
  it('accepts the credential of the demonstration', async () => {
    expect(await vcAccepts(credential, did)).toBe(true);
  });
});

describe('@digitalcredentials/verifier-core', () => {
  // It reports on the console the schema of 1EdTech, which is not served here.
  beforeEach(() => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('refuses the credential of the demonstration when it was altered', async () => {
    const { errors } = await verifierCore(altered(), did, statusLists);
    expect(errors).toEqual(['invalid_signature']);
  });
  it('accepts the credential of the demonstration: signature, dates and status', async () => {
    const { errors, found } = await verifierCore(credential, did, statusLists);
    expect(errors).toBeUndefined();
    expect(found).toMatchObject({
      valid_signature: true,
      expiration: true,
      revocation_status: true,
    });
  });
});

describe('jose', () => {
  const kid = () => `${did.id}#p256-1`;

  it('refuses the token of the demonstration when it was altered', async () => {
    const jwt = demo.text('credential.jwt');
    const other = withOtherClaims(jwt, (claims) => `${claims} `);
    await expect(joseOpens(other, did, kid())).rejects.toThrow('signature verification failed');
  });
  it('accepts the token of the demonstration, which says what the document says', async () => {
    const { header, claims } = await joseOpens(demo.text('credential.jwt'), did, kid());
    expect(header).toMatchObject({ alg: 'ES256', typ: 'vc+jwt' });
    expect(claims.credentialSubject).toEqual(credential.credentialSubject);
    expect(claims.iss).toBe(did.id);
  });
});
