import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { loadContext } from '#credentials/contexts.js';
import { carriesItsKey, keyInDid } from '#credentials/key-in-did.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import { withExamples } from '#credentials/vcdm/examples-context.js';
import type {
  ForeignQuestion,
  ForeignSources,
  ForeignVerdict,
  TakenList,
} from '#credentials/vcdm/foreign-verdict.js';
import { problemDetails } from '#credentials/vcdm/problem-details.js';
import type { ProofPurpose } from '#credentials/vcdm/read-proofs.js';
import { verifyForeignCredential } from '#credentials/vcdm/verify-foreign-credential.js';
import { verifyForeignPresentation } from '#credentials/vcdm/verify-foreign-presentation.js';
import { didOf } from '#credentials/vcdm/verify-proofs.js';
import type {
  VcApiCredential,
  VcApiPresentation,
  VcApiVerdict,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { namedKeys } from '../ledger/credential-keys.js';
import { AdapterIssuer } from './adapter-issuer.service.js';
import { fetchLoopback } from './fetch-loopback.js';

type Options = VcApiCredential['options'];

/** Verifies any credential and presentation by the rules of the W3C alone: no ledger, no trust list. */
@Injectable()
export class AdapterVerifier {
  private readonly sources: ForeignSources;
  /** The hub's own keys: what it issues for its cluster can be shown here too. */
  private readonly ownKeys: ReadonlyMap<string, KeyObject>;

  constructor(
    @Inject(HUB_CONFIG) config: HubConfig,
    private readonly issuer: AdapterIssuer,
    private readonly clock: Clock,
  ) {
    this.ownKeys = new Map(
      namedKeys(config).map(({ kid, publicJwk }) => [kid, keyFromJwk(publicJwk)]),
    );
    this.sources = {
      load: withExamples(loadContext),
      keyOf: (kid, purpose) => this.keyOf(kid, purpose),
      statusList: (url) => this.statusList(url),
    };
  }

  async credential({ verifiableCredential, options }: VcApiCredential): Promise<VcApiVerdict> {
    const question = this.question(options);
    return told(
      await verifyForeignCredential(verifiableCredential, this.sources, question),
      question,
    );
  }

  async presentation({
    verifiablePresentation,
    options,
  }: VcApiPresentation): Promise<VcApiVerdict> {
    const question = this.question(options);
    return told(
      await verifyForeignPresentation(verifiablePresentation, this.sources, question),
      question,
    );
  }

  private question({
    checks = [],
    expectedProofPurpose,
    ...occasion
  }: Options = {}): ForeignQuestion {
    return {
      ...occasion,
      ...(expectedProofPurpose !== undefined && { purpose: expectedProofPurpose }),
      // Who names no check wants all of them.
      checkStatus: checks.length === 0 || checks.includes('credentialStatus'),
      now: this.clock.now(),
    };
  }

  private keyOf(kid: string, purpose: ProofPurpose): KeyObject | undefined {
    if (carriesItsKey(kid)) return keyInDid(didOf(kid), kid);
    return purpose === 'assertionMethod' ? this.ownKeys.get(kid) : undefined;
  }

  private async statusList(url: string): Promise<TakenList | undefined> {
    const own = this.issuer.ownList(url);
    const text =
      own === undefined ? await fetchLoopback(url) : JSON.stringify(await this.issuer.list(own));
    return text === undefined ? undefined : { text, takenAt: this.clock.now() };
  }
}

function told(verdict: ForeignVerdict, { checkStatus }: ForeignQuestion): VcApiVerdict {
  const { verified, mediaType, document, problems, warnings, statuses } = verdict;
  return {
    verified,
    checks: checkStatus ? ['proof', 'credentialStatus'] : ['proof'],
    mediaType,
    ...(document !== undefined && { document }),
    problemDetails: problems.map(problemDetails),
    warnings: warnings.map(problemDetails),
    statuses: statuses.map((status) => ({ ...status })),
  };
}
