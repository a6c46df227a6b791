import type { KeyObject } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keyInDidDocument } from '#credentials/did-web.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import type { PublicJwk, WalletCopies, WalletOffer } from '#domain/generated/schemas.js';
import { certified, type Workshop, workshop } from './certified.js';
import { checkLedger } from './check-ledger.js';
import { type Agent, type Cluster, eventually, setup } from './cluster.js';
import type { DatabaseKind } from './databases.js';
import { makeOffer, type OAuthAnswer, SD_JWT, type Wallet, walletOf } from './wallet.js';

/** What is read of an SD-JWT VC. */
export interface SdJwtClaims {
  readonly iss: string;
  readonly vct: string;
  readonly 'vct#integrity': string;
  readonly cnf: { readonly jwk: PublicJwk };
  readonly status: { readonly status_list: { readonly uri: string; readonly idx: number } };
}

/** A holder with a credential and a wallet. */
export interface WalletSetting {
  readonly cluster: Cluster;
  readonly shop: Workshop;
  readonly wallet: Wallet;
  readonly holder: Agent;
  readonly credentialId: string;
  readonly db: DataSource;
  readonly offered: (id?: string) => Promise<WalletOffer>;
  readonly copies: (id?: string) => Promise<WalletCopies['items']>;
  /** Everything that was ever meant for the ledger. */
  readonly leaves: () => Promise<number>;
  /** A credential request with one fresh proof. */
  readonly claim: (token: string, over?: object) => Promise<OAuthAnswer>;
  /** The newest offer, or its token, was over a moment ago. */
  readonly expire: (column: 'expires_at' | 'token_expires_at') => Promise<unknown>;
  readonly issuerKey: (kid: string) => Promise<KeyObject | undefined>;
  /** Of a copy that verifies. */
  readonly claimsOf: (text: string) => Promise<SdJwtClaims>;
  /** Waits until everything is a leaf, and computes the whole tree anew. */
  readonly ledgerIsSound: () => Promise<void>;
}

export async function walletSetting(kind?: DatabaseKind): Promise<WalletSetting> {
  const cluster = await setup(kind && { kind });
  const shop = await workshop(cluster);
  const { credentialId } = await certified(shop, 2);
  const { hub } = cluster;
  const wallet = walletOf(cluster);
  const holder = shop.candidate;
  const db = hub.app.get(DataSource, { strict: false });
  const issuerKey = async (kid: string) => {
    const document: unknown = (await hub.anyone.get('/.well-known/did.json').expect(200)).body;
    return keyInDidDocument(document, hub.config.did, kid);
  };
  return {
    cluster,
    shop,
    wallet,
    holder,
    credentialId,
    db,
    issuerKey,
    offered: (id = credentialId) => makeOffer(holder, id),
    copies: async (id = credentialId) => {
      const answer = await holder.get(`/api/v1/credentials/${id}/wallet-copies`).expect(200);
      return (answer.body as WalletCopies).items;
    },
    leaves: async () => {
      const [row] = await db.query<{ n: number }[]>(
        'SELECT count(*)::integer AS n FROM ledger_intent WHERE NOT public',
      );
      return row?.n ?? 0;
    },
    claim: async (token, over = {}) =>
      wallet.request(token, {
        ...SD_JWT,
        proofs: { jwt: [wallet.proof(await wallet.nonce())] },
        ...over,
      }),
    expire: (column) =>
      db.query(
        `UPDATE wallet_offer SET made_at = made_at - interval '1 hour',
         ${column} = now() - interval '1 second' WHERE ended_at IS NULL`,
      ),
    claimsOf: async (text) => {
      const key = await issuerKey(`${hub.config.did}#p256-1`);
      const result = await verifySdJwtVc(text, () => key);
      if (!result.verified) throw new Error(result.code);
      return result.claims as unknown as SdJwtClaims;
    },
    ledgerIsSound: async () => {
      await eventually(async () => {
        const waiting = await db.query<object[]>('SELECT 1 FROM ledger_queue LIMIT 1');
        return waiting.length === 0;
      });
      await checkLedger(db);
    },
  };
}
