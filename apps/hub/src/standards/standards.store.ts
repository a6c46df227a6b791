import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StandardVersion } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { ProposalRecord, StandardRecord } from './standard-record.js';

interface StandardRow {
  readonly version_uri: string;
  readonly slug: string;
  readonly version: string;
  readonly language: string;
  readonly content: Buffer;
  readonly content_digest: string;
  readonly published_at: Date;
}

interface ProposalRow {
  readonly id: string;
  readonly from_version_uri: string;
  readonly to_version_uri: string;
  readonly relation: ProposalRecord['relation'];
  readonly rationale: string | null;
  readonly submitted_at: Date;
}

const standardOf = (row: StandardRow): StandardRecord => ({
  versionUri: row.version_uri,
  slug: row.slug,
  version: row.version,
  language: row.language,
  content: {
    bytes: row.content,
    value: JSON.parse(row.content.toString('utf8')) as StandardVersion,
  },
  contentDigest: row.content_digest,
  publishedAt: row.published_at,
});

const proposalOf = (row: ProposalRow): ProposalRecord => ({
  id: row.id,
  fromVersionUri: row.from_version_uri,
  toVersionUri: row.to_version_uri,
  relation: row.relation,
  ...(row.rationale !== null && { rationale: row.rationale }),
  submittedAt: row.submitted_at,
});

const STANDARD = `SELECT version_uri, slug, version, language, content, content_digest, published_at
  FROM local_standard`;

/** The erasure of the reasons that a proposal gave. */
export interface RationaleErasure {
  readonly proposalId: string;
  /** Digest of the body, lower-case hex. */
  readonly sha256: string;
  readonly reasonCode: string;
  /** Id of the officer's account. */
  readonly by: string;
  readonly at: Date;
}

/** Local standards and the mappings proposed for them. Rows stay; the text of a proposal may go. */
@Injectable()
export class StandardsStore {
  constructor(private readonly db: DataSource) {}

  async all(): Promise<readonly StandardRecord[]> {
    const rows = await this.db.query<StandardRow[]>(`${STANDARD} ORDER BY slug, published_at`);
    return rows.map(standardOf);
  }

  async findByUris(
    uris: readonly string[],
    m: Transaction = this.db.manager,
  ): Promise<readonly StandardRecord[]> {
    const rows = await m.query<StandardRow[]>(`${STANDARD} WHERE version_uri = ANY ($1::text[])`, [
      [...uris],
    ]);
    return rows.map(standardOf);
  }

  /** Which of the versions are under a published checkpoint. */
  async publishedUris(m: Transaction = this.db.manager): Promise<ReadonlySet<string>> {
    const rows = await m.query<{ version_uri: string }[]>(
      `SELECT s.version_uri FROM local_standard s JOIN ledger_leaf l ON l.intent_id = s.intent_id
       WHERE l.idx < (SELECT max(p.size) FROM ledger_publication p WHERE p.log_id = l.log_id)`,
    );
    return new Set(rows.map(({ version_uri }) => version_uri));
  }

  /** One publication at a time: the version that is found, or not, stays so until the commit. */
  async lockForPublishing(m: Transaction): Promise<void> {
    // Not a lock of the tables: that takes a right to change rows, which these never grant.
    await m.query(
      "SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' standards publication'))",
    );
  }

  async add(standard: StandardRecord, intentId: string, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO local_standard (version_uri, slug, version, language, content, content_digest,
         published_at, intent_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        standard.versionUri,
        standard.slug,
        standard.version,
        standard.language,
        standard.content.bytes,
        standard.contentDigest,
        standard.publishedAt,
        intentId,
      ],
    );
  }

  async proposals(m: Transaction = this.db.manager): Promise<readonly ProposalRecord[]> {
    const rows = await m.query<ProposalRow[]>(
      `SELECT id, from_version_uri, to_version_uri, relation, rationale, submitted_at
       FROM mapping_proposal ORDER BY submitted_at, id`,
    );
    return rows.map(proposalOf);
  }

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** Digest of the body that a proposal's text has beside the ledger; locks the proposal. */
  async lockRationale(proposalId: string, m: Transaction): Promise<string | undefined> {
    const [row] = await m.query<{ sha256: string }[]>(
      `SELECT encode(b.sha256, 'hex') AS sha256
       FROM mapping_proposal p JOIN ledger_body b ON b.intent_id = p.intent_id
       WHERE p.id = $1 FOR UPDATE OF p`,
      [proposalId],
    );
    return row?.sha256;
  }

  async eraseRationale(erasure: RationaleErasure, m: Transaction): Promise<void> {
    const { proposalId, sha256, reasonCode, by, at } = erasure;
    await m.query('UPDATE mapping_proposal SET rationale = NULL WHERE id = $1', [proposalId]);
    await m.query(
      `INSERT INTO body_erasure (sha256, reason_code, account_id, erased_at)
       VALUES ($1, $2, $3, $4)`,
      [Buffer.from(sha256, 'hex'), reasonCode, by, at],
    );
  }

  async hasProposal(from: string, to: string, m: Transaction): Promise<boolean> {
    const rows = await m.query<unknown[]>(
      'SELECT 1 FROM mapping_proposal WHERE from_version_uri = $1 AND to_version_uri = $2',
      [from, to],
    );
    return rows.length > 0;
  }

  async addProposal(proposal: ProposalRecord, intentId: string, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO mapping_proposal (id, from_version_uri, to_version_uri, relation, rationale,
         submitted_at, intent_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        proposal.id,
        proposal.fromVersionUri,
        proposal.toVersionUri,
        proposal.relation,
        proposal.rationale,
        proposal.submittedAt,
        intentId,
      ],
    );
  }
}
