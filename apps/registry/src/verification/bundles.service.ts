import { Injectable } from '@nestjs/common';
import { type PresentedCredential, verifyCredential } from '#credentials/verify-credential.js';
import type { VerificationBundle, VerificationRequest } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { inputOf } from './input-of.js';
import { LiveSources } from './live-sources.service.js';
import { SnapshotsService } from './snapshots.service.js';
import { VerificationService } from './verification.service.js';

type Documents = VerificationBundle['documents'];

/** What a verdict needs without a network. Nothing of it is kept. */
@Injectable()
export class BundlesService {
  constructor(
    private readonly verification: VerificationService,
    private readonly live: LiveSources,
    private readonly snapshots: SnapshotsService,
    private readonly clock: Clock,
  ) {}

  /** Of what is no credential: the trust list alone. Refuses as inputOf does. */
  async bundle(request: VerificationRequest): Promise<VerificationBundle> {
    const now = this.clock.now();
    const read = await this.verification.read(inputOf(request), now);
    return {
      v: 2,
      takenAt: now.toISOString(),
      ...(await this.snapshots.registry()),
      documents: [],
      ...('presented' in read && (await this.partsOf(read.presented, now))),
    };
  }

  /** A verdict is the surest way to know what a verdict asks for. */
  private async partsOf(presented: PresentedCredential, now: Date) {
    const documents = new Map<string, Documents[number]>();
    const sources = this.live.sources((fetched) => {
      if (fetched.state !== 'found') return;
      const { source: url, asOf, value: body } = fetched;
      documents.set(url, { url, takenAt: asOf.toISOString(), body });
    });
    const { shows } = await verifyCredential(presented, sources, now);
    const standardBody = shows && (await this.snapshots.standardBody(shows.standard));
    const { credential, proof } = presented;
    return {
      credential,
      ...(proof !== undefined && { proof }),
      documents: [...documents.values()],
      ...(standardBody !== undefined && { standardBody }),
    };
  }
}
