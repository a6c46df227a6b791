import { Inject, Injectable } from '@nestjs/common';
import { type DidDocument, didDocument } from '#credentials/did-web.js';
import { publicJwkOf, type SigningKey } from '#credentials/signing-key.js';
import { signTrustList } from '#credentials/trust-list.js';
import type { PublicJwk, TrustList } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { buildTrustList } from './build-trust-list.js';
import { TrustFactsService } from './trust-facts.service.js';

/** A list is signed anew after a minute even when nothing changed, so that its age stays small. */
const KEPT_MS = 60_000;

/** A trust list with the signed text of it. */
export interface SignedTrustList {
  readonly list: TrustList;
  /** Compact JWS, ES256, type `trust-list+jwt`. */
  readonly jws: string;
  readonly madeAt: Date;
}

/** What the registry vouches for, under its own key. */
@Injectable()
export class TrustListsService {
  private readonly key: SigningKey;
  private kept: { readonly state: string; readonly signed: SignedTrustList } | undefined;

  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: RegistryConfig,
    private readonly facts: TrustFactsService,
    private readonly clock: Clock,
  ) {
    this.key = {
      kid: `${config.did}#trust-list-1`,
      alg: 'ES256',
      privateKey: config.keys['trust-list'],
    };
  }

  /** The present list; the same text as long as nothing changed, for a minute at most. */
  async current(): Promise<SignedTrustList> {
    const now = this.clock.now();
    const { seq, mirrored, findings } = await this.facts.state();
    const state = JSON.stringify([seq, findings, ...mirrored]);
    if (
      this.kept?.state === state &&
      Math.abs(now.getTime() - this.kept.signed.madeAt.getTime()) < KEPT_MS
    )
      return this.kept.signed;
    const list = buildTrustList(await this.facts.gather({ seq, mirrored }), now);
    const signed = { list, jws: await signTrustList(list, this.key), madeAt: now };
    this.kept = { state, signed };
    return signed;
  }

  publicKey(): PublicJwk {
    return publicJwkOf(this.key.privateKey);
  }

  didDocument(): DidDocument {
    const { kid, alg } = this.key;
    return didDocument({
      did: this.config.did,
      keys: [{ kid, alg, publicJwk: this.publicKey() }],
    });
  }
}
