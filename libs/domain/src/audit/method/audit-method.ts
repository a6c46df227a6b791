import type { AuditVersions } from '../audit-document.js';

/**
 * The parts of the method that are data and have a version. The engine is a version too, but code:
 * golden cases hold it, no digest.
 */
export const METHOD_PARTS = ['instrument', 'scoring', 'prototypes', 'rules', 'grades'] as const;

export type MethodPart = (typeof METHOD_PARTS)[number];

/** SHA-256 of the RFC 8785 bytes of what each part holds, base64url. */
export type MethodDigests = Readonly<Record<MethodPart, string>>;

/** A method of the audit: its versions, and what stands behind them. */
export interface AuditMethod {
  readonly versions: AuditVersions;
  readonly digests: MethodDigests;
}

/** A method as the registry's ledger says it. */
export interface ReleasedMethod extends AuditMethod {
  /** How far it was tested; `design-stage`: not at all with real firms. */
  readonly status: string;
  /** Of the leaf in the registry's ledger. */
  readonly ledgerIndex: number;
}
