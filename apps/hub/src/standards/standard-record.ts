import type { MappingProposal, StandardVersion } from '#domain/generated/schemas.js';

/** A published version of a local standard. */
export interface StandardRecord {
  readonly versionUri: string;
  readonly slug: string;
  readonly version: string;
  /** The language that every text of it has. */
  readonly language: string;
  /** The RFC 8785 bytes that were published; `value` is what they say. */
  readonly content: { readonly bytes: Buffer; readonly value: StandardVersion };
  readonly contentDigest: string;
  readonly publishedAt: Date;
}

/** A mapping that was proposed to the registry. */
export interface ProposalRecord {
  readonly id: string;
  readonly fromVersionUri: string;
  readonly toVersionUri: string;
  readonly relation: MappingProposal['relation'];
  /** Absent when it was erased. */
  readonly rationale?: string;
  readonly submittedAt: Date;
}
