import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditVersions } from '#domain/audit/audit-document.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { AuditHead, InputFacts, StoredAudit } from './stored-audit.js';

interface Row {
  readonly id: string;
  readonly kind: 'firm' | 'cluster';
  readonly firm_id: string | null;
  readonly firm_name: string | null;
  readonly round_id: string;
  readonly created_at: Date;
  readonly seed: string;
  readonly versions: string;
  readonly input: Buffer | null;
  readonly input_digest: Buffer;
  readonly document: Buffer;
  readonly digest: Buffer;
  readonly intent_id: string;
  readonly idx: string | null;
  readonly ended_at: Date | null;
  readonly facts: string | null;
}

const AUDIT = `SELECT a.id, a.kind, a.firm_id, f.name AS firm_name, a.round_id, a.created_at, a.seed,
    a.versions, a.input, a.input_digest, a.document, a.digest, a.intent_id, l.idx, e.ended_at, e.facts
  FROM audit a LEFT JOIN firm f ON f.id = a.firm_id
    LEFT JOIN ledger_leaf l ON l.intent_id = a.intent_id
    LEFT JOIN audit_input_end e ON e.audit_id = a.id`;

const bytes = (column: Uint8Array): Buffer => Buffer.from(column);

const factsIn = (text: string | null): InputFacts => JSON.parse(text ?? '{}') as InputFacts;

const headOf = (row: Row): AuditHead => ({
  id: row.id,
  kind: row.kind,
  ...(row.firm_id !== null && { firmId: row.firm_id }),
  ...(row.firm_name !== null && { firmName: row.firm_name }),
  roundId: row.round_id,
  createdAt: row.created_at,
});

const auditOf = (row: Row): StoredAudit => ({
  ...headOf(row),
  seed: Number(row.seed),
  versions: JSON.parse(row.versions) as AuditVersions,
  ...(row.input && { input: bytes(row.input) }),
  ...(row.ended_at && { inputEnd: { endedAt: row.ended_at, facts: factsIn(row.facts) } }),
  inputDigest: bytes(row.input_digest),
  document: bytes(row.document),
  digest: bytes(row.digest),
  intentId: row.intent_id,
  ...(row.idx !== null && { ledgerIndex: Number(row.idx) }),
});

/** An audit in a list of all. */
export interface ListedAudit extends AuditHead {
  readonly digest: Buffer;
  /** Of the document, in bytes. */
  readonly size: number;
  readonly ledgerIndex?: number;
}

/** Which audits a list holds. */
export interface WantedAudits {
  readonly firmIds: readonly string[];
  readonly withClusters: boolean;
  /** Only the audit of this round. */
  readonly roundId?: string;
}

