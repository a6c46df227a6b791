import type { TrustList } from '#domain/generated/schemas.js';

type Hub = TrustList['hubs'][number];

/** A decision that stands in the ledger. */
export interface ListedDecision {
  readonly hubId: string;
  /** Index of its leaf: the order in which decisions hold. */
  readonly index: number;
  readonly accreditation: Hub['accreditations'][number];
}

/** All that a trust list says, gathered at one moment. */
export interface TrustFacts {
  readonly registry: string;
  readonly seq: number;
  readonly witness: { readonly name: string; readonly verifierKey: string };
  readonly policy: string;
  readonly hubs: readonly (Pick<
    Hub,
    'did' | 'legalName' | 'url' | 'origin' | 'logKeys' | 'findings'
  > & {
    readonly id: string;
  })[];
  readonly mirrored: ReadonlyMap<string, number>;
  readonly keys: readonly {
    readonly origin: string;
    readonly kid: string;
    readonly alg: Hub['keys'][number]['alg'];
    readonly publicJwk: Hub['keys'][number]['publicJwk'];
    readonly fromIndex: number;
    readonly toIndex?: number;
    readonly compromised?: true;
  }[];
  readonly decisions: readonly ListedDecision[];
  readonly standards: TrustList['standards'];
  readonly mappings: TrustList['mappings'];
}
