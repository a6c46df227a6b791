import { Injectable } from '@nestjs/common';
import { digestOfJwt } from '#credentials/rendering-digest.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { PersonEvent } from '#ledger/person-leaf.js';
import type { ProofState } from '#platform/ledger/ledger-proofs.js';
import type { StoredCredential } from './certifiable.js';
import { ConformanceRenderer } from './conformance-renderer.service.js';
import { CredentialCommitments } from './credential-commitments.js';
import { CredentialsService } from './credentials.service.js';
import { OpenBadgeJwtsStore, type StoredJwt } from './open-badge-jwts.store.js';

/** A rendering that is made later has a leaf of its own (docs/design/credentials.md 3). */
const laterEvent = ({ jwt }: Pick<StoredJwt, 'jwt'>): PersonEvent => ({
  type: 'credential.issued',
  digests: [digestOfJwt(jwt)],
});

/** The JWT that Open Badges 3.0 asks for: signed when it is first asked for, and kept. */
@Injectable()
export class OpenBadgeJwts {
  constructor(
    private readonly store: OpenBadgeJwtsStore,
    private readonly credentials: CredentialsService,
    private readonly renderer: ConformanceRenderer,
    private readonly commitments: CredentialCommitments,
  ) {}

  /**
   * The same text every time. Refuses, where none is kept yet, `credential.out-of-scope`, and
   * `credential.already-revoked`: nothing new is signed of what was revoked.
   */
  async of(credential: StoredCredential): Promise<StoredJwt> {
    const kept = await this.store.find(credential.id);
    if (kept) return kept;
    // Signing takes milliseconds: it is done before anybody waits for the lock.
    const jwt = await this.renderer.render(credential);
    return this.store.adding(async (m) => {
      const { id, personId, status } = await this.credentials.lock(credential.id, m);
      const first = await this.store.find(id, m);
      if (first) return first;
      if (status === 'revoked') throw new DomainError('credential.already-revoked');
      const intentId = await this.commitments.commit(laterEvent({ jwt }), personId, m);
      await this.store.add(id, { jwt, intentId }, m);
      return { jwt, intentId };
    });
  }

  /** The `.tlog-proof` of that leaf with the line that opens it; waits up to `waitMs`. Refuses as `of`. */
  async proofOf(credential: StoredCredential, waitMs: number): Promise<ProofState> {
    const stored = await this.of(credential);
    const { personId } = credential;
    return this.credentials.proofOfLeaf(laterEvent(stored), personId, stored.intentId, waitMs);
  }
}
