import { createHash, type KeyObject, verify } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { verifyCredential as verifyWithCore } from '@digitalcredentials/verifier-core';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { compactVerify, importJWK } from 'jose';
import { loadContext } from '#credentials/contexts.js';
import { didWebDocumentUrl } from '#credentials/did-web.js';

type Json = Record<string, unknown>;

/** What other people's verifiers need of an issuer: its DID document as it is served. */
export interface IssuerDocument {
  readonly '@context': unknown;
  readonly id: string;
  readonly verificationMethod: readonly Readonly<Record<string, unknown>>[];
}

/** The verdict of @digitalbazaar/vc. It finds our contexts, the DID document and its keys, no more. */
export async function vcAccepts(credential: Json, did: IssuerDocument, now?: Date) {
  const result = await vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: async (url: string) => {
      const method = did.verificationMethod.find(({ id }) => id === url);
      if (method !== undefined)
        return { documentUrl: url, document: { '@context': did['@context'], ...method } };
      return url === did.id ? { documentUrl: url, document: did } : loadContext(url);
    },
    checkStatus: () => Promise.resolve({ verified: true }),
    ...(now && { now }),
  });
  return result.verified;
}

/** What @digitalcredentials/verifier-core found, and what it asked the network for. */
export interface CoreResult {
  readonly errors: readonly string[] | undefined;
  readonly found: Json;
  readonly asked: readonly string[];
}

/**
 * The library fetches the DID document, the status list and 1EdTech's schema by itself. What leaves
 * the machine is answered here: the first two with what a hub serves, everything else with 503.
 */
export async function verifierCore(
  credential: Json,
  did: IssuerDocument,
  statusLists: Readonly<Record<string, string>>,
): Promise<CoreResult> {
  const url = didWebDocumentUrl(did.id);
  const served = new Map([
    ...Object.entries(statusLists),
    [url, JSON.stringify(did)],
    // did:web knows https alone, and so does the library; a hub on this machine answers over http.
    [url.replace(/^http:/, 'https:'), JSON.stringify(did)],
  ]);
  const asked: string[] = [];
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input) => {
    const address = input instanceof Request ? input.url : String(input);
    asked.push(address);
    const body = served.get(address);
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(body ?? '{}', { status: body ? 200 : 503, headers }));
  };
  try {
    const result = await verifyWithCore({
      credential: credential as never,
      knownDIDRegistries: [],
    });
    return {
      errors: result.errors?.map(({ name }) => name ?? ''),
      found: Object.fromEntries((result.log ?? []).map(({ id, valid }) => [id, valid])),
      asked,
    };
  } finally {
    globalThis.fetch = realFetch;
  }
}

/** @sd-jwt/sd-jwt-vc with the key of an issuer. */
export const foreignSdJwt = (issuerKey: KeyObject): SDJwtVcInstance =>
  new SDJwtVcInstance({
    hashAlg: 'sha-256',
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    verifier: (data, signature) =>
      verify(
        'sha256',
        Buffer.from(data),
        { key: issuerKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
  });

/** Header and claims of a token whose signature jose accepts; throws when it does not. */
export async function joseOpens(jwt: string, did: IssuerDocument, kid: string) {
  const method = did.verificationMethod.find(({ id }) => id === kid);
  const key = await importJWK((method?.publicKeyJwk ?? {}) as Json, 'ES256');
  const { protectedHeader, payload } = await compactVerify(jwt, key);
  return { header: protectedHeader, claims: JSON.parse(Buffer.from(payload).toString()) as Json };
}

/** The same token with other claims under the old signature. */
export function withOtherClaims(jwt: string, change: (claims: string) => string): string {
  const [head, payload = '', signature] = jwt.split('.');
  const other = change(Buffer.from(payload, 'base64url').toString());
  return [head, Buffer.from(other).toString('base64url'), signature].join('.');
}
