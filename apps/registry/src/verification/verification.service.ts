import { Injectable } from '@nestjs/common';
import { readInput, type ReadInput, type VerificationInput } from '#credentials/read-input.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import type { Verdict, VerificationRequest } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { Metrics } from '#platform/metrics/metrics.js';
import { ShownProofs } from '../watch/shown-proofs.service.js';
import { inputOf } from './input-of.js';
import { LiveSources } from './live-sources.service.js';
import { SharedFetches } from './shared-fetches.service.js';

/**
 * Verdicts for everybody. Nothing of what is verified is kept or logged, but the checkpoint under a
 * proof, which is public and says nothing of the credential.
 */
@Injectable()
export class VerificationService {
  constructor(
    private readonly live: LiveSources,
    private readonly fetches: SharedFetches,
    private readonly clock: Clock,
    private readonly shown: ShownProofs,
    private readonly metrics: Metrics,
  ) {}

  /** Refuses as inputOf does. */
  async verify(request: VerificationRequest): Promise<Verdict> {
    const verdict = await this.judge(request);
    this.metrics.verifications.inc({ verdict: verdict.overall });
    return verdict;
  }

  private async judge(request: VerificationRequest): Promise<Verdict> {
    const read = await this.read(inputOf(request), this.clock.now());
    const proof = 'verdict' in read ? request.proof : read.presented.proof;
    if (proof !== undefined) await this.shown.observe(proof);
    if ('verdict' in read) return read.verdict;
    return verifyCredential(read.presented, this.live.sources(), this.clock.now());
  }

  read(input: VerificationInput, now: Date): Promise<ReadInput> {
    return readInput(input, (url) => this.fetches.bytes(url), now);
  }
}
