import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { verifyCredential as verifyWithCore } from '@digitalcredentials/verifier-core';
import { jest } from '@jest/globals';
import { compactVerify, importJWK } from 'jose';

import { loadContext } from '#credentials/contexts.js';
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
  async function verify(credential: Json): Promise<boolean> {
    const result = await vc.verifyCredential({
      credential,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader,
      checkStatus: () => Promise.resolve({ verified: true }),
      now: NOW,
    });
    return result.verified;
  }

  /** Our own contexts, our DID document and the keys in it: nothing else is found. */
  async function documentLoader(url: string) {
    const method = did.verificationMethod.find(({ id }) => id === url);
    if (method !== undefined) {
      return { documentUrl: url, document: { '@context': did['@context'], ...method } };
    }
    return url === HUB ? { documentUrl: url, document: did } : loadContext(url);
  }

  it('refuses an altered credential', async () => {
    expect(await verify(altered(await issuedDocument()))).toBe(false);
  });

  it('accepts the credential we issue', async () => {
    expect(await verify(await issuedDocument())).toBe(true);
  });

  it('accepts the status list we issue', async () => {
    expect(await verify(JSON.parse(await statusListText()) as Json)).toBe(true);
  });
});

describe('@digitalcredentials/verifier-core', () => {
  type Result = Awaited<ReturnType<typeof verifyWithCore>>;
  const realFetch = globalThis.fetch;
  const asked: string[] = [];

  /**
   * The library fetches the DID document, the status list and 1EdTech's schema by itself. What leaves
   * the machine is answered here: the first two with what a hub serves, everything else with 503.
   */
  function serve(statusList: string): void {
    const served = new Map([
      [didWebDocumentUrl(HUB), JSON.stringify(did)],
      [LIST_URL, statusList],
    ]);
    globalThis.fetch = (input) => {
      const url = input instanceof Request ? input.url : String(input);
      asked.push(url);
      const body = served.get(url);
      const headers = { 'content-type': 'application/json' };
      return Promise.resolve(new Response(body ?? '{}', { status: body ? 200 : 503, headers }));
    };
  }

  async function verify(credential: Json, statusList?: string): Promise<Result> {
    serve(statusList ?? (await statusListText()));
    return verifyWithCore({ credential: credential as never, knownDIDRegistries: [] });
  }

  function found(result: Result): Record<string, unknown> {
    return Object.fromEntries((result.log ?? []).map(({ id, valid }) => [id, valid]));
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
    globalThis.fetch = realFetch;
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('refuses an altered credential', async () => {
    const result = await verify(altered(await issuedDocument()));
    expect(result.errors?.map(({ name }) => name)).toEqual(['invalid_signature']);
  });

  it('sees that a credential is revoked', async () => {
    const revoked = await statusListText(withStatus(emptyStatusList(), 94_567));
    expect(found(await verify(await issuedDocument(), revoked))).toMatchObject({
      valid_signature: true,
      revocation_status: false,
    });
  });

  it('accepts the credential we issue: signature, dates and status', async () => {
    const result = await verify(await issuedDocument());
    expect(result.errors).toBeUndefined();
    expect(found(result)).toMatchObject({
      valid_signature: true,
      expiration: true,
      revocation_status: true,
    });
    expect(asked).toEqual(expect.arrayContaining([didWebDocumentUrl(HUB), LIST_URL]));
  });
});

describe('jose alone', () => {
  async function verify(jwt: string) {
    const method = did.verificationMethod.find(({ id }) => id === ecKey.kid) ?? {};
    return compactVerify(jwt, await importJWK(method.publicKeyJwk as Json, 'ES256'));
  }

  it('refuses an altered token', async () => {
    const [head, payload, signature] = (await issued()).jwt.credential.split('.');
    const other = Buffer.from(payload ?? '', 'base64url')
      .toString()
      .replace('level 3', 'level 5');
    const jwt = [head, Buffer.from(other).toString('base64url'), signature].join('.');
    await expect(verify(jwt)).rejects.toThrow('signature verification failed');
  });

  it('accepts the token we issue', async () => {
    const { jwt } = await issued();
    const { protectedHeader, payload } = await verify(jwt.credential);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: ecKey.kid });
    const claims = JSON.parse(Buffer.from(payload).toString()) as Json;
    expect(claims).toMatchObject({ iss: HUB, jti: claims.id, nbf: 1_795_428_000 });
  });
});
