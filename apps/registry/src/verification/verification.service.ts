import { Injectable } from '@nestjs/common';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { readCredential } from '#credentials/read-credential.js';
import { statusOutputUrl } from '#credentials/status-outputs.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import type {
  Verdict,
  VerificationBundle,
  VerificationRequest,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { TrustListsService } from '../trust/trust-lists.service.js';
import { ShownProofs } from '../watch/shown-proofs.service.js';
import { LiveSources } from './live-sources.service.js';

/**
 * Verdicts for everybody. Nothing of what is verified is kept or logged, but the checkpoint under a
 * proof, which is public and says nothing of the credential.
 */
@Injectable()
export class VerificationService {
  constructor(
    private readonly sources: LiveSources,
    private readonly lists: TrustListsService,
    private readonly clock: Clock,
    private readonly shown: ShownProofs,
  ) {}

  async verify({ credential, proof }: VerificationRequest): Promise<Verdict> {
    const presented = { credential: textOf(credential), ...(proof !== undefined && { proof }) };
    if (proof !== undefined) await this.shown.observe(proof);
    return verifyCredential(presented, this.sources, this.clock.now());
  }

  /** What a verdict on the credential needs without a network. Of a bad one: the trust list alone. */
  async bundle({ credential }: VerificationRequest): Promise<VerificationBundle> {
    const takenAt = this.clock.now().toISOString();
    const { jws } = await this.lists.current();
    const lists = await Promise.all(
      statusListsOf(textOf(credential)).map((url) => this.sources.statusList(url)),
    );
    return {
      v: 1,
      takenAt,
      trustList: jws,
      statusLists: Object.fromEntries(
        lists.flatMap((list) => (list.state === 'found' ? [[list.source, list.value]] : [])),
      ),
    };
  }
}

/** The body has been parsed already; signatures are over values, so the spelling does not matter. */
function textOf(credential: VerificationRequest['credential']): string {
  return typeof credential === 'string' ? credential : JSON.stringify(credential);
}

/** Every list that a verdict asks for. */
function statusListsOf(credential: string): readonly string[] {
  try {
    const { status, revocationList } = readCredential(credential).facts;
    if (revocationList !== undefined) return [revocationList];
    if (status === undefined) return [];
    const { list, suspension } = status;
    return suspension === undefined ? [list] : [list, suspension, statusOutputUrl(list, 'refresh')];
  } catch (error) {
    if (error instanceof CredentialFormatError) return [];
    throw error;
  }
}
