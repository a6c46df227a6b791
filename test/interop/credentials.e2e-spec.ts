import { jest } from '@jest/globals';
import { didDocument, didWebDocumentUrl } from '#credentials/did-web.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { emptyStatusList, withStatus } from '#credentials/status-list.js';
import {
  ecKey,
  edKey,
  HUB,
  issued,
  LIST_URL,
  NOW,
  statusListText,
} from '../support/credentials.js';
import {
  joseOpens,
  vcAccepts,
  verifierCore,
  withOtherClaims,
} from '../support/foreign-verifiers.js';

const did = didDocument({
  did: HUB,
  keys: [edKey, ecKey].map(({ kid, alg, privateKey }) => ({
    kid,
    alg,
    publicJwk: publicJwkOf(privateKey),
  })),
});

type Json = Record<string, unknown>;

async function issuedDocument(): Promise<Json> {
  return JSON.parse((await issued()).json.credential) as Json;
}

/** The same document with one claim of the subject changed. */
function altered(document: Json): Json {
  return { ...document, credentialSubject: { ...(document.credentialSubject as Json), name: 'X' } };
}

describe('@digitalbazaar/vc', () => {
  it('refuses an altered credential', async () => {
    expect(await vcAccepts(altered(await issuedDocument()), did, NOW)).toBe(false);
  });

  it('accepts the credential we issue', async () => {
    expect(await vcAccepts(await issuedDocument(), did, NOW)).toBe(true);
  });

  it('accepts the status list we issue', async () => {
    expect(await vcAccepts(JSON.parse(await statusListText()) as Json, did, NOW)).toBe(true);
  });
});

describe('@digitalcredentials/verifier-core', () => {
  // Of all the tests together: the library keeps a DID document for a while.
  const askedFor: string[] = [];

  async function verify(credential: Json, list?: string) {
    const lists = { [LIST_URL]: list ?? (await statusListText()) };
    const result = await verifierCore(credential, did, lists);
    askedFor.push(...result.asked);
    return result;
  }

  // The library judges dates by the clock of the machine, and reports on the console the schema that
  // is not served; nothing else.
  beforeEach(() => {
    jest.useFakeTimers({
      now: NOW,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
    });
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('refuses an altered credential', async () => {
    expect((await verify(altered(await issuedDocument()))).errors).toEqual(['invalid_signature']);
  });

  it('sees that a credential is revoked', async () => {
    const revoked = await statusListText(withStatus(emptyStatusList(), 94_567));
    expect((await verify(await issuedDocument(), revoked)).found).toMatchObject({
      valid_signature: true,
      revocation_status: false,
    });
  });

  it('accepts the credential we issue: signature, dates and status', async () => {
    const { errors, found } = await verify(await issuedDocument());
    expect(errors).toBeUndefined();
    expect(found).toMatchObject({
      valid_signature: true,
      expiration: true,
      revocation_status: true,
    });
    expect(askedFor).toEqual(expect.arrayContaining([didWebDocumentUrl(HUB), LIST_URL]));
  });
});

describe('jose alone', () => {
  it('refuses an altered token', async () => {
    const { jwt } = await issued();
    const other = withOtherClaims(jwt.credential, (claims) => claims.replace('level 3', 'level 5'));
    expect(other).not.toBe(jwt.credential);
    await expect(joseOpens(other, did, ecKey.kid)).rejects.toThrow('signature verification failed');
  });

  it('accepts the token we issue', async () => {
    const { jwt } = await issued();
    const { header, claims } = await joseOpens(jwt.credential, did, ecKey.kid);
    expect(header).toEqual({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: ecKey.kid });
    expect(claims).toMatchObject({ iss: HUB, jti: claims.id, nbf: 1_795_428_000 });
  });
});
