import type {
  AuditVersions,
  ClusterAudit,
  FirmAudit,
  FirmAuditInput,
} from '#domain/audit/audit-document.js';
import type { ClusterInput } from '#domain/audit/audit-input.js';
import type { MethodDigests } from '#domain/audit/method/audit-method.js';
import type { Triple } from '#domain/audit/learning-appraisal.js';
import type { GradeRecords } from '#domain/audit/skills/evidence-grades.js';
import type { Course } from '#domain/audit/skills-appraisal.js';
import type { ClusterCitations } from '../learning/cluster-inputs.service.js';
import type { FirmCitations } from '../learning/firm-inputs.service.js';

/**
 * Everything an audit of a firm was computed from, with what the versions of the method held that
 * day (absent: stored by an earlier program). People and respondents have
 * pseudonyms.
 */
export interface FirmSnapshot {
  readonly kind: 'firm';
  readonly input: FirmAuditInput;
  /** Centre of comparable firms, from the last audit of the cluster; absent while they are too few. */
  readonly norm?: Triple;
  /** What re-assessments of the hub found, by grade; absent while they are too few. */
  readonly records?: GradeRecords;
  readonly citations: FirmCitations;
  readonly methodDigests?: MethodDigests;
}

/** An audit of a firm that went into that of its cluster, by its digest: the bytes are with it. */
export interface AuditReference {
  readonly audit: string;
  readonly firm: string;
  /** SHA-256 of its document, base64url. */
  readonly digest: string;
  readonly shares: boolean;
}

/** Everything an audit of a cluster was computed from. */
export interface ClusterSnapshot {
  readonly kind: 'cluster';
  readonly cluster: ClusterInput;
  readonly firms: readonly AuditReference[];
  readonly courses: readonly Course[];
  /** Euro. */
  readonly budget: number;
  /** Firms of the last figures that were shown. */
  readonly lastShown?: readonly string[];
  readonly citations: ClusterCitations;
  readonly methodDigests?: MethodDigests;
}

export type Snapshot = FirmSnapshot | ClusterSnapshot;

/** What is said of a stored audit without its bytes. */
export interface AuditHead {
  readonly id: string;
  readonly kind: 'firm' | 'cluster';
  /** Of the firm; none for a cluster. */
  readonly firmId?: string;
  readonly firmName?: string;
  readonly roundId: string;
  readonly createdAt: Date;
}

/**
 * What others rest on of an input, and what stays of it when its keeping ends: numbers, firms and
 * courses; nothing that anybody answered and nothing about a person.
 */
export interface InputFacts {
  /** How many handed their answers over. */
  readonly answered: number;
  /** How many credentials were cited. */
  readonly credentials: number;
  /** What the versions held by which it was computed; absent where an earlier program stored it. */
  readonly methodDigests?: MethodDigests;
  /** Of a cluster: firms whose audits went into it, by which later figures are held back. */
  readonly firms?: readonly string[];
  /** Of a cluster: what its plan chose from. */
  readonly courses?: readonly Pick<Course, 'id' | 'competence'>[];
}

/** The end of the keeping of an input, and what others still rest on of it. */
export interface InputEnd {
  readonly endedAt: Date;
  readonly facts: InputFacts;
}

/** An audit as it is stored. The bytes are those that were hashed: never written anew. */
export interface StoredAudit extends AuditHead {
  readonly seed: number;
  readonly versions: AuditVersions;
  /** RFC 8785 bytes of the Snapshot; absent when their keeping has ended. */
  readonly input?: Buffer;
  readonly inputEnd?: InputEnd;
  readonly inputDigest: Buffer;
  /** RFC 8785 bytes of the FirmAudit or ClusterAudit. */
  readonly document: Buffer;
  readonly digest: Buffer;
  readonly intentId: string;
  /** Where its leaf stands in the own ledger; absent until it does. */
  readonly ledgerIndex?: number;
}

/** Reads bytes of ours back. */
export const readSnapshot = (input: Buffer): Snapshot =>
  JSON.parse(input.toString('utf8')) as Snapshot;

/** The snapshot of an audit; undefined when it is no longer kept. */
export const snapshotOf = ({ input }: Pick<StoredAudit, 'input'>): Snapshot | undefined =>
  input && readSnapshot(input);

/** Reads bytes of ours back. */
export const documentOf = ({ document }: Pick<StoredAudit, 'document'>): FirmAudit | ClusterAudit =>
  JSON.parse(document.toString('utf8')) as FirmAudit | ClusterAudit;
