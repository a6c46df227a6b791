import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { PRE_AUTHORIZED } from '#credentials/issuer-metadata.js';
import type { OAuthError, WalletOffer } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import type { Agent, Cluster } from './cluster.js';

/** A wallet of our own, which can be made to do everything wrong. */
export interface Wallet {
  readonly code: (offer: WalletOffer) => Promise<string>;
  readonly form: (parameters: Readonly<Record<string, string>>) => ReturnType<Agent['post']>;
  /** A token request for a code. */
  readonly ask: (code: string, txCode: string) => ReturnType<Agent['post']>;
  /** The access token of an offer. */
  readonly token: (offer: WalletOffer) => Promise<string>;
  readonly nonce: () => Promise<string>;
  readonly request: (token: string, body: object) => ReturnType<Agent['post']>;
  readonly notify: (token: string, body: object) => ReturnType<Agent['post']>;
  /** A key proof; header and claims as they should be unless told otherwise. */
  readonly proof: (nonce: string, over?: ProofOver) => string;
}

export interface ProofOver {
  readonly key?: KeyObject;
  /** Signs instead of the key that is named. */
  readonly signer?: KeyObject;
  readonly header?: object;
  readonly claims?: object;
  readonly signature?: string;
}

export const newKey = (): KeyObject =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Asks for the form that is bound to a key. */
export const SD_JWT = { credential_configuration_id: 'competence_sd_jwt' };

/** What is looked at of an answer. */
export interface OAuthAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: unknown;
  readonly body: unknown;
}

/** A refusal as OAuth words it, status and error; fails when it is another thing or may be kept. */
export function oauth({ status, type, headers, body }: OAuthAnswer): readonly [number, string] {
  expect(type).toBe('application/json');
  expect(headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(validate('http/oauth-error', body)).toEqual([]);
  return [status, (body as OAuthError).error];
}

export const credentialsIn = ({ body }: Pick<OAuthAnswer, 'body'>): readonly string[] =>
  (body as { credentials: { credential: string }[] }).credentials.map((one) => one.credential);

export const notificationIn = ({ body }: Pick<OAuthAnswer, 'body'>): string =>
  (body as { notification_id: string }).notification_id;

/** An offer of a credential, made by its holder. */
export const makeOffer = async (holder: Agent, credentialId: string): Promise<WalletOffer> =>
  (await holder.post(`/api/v1/credentials/${credentialId}/wallet-offers`).expect(201))
    .body as WalletOffer;

export function walletOf({ hub }: Cluster): Wallet {
  const post = (path: string) => hub.anyone.post(`/oid4vci/${path}`);
  const form: Wallet['form'] = (parameters) => post('token').type('form').send(parameters);
  const code: Wallet['code'] = async ({ offerUrl }) => {
    const answer = await hub.anyone.get(new URL(offerUrl).pathname).expect(200);
    const { grants } = answer.body as { grants: Record<string, Record<string, string>> };
    return grants[PRE_AUTHORIZED]?.['pre-authorized_code'] ?? '';
  };
  const ask: Wallet['ask'] = (given, txCode) =>
    form({ grant_type: PRE_AUTHORIZED, 'pre-authorized_code': given, tx_code: txCode });
  return {
    code,
    form,
    ask,
    token: async (offer) => {
      const answer = await ask(await code(offer), offer.txCode).expect(200);
      return (answer.body as { access_token: string }).access_token;
    },
    nonce: async () => ((await post('nonce').expect(200)).body as { c_nonce: string }).c_nonce,
    request: (token, body) => post('credential').auth(token, { type: 'bearer' }).send(body),
    notify: (token, body) => post('notification').auth(token, { type: 'bearer' }).send(body),
    proof: (nonce, over = {}) => {
      const key = over.key ?? newKey();
      const header = {
        alg: 'ES256',
        typ: 'openid4vci-proof+jwt',
        jwk: publicJwkOf(key),
        ...over.header,
      };
      const iat = Math.floor(Date.now() / 1000);
      const claims = { aud: hub.url, iat, nonce, ...over.claims };
      const input = `${encode(header)}.${encode(claims)}`;
      const made = sign('sha256', Buffer.from(input), {
        key: over.signer ?? key,
        dsaEncoding: 'ieee-p1363',
      });
      return `${input}.${over.signature ?? made.toString('base64url')}`;
    },
  };
}
