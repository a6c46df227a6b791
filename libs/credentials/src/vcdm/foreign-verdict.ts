import type { ContextLoader } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import type { JsonObject } from '../json-object.js';
import type { ProofPurpose } from './read-proofs.js';
import type { StatusValue } from './status-value.js';
import type { ExpectedProof, KeyOf } from './verify-proofs.js';

/** Where the verifier of any credential gets what it needs. */
export interface ForeignSources {
  readonly load: ContextLoader;
  readonly keyOf: KeyOf;
  /** A status list; undefined when it cannot be had. */
  readonly statusList: (url: string) => Promise<TakenList | undefined>;
}

/** The text of a status list, and when it was had: it may be younger than the question. */
export interface TakenList {
  readonly text: string;
  readonly takenAt: Date;
}

/** What whoever asks wants to know. */
export interface ForeignQuestion extends Partial<ExpectedProof> {
  readonly purpose?: ProofPurpose;
  readonly checkStatus: boolean;
  readonly now: Date;
}

/** Why something is not verified: a stable code, where it is, and what was expected. */
export interface ForeignProblem {
  readonly code: string;
  readonly detail?: string;
}

/** Whether a document is verified. The document is there when it is, and then only. */
export interface ForeignVerdict {
  readonly verified: boolean;
  readonly mediaType: string;
  readonly document?: JsonObject;
  readonly problems: readonly ForeignProblem[];
  readonly warnings: readonly ForeignProblem[];
  readonly statuses: readonly StatusValue[];
}

/** A verdict from what was found: verified when nothing is wrong. */
export function foreignVerdict(
  mediaType: string,
  document: JsonObject,
  found: Pick<ForeignVerdict, 'problems' | 'warnings' | 'statuses'>,
): ForeignVerdict {
  const verified = found.problems.length === 0;
  return { verified, mediaType, ...found, ...(verified && { document }) };
}

/**
 * The verdict of some work, also when it refuses: a document that is malformed is not verified, and
 * never an error (docs/design/credentials.md 9). Faults of ours go on.
 */
export async function verdictOf(
  mediaType: string,
  work: () => Promise<ForeignVerdict>,
): Promise<ForeignVerdict> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return {
      verified: false,
      mediaType,
      problems: [problemOf(error)],
      warnings: [],
      statuses: [],
    };
  }
}

/** A refusal as a problem. */
export const problemOf = ({ code, detail }: CredentialFormatError): ForeignProblem => ({
  code,
  ...(detail !== undefined && { detail }),
});
