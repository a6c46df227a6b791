import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Decision } from '#domain/accreditation/standing-at.js';
import type {
  AccreditationDecided,
  HubRegistered,
  MappingConfirmed,
  StandardPublished,
} from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** A European standard version that the registry has published. */
export interface EuropeanStandard {
  readonly versionUri: string;
  readonly contentDigest: string;
  readonly title: StandardPublished['title'];
}

/** What a local standard version corresponds to, as the registry confirmed it. */
export interface ConfirmedMapping {
  readonly mappingId: string;
  readonly toVersionUri: string;
  readonly toTitle: StandardPublished['title'];
  readonly relation: MappingConfirmed['relation'];
}

/** A mapping with what it does to levels. */
export interface LeveledMapping {
  readonly fromVersionUri: string;
  readonly toVersionUri: string;
  readonly relation: MappingConfirmed['relation'];
  readonly levelShift: number;
}

/** A proposal that the registry has confirmed. */
export interface ConfirmedProposal {
  readonly proposalId: string;
  readonly mappingId: string;
  readonly relation: MappingConfirmed['relation'];
}

interface StandardRow {
  readonly version_uri: string;
  readonly content_digest: string;
  readonly title: string;
}

interface MappingRow {
  readonly mapping_id: string;
  readonly to_version_uri: string;
  readonly title: string;
  readonly relation: MappingConfirmed['relation'];
}

interface DecisionRow {
  readonly decision: Decision['decision'];
  readonly scope: string;
  readonly from_instant: string;
  readonly to_instant: string;
}

const titleOf = (text: string) => JSON.parse(text) as StandardPublished['title'];

/** What the registry's ledger says, as far as a hub needs it. Written by the projection alone. */
@Injectable()
export class RegistryReplicaStore {
  constructor(private readonly db: DataSource) {}

  async addStandard(data: StandardPublished, index: number, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO european_standard (version_uri, content_digest, title, idx)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [data.versionUri, data.contentDigest, JSON.stringify(data.title), index],
    );
  }

  async addMapping(data: MappingConfirmed, index: number, m: Transaction): Promise<void> {
    const { mappingId, proposalId, fromVersionUri, toVersionUri, relation, levelShift } = data;
    await m.query(
      `INSERT INTO registry_mapping
         (mapping_id, proposal_id, from_version_uri, to_version_uri, relation, level_shift, idx)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [mappingId, proposalId, fromVersionUri, toVersionUri, relation, levelShift, index],
    );
  }

  async addDecision(data: AccreditationDecided, index: number, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO accreditation_decision (idx, decision, scope, from_instant, to_instant)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [index, data.decision, JSON.stringify(data.scope), data.from, data.to],
    );
  }

  async standards(): Promise<readonly EuropeanStandard[]> {
    const rows = await this.db.query<StandardRow[]>(
      'SELECT version_uri, content_digest, title FROM european_standard ORDER BY idx',
    );
    return rows.map((row) => ({
      versionUri: row.version_uri,
      contentDigest: row.content_digest,
      title: titleOf(row.title),
    }));
  }

  /** The mapping that was confirmed last, when its European standard is known here. */
  async newestMapping(fromVersionUri: string): Promise<ConfirmedMapping | undefined> {
    const [row] = await this.db.query<MappingRow[]>(
      `SELECT p.mapping_id, p.to_version_uri, s.title, p.relation
       FROM registry_mapping p JOIN european_standard s ON s.version_uri = p.to_version_uri
       WHERE p.from_version_uri = $1 ORDER BY p.idx DESC LIMIT 1`,
      [fromVersionUri],
    );
    if (!row) return undefined;
    const { mapping_id: mappingId, to_version_uri: toVersionUri, title, relation } = row;
    return { mappingId, toVersionUri, toTitle: titleOf(title), relation };
  }

  /** Every mapping from these versions, the newest first. */
  mappingsFrom(uris: readonly string[]): Promise<readonly LeveledMapping[]> {
    return this.db.query<LeveledMapping[]>(
      `SELECT from_version_uri AS "fromVersionUri", to_version_uri AS "toVersionUri", relation,
         level_shift AS "levelShift"
       FROM registry_mapping WHERE from_version_uri = ANY ($1::text[]) ORDER BY idx DESC`,
      [[...uris]],
    );
  }

  async addPeer(
    { origin, verifierKey }: HubRegistered,
    index: number,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      'INSERT INTO peer_log (idx, origin, verifier_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [index, origin, verifierKey],
    );
  }

  /** Keys under which the registry has entered an origin, each once. */
  async peerKeys(origin: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ verifier_key: string }[]>(
      'SELECT DISTINCT verifier_key FROM peer_log WHERE origin = $1',
      [origin],
    );
    return rows.map(({ verifier_key }) => verifier_key);
  }

  async confirmedProposals(): Promise<readonly ConfirmedProposal[]> {
    const rows = await this.db.query<
      { proposal_id: string; mapping_id: string; relation: ConfirmedProposal['relation'] }[]
    >('SELECT proposal_id, mapping_id, relation FROM registry_mapping ORDER BY idx');
    return rows.map(({ proposal_id: proposalId, mapping_id: mappingId, relation }) => ({
      proposalId,
      mappingId,
      relation,
    }));
  }

  /** In the order in which the registry took them. */
  async decisions(): Promise<readonly Decision[]> {
    const rows = await this.db.query<DecisionRow[]>(
      'SELECT decision, scope, from_instant, to_instant FROM accreditation_decision ORDER BY idx',
    );
    return rows.map(({ decision, scope, from_instant: from, to_instant: to }) => ({
      decision,
      scope: JSON.parse(scope) as Decision['scope'],
      from,
      to,
    }));
  }
}
