import { Injectable } from '@nestjs/common';
import { digestOfSdJwt } from '#credentials/rendering-digest.js';
import type { PublicJwk } from '#domain/generated/schemas.js';
import type { PersonEvent } from '#ledger/person-leaf.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerProofs, type ProofState } from '#platform/ledger/ledger-proofs.js';
import { RegistryFeed } from '../federation/registry-feed.service.js';
import type { StoredCredential } from './certifiable.js';
import { CredentialCommitments } from './credential-commitments.js';
import { refuseOutOfScope } from './refuse-out-of-scope.js';
import { SdJwtSigner } from './sd-jwt-signer.js';

/** What a rendering's leaf is opened with. */
export interface CommittedRendering {
  /** Of the text that was signed, base64url. */
  readonly digest: string;
  readonly intentId: string;
}

/** A later rendering is issued anew, and has a leaf of its own (docs/design/ledger.md 4.1). */
const eventOf = (digest: string): PersonEvent => ({ type: 'credential.issued', digests: [digest] });

/** Credentials signed once more, for a key of their holder. */
@Injectable()
export class RenderingsService {
  constructor(
    private readonly feed: RegistryFeed,
    private readonly signer: SdJwtSigner,
    private readonly commitments: CredentialCommitments,
    private readonly proofs: LedgerProofs,
    private readonly clock: Clock,
  ) {}

  /**
   * SD-JWT VCs of a credential, one for each key; nothing is stored. Refuses `accreditation.stale-view` and `credential.out-of-scope`:
   * a verifier judges the accreditation at the time of the leaf, which is now.
   */
  async signSdJwts(
    { record }: StoredCredential,
    holders: readonly PublicJwk[],
  ): Promise<readonly string[]> {
    const now = this.clock.now();
    refuseOutOfScope(await this.feed.currentDecisions(), record.standard, now);
    return Promise.all(holders.map((holder) => this.signer.sign(record, holder, now)));
  }

  /** Queues the leaf of an SD-JWT VC; one each, so that no two copies betray one holder. */
  async commit(sdJwt: string, personId: string, m: Transaction): Promise<CommittedRendering> {
    const digest = digestOfSdJwt(sdJwt);
    return { digest, intentId: await this.commitments.commit(eventOf(digest), personId, m) };
  }

  /** The `.tlog-proof` of a rendering; waits up to `waitMs` for it. Refuses `credential.unknown`. */
  async proofOf(
    { digest, intentId }: CommittedRendering,
    personId: string,
    waitMs: number,
  ): Promise<ProofState> {
    if (waitMs > 0) await this.proofs.waitFor(intentId, waitMs);
    const extra = await this.commitments.open(eventOf(digest), personId, intentId);
    return this.proofs.proofOf(intentId, extra);
  }
}
