import { Inject, Injectable } from '@nestjs/common';
import { jwkThumbprint } from '#credentials/jwk-thumbprint.js';
import { verifyKeyProof } from '#credentials/verify-key-proof.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { PublicJwk } from '#domain/generated/schemas.js';
import { Clock, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { keyFor } from '../privacy/sealed-bytes.js';
import { type KnownNonce, makeNonce, NONCE_BYTES, readNonce } from './wallet-nonce.js';
import { WalletNoncesStore } from './wallet-nonces.store.js';

/** Five minutes, as long as a token lasts. */
const NONCE_MS = 5 * 60_000;

/** Keys that a wallet has shown to hold, and the nonces it did so with. */
export interface ShownKeys {
  readonly holders: readonly PublicJwk[];
  /** Each once: the proofs of one request may share a nonce. */
  readonly nonces: readonly KnownNonce[];
}

/** Asks wallets to prove that they hold their keys (OpenID4VCI 1.0, 7 and appendix F). */
@Injectable()
export class KeyProofsService {
  private readonly key: Buffer;

  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: WalletNoncesStore,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {
    this.key = keyFor(config.secret, 'wallet-nonce');
  }

  nonce(): { readonly c_nonce: string } {
    const expiresAt = new Date(this.clock.now().getTime() + NONCE_MS);
    return { c_nonce: makeNonce(this.key, this.salts.bytes(NONCE_BYTES), expiresAt) };
  }

  /**
   * Looks at every proof; nothing is used up. Refuses `wallet-proof.refused` when one does not hold or
   * shows a key that another one has shown, `wallet-nonce.refused` for a nonce of somebody else and
   * one that is over.
   */
  async check(proofs: readonly string[]): Promise<ShownKeys> {
    const request = { audience: this.config.publicUrl, now: this.clock.now() };
    const holders = new Map<string, PublicJwk>();
    const nonces = new Map<string, KnownNonce>();
    for (const proof of proofs) {
      const result = await verifyKeyProof(proof, request);
      if (!result.verified) throw new DomainError('wallet-proof.refused', { got: result.code });
      const nonce = readNonce(this.key, result.nonce, request.now);
      if (!nonce) throw new DomainError('wallet-nonce.refused');
      holders.set(jwkThumbprint(result.holder), result.holder);
      nonces.set(nonce.id.toString('hex'), nonce);
    }
    if (holders.size < proofs.length)
      throw new DomainError('wallet-proof.refused', { expected: 'each key once' });
    return { holders: [...holders.values()], nonces: [...nonces.values()] };
  }

  /** Uses the nonces up, all or none. Refuses `wallet-nonce.refused` when one was used before. */
  async spend({ nonces }: ShownKeys, m: Transaction): Promise<void> {
    const now = this.clock.now();
    for (const nonce of nonces)
      if (!(await this.store.use(nonce, now, m))) throw new DomainError('wallet-nonce.refused');
  }
}
