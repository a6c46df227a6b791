import type { AskedRevocation, RecordedStatus } from '#domain/credential/change-status.js';
import type { CompetenceRecord, Issued, StandardVersion } from '#domain/generated/schemas.js';

/** A claim that was assessed and accepted by the candidate: all that a credential says. */
export interface Certifiable {
  readonly claimId: string;
  readonly personId: string;
  readonly holder: { readonly givenName: string; readonly familyName: string };
  /** BCP 47; the language of the plain texts on the credential. */
  readonly language: string;
  readonly standard: {
    readonly versionUri: string;
    readonly contentDigest: string;
    readonly content: StandardVersion;
  };
  readonly level: number;
  /** Last moment of validity, RFC 3339 UTC, whole seconds; valid for good when absent. */
  readonly validUntil?: string;
  readonly criteria: readonly CompetenceRecord['criteria'][number][];
  readonly methods: readonly string[];
  /** Day of the last judgement, `YYYY-MM-DD`. */
  readonly assessedOn: string;
  readonly assessors: number;
  readonly second: boolean;
  readonly tieDeclared: boolean;
  /** Absent for claims from before grades were kept. */
  readonly grade?: 'A' | 'B' | 'C';
  readonly moderated?: boolean;
  /** A second assessor was drawn by lot. */
  readonly sampled?: boolean;
  /** Last day for an appeal, `YYYY-MM-DD`. */
  readonly appealUntil?: string;
  readonly experience: readonly CompetenceRecord['experience'][number][];
  /** Items the candidate discloses; `id` is the UUID of the item. */
  readonly evidence: readonly CompetenceRecord['evidence'][number][];
}

/** A credential that is signed and not yet stored. */
export interface Prepared {
  /** UUID of the credential. */
  readonly id: string;
  readonly claimId: string;
  readonly personId: string;
  readonly record: CompetenceRecord;
  /** Exact text of the Open Badge with its Data Integrity proof. */
  readonly openBadge: string;
  /** The same credential as compact `vc+jwt`. */
  readonly jwt: string;
  readonly issuedAt: Date;
  /** UUID of the credential that it takes the place of. */
  readonly replaces?: string;
}

/** A stored credential and where it stands. */
export interface StoredCredential extends Prepared {
  /** Of the ledger leaf that commits to both texts. */
  readonly intentId: string;
  /** As it is on record; that it has expired is computed. */
  readonly status: RecordedStatus;
  /** Since when the holder contests it, while that is not decided. */
  readonly contestedAt?: Date;
  /** What they say is wrong. */
  readonly contestReason?: string;
  /** The open request to revoke it. */
  readonly asked?: AskedRevocation & { readonly askedAt: Date };
  /** The newer credential that took its place. */
  readonly replacedBy?: string;
  readonly ledgerState: Issued['ledgerState'];
}
