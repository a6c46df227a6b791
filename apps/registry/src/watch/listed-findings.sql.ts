import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { gradeOfFinding } from '#domain/accreditation/grade-of-finding.js';
import type { TrustList } from '#domain/generated/schemas.js';

type Finding = NonNullable<TrustList['hubs'][number]['findings']>[number];

interface Row {
  readonly code: string;
  readonly idx: string;
  readonly found_at: Date;
  readonly resolved_at: Date | null;
}

/** As many as a trust list holds for one hub. */
const MOST = 1000;

/** What stands or stood against a hub, as everybody may know it: codes, without what they say. */
@Injectable()
export class ListedFindings {
  constructor(private readonly db: DataSource) {}

  /** Changes whenever something is found or resolved. */
  async state(): Promise<string> {
    const [row] = await this.db.query<{ state: string }[]>(
      `SELECT (SELECT concat(count(*), ' ', max(found_at), ' ', count(resolved_at)) FROM mirror_finding)
         || ' ' || (SELECT count(*) FROM ledger_evidence) AS state`,
    );
    return row?.state ?? '';
  }

  /** Contradictions of the ledger first, then findings, open ones first and newest first. */
  async of(origin: string): Promise<readonly Finding[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT code, idx, found_at, resolved_at FROM (
         SELECT 0 AS rank, 'ledger.contradiction' AS code, size::text AS idx, found_at,
           NULL::timestamptz AS resolved_at
         FROM ledger_evidence WHERE origin = $1 AND size IS NOT NULL
         UNION ALL
         SELECT 1, code, idx::text, found_at, resolved_at FROM mirror_finding WHERE origin = $1
       ) AS known
       ORDER BY rank, resolved_at IS NOT NULL, found_at DESC, idx, code LIMIT ${String(MOST)}`,
      [origin],
    );
    return rows.map(({ code, idx, found_at, resolved_at }) => ({
      code,
      grade: gradeOfFinding(code),
      index: idx,
      foundAt: found_at.toISOString(),
      ...(resolved_at && { resolvedAt: resolved_at.toISOString() }),
    }));
  }
}