/** Audits, as they were computed and hashed. Rows are added; of one, only its input ever goes. */
@Injectable()
export class AuditsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** Nobody else adds the audit of this round until the transaction ends; its id when it is there. */
  async lockRound(roundId: string, m: Transaction): Promise<string | undefined> {
    await m.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`audit:${roundId}`]);
    return this.idOfRound(roundId, m);
  }

  async idOfRound(roundId: string, m: Transaction = this.db.manager): Promise<string | undefined> {
    const [row] = await m.query<{ id: string }[]>('SELECT id FROM audit WHERE round_id = $1', [
      roundId,
    ]);
    return row?.id;
  }

  async add(audit: StoredAudit, m: Transaction): Promise<void> {
    const { id, kind, firmId, roundId, seed, versions, createdAt, intentId } = audit;
    await m.query(
      `INSERT INTO audit (id, kind, firm_id, round_id, seed, versions, created_at, intent_id,
         input, input_digest, document, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, kind, firmId ?? null, roundId, seed, JSON.stringify(versions), createdAt, intentId],
        ...[audit.input ?? null, audit.inputDigest, audit.document, audit.digest],
      ],
    );
  }

  async find(id: string): Promise<StoredAudit | undefined> {
    const rows = await this.db.query<Row[]>(`${AUDIT} WHERE a.id = $1`, [id]);
    return rows.map(auditOf)[0];
  }

  /** Those with these ids, by id. */
  async findAll(ids: readonly string[]): Promise<ReadonlyMap<string, StoredAudit>> {
    const rows = await this.db.query<Row[]>(`${AUDIT} WHERE a.id = ANY ($1::uuid[])`, [[...ids]]);
    return new Map(rows.map((row) => [row.id, auditOf(row)]));
  }

  /** Of these rounds, by round. */
  async idsOfRounds(roundIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.db.query<{ id: string; round_id: string }[]>(
      'SELECT id, round_id FROM audit WHERE round_id = ANY ($1::uuid[])',
      [[...roundIds]],
    );
    return new Map(rows.map(({ id, round_id }) => [round_id, id]));
  }

  /** A page of those that are asked for, the newest first; one more than its limit when there is more. */
  async page(
    { firmIds, withClusters, roundId }: WantedAudits,
    { limit, after }: PageWanted,
  ): Promise<readonly StoredAudit[]> {
    const rows = await this.db.query<Row[]>(
      `${AUDIT} WHERE (a.firm_id = ANY ($1::uuid[]) OR ($2 AND a.firm_id IS NULL))
         AND ($3::uuid IS NULL OR a.round_id = $3)
         AND ($4::timestamptz IS NULL OR (a.created_at, a.id) < ($4, $5::uuid))
       ORDER BY a.created_at DESC, a.id DESC LIMIT $6`,
      [
        ...[[...firmIds], withClusters, roundId ?? null],
        ...[after?.key ?? null, after?.id ?? null, limit + 1],
      ],
    );
    return rows.map(auditOf);
  }

  /** All without their bytes, the oldest first. */
  async listed(): Promise<readonly ListedAudit[]> {
    const rows = await this.db.query<(Row & { bytes: number })[]>(
      `SELECT a.id, a.kind, a.firm_id, f.name AS firm_name, a.round_id, a.created_at, a.digest,
         octet_length(a.document) AS bytes, l.idx
       FROM audit a LEFT JOIN firm f ON f.id = a.firm_id
         LEFT JOIN ledger_leaf l ON l.intent_id = a.intent_id
       ORDER BY a.created_at, a.id`,
    );
    return rows.map((row) => ({
      ...headOf(row),
      digest: bytes(row.digest),
      size: row.bytes,
      ...(row.idx !== null && { ledgerIndex: Number(row.idx) }),
    }));
  }

  /** The audit of the same firm, or of a cluster, that came before this one. */
  async before({ id, kind, firmId, createdAt }: AuditHead): Promise<StoredAudit | undefined> {
    const rows = await this.db.query<Row[]>(
      `${AUDIT} WHERE a.kind = $1 AND a.firm_id IS NOT DISTINCT FROM $2
         AND (a.created_at, a.id) < ($3, $4::uuid)
       ORDER BY a.created_at DESC, a.id DESC LIMIT 1`,
      [kind, firmId ?? null, createdAt, id],
    );
    return rows.map(auditOf)[0];
  }

  /** Whether there is a newer audit of the same party. */
  async hasNewer({ id, kind, firmId, createdAt }: AuditHead): Promise<boolean> {
    const rows = await this.db.query<object[]>(
      `SELECT 1 FROM audit WHERE kind = $1 AND firm_id IS NOT DISTINCT FROM $2
         AND (created_at, id) > ($3, $4::uuid) LIMIT 1`,
      [kind, firmId ?? null, createdAt, id],
    );
    return rows.length > 0;
  }

  /** Audits of the cluster, the newest twenty first. */
  async clusters(): Promise<readonly StoredAudit[]> {
    const rows = await this.db.query<Row[]>(
      `${AUDIT} WHERE a.kind = 'cluster' ORDER BY a.created_at DESC, a.id DESC LIMIT 20`,
    );
    return rows.map(auditOf);
  }

  async lastOfCluster(): Promise<StoredAudit | undefined> {
    const rows = await this.db.query<Row[]>(
      `${AUDIT} WHERE a.kind = 'cluster' ORDER BY a.created_at DESC, a.id DESC LIMIT 1`,
    );
    return rows.map(auditOf)[0];
  }
}
