import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isSampled } from '#domain/claim/is-sampled.js';
import type { SecondPolicy } from '#domain/claim/needs-second.js';
import type { AssessmentPolicy } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';

/** From this level on two assessors are needed (design paper 1.3). */
const SECOND_FROM_LEVEL = 4;
/** How many past quarters are shown; a sample is checked while its claims are still there. */
const QUARTERS_SHOWN = 8;

const quarterOf = (at: Date): string =>
  `${String(at.getUTCFullYear())}-Q${String(Math.floor(at.getUTCMonth() / 3) + 1)}`;

/** Who is drawn by lot for a second assessment, so that it can be checked and not be foreseen. */
@Injectable()
export class SamplingService {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly clock: Clock,
  ) {}

  /** What forces a second assessor, apart from the claim itself. */
  get secondPolicy(): SecondPolicy {
    return { firstSubmissions: this.config.firstSubmissions, fromLevel: SECOND_FROM_LEVEL };
  }

  /** Whether a claim whose first judgement is given now is drawn. */
  draws(claimId: string, at: Date): boolean {
    const mac = createHmac('sha256', this.keyOf(quarterOf(at)))
      .update(claimId)
      .digest();
    return isSampled(mac, this.config.samplePercent);
  }

  /** The policy, and the keys of quarters that are over. The key of this quarter stays secret. */
  policy(): AssessmentPolicy {
    const now = this.clock.now();
    const past = Array.from({ length: QUARTERS_SHOWN }, (_, i) =>
      quarterOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3 * (i + 1), 1))),
    );
    return {
      secondFromLevel: SECOND_FROM_LEVEL,
      firstSubmissions: this.config.firstSubmissions,
      samplePercent: this.config.samplePercent,
      samplingKeys: past.map((quarter) => ({
        quarter,
        key: this.keyOf(quarter).toString('base64url'),
      })),
    };
  }

  /** One way: the key of a quarter tells nothing of the secret or of another quarter (RFC 5869). */
  private keyOf(quarter: string): Buffer {
    return Buffer.from(
      hkdfSync('sha256', this.config.secret, '', `guildmark/sampling/${quarter}`, 32),
    );
  }
}
