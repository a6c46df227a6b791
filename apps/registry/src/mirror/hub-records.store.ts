import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  KeyRotated,
  LocalStandardPublished,
  ProposalSubmitted,
  PublicJwk,
  StatuslistPublished,
} from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HubKeyEntity } from './hub-key.entity.js';
import { LocalStandardEntity } from './local-standard.entity.js';
import { ProposalEntity } from './proposal.entity.js';
import { StatusListPublicationEntity } from './status-list-publication.entity.js';

/** Where a record stands: the ledger that says it and the index at which it does. */
export interface LeafPlace {
  readonly origin: string;
  readonly index: number;
}

/** A standard in the words of a hub. */
export interface LocalStandard
  extends LeafPlace, Pick<LocalStandardPublished, 'versionUri' | 'contentDigest' | 'title'> {}

/** A credential key of a hub and the indices between which it was in use. */
export interface HubKey {
  readonly origin: string;
  readonly kid: string;
  readonly alg: CredentialKey['alg'];
  readonly publicJwk: PublicJwk;
  readonly fromIndex: number;
  readonly toIndex?: number;
  /** The hub says that somebody else may hold it. */
  readonly compromised?: true;
}

/** What a leaf says of a key that comes into use. */
type CredentialKey = Extract<KeyRotated, { readonly role: 'credential' }>;

/** A mapping that a hub proposes. */
export interface Proposal
  extends LeafPlace, Pick<ProposalSubmitted, 'fromVersionUri' | 'toVersionUri' | 'relation'> {
  readonly id: string;
  /** Absent when it was erased. */
  readonly rationale?: string;
}

const proposalOf = (row: ProposalEntity): Proposal => ({
  origin: row.origin,
  index: Number(row.idx),
  id: row.id,
  fromVersionUri: row.fromVersionUri,
  toVersionUri: row.toVersionUri,
  relation: row.relation,
  ...(row.rationale !== null && { rationale: row.rationale }),
});

/** What hubs said in their ledgers. The first leaf on a thing holds; later ones change nothing. */
@Injectable()
export class HubRecordsStore {
  constructor(private readonly db: DataSource) {}

  async addStandard(
    { origin, index }: LeafPlace,
    { versionUri, contentDigest, title }: LocalStandardPublished,
    m: Transaction,
  ): Promise<void> {
    await insertOnce(m, LocalStandardEntity, {
      origin,
      versionUri,
      idx: String(index),
      contentDigest,
      title: JSON.stringify(title),
    });
  }

  async addKey(
    place: LeafPlace,
    { kid, alg, publicJwk, oldKid }: CredentialKey,
    m: Transaction,
  ): Promise<void> {
    const { origin, index } = place;
    const fromIndex = String(index);
    await insertOnce(m, HubKeyEntity, {
      origin,
      kid,
      alg,
      jwk: JSON.stringify(publicJwk),
      fromIndex,
      toIndex: null,
      compromised: false,
    });
    if (oldKid !== undefined && oldKid !== kid) await this.endKey(place, oldKid, m);
  }

  /** The leaf from which on a key is no longer in use; the first that says so holds. */
  async endKey({ origin, index }: LeafPlace, kid: string, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE hub_key SET to_index = $3
       WHERE origin = $1 AND kid = $2 AND to_index IS NULL AND from_index < $3`,
      [origin, kid, String(index)],
    );
  }

  /** For ever: a hub cannot take it back. */
  async compromiseKey({ origin }: LeafPlace, kid: string, m: Transaction): Promise<void> {
    await m.query('UPDATE hub_key SET compromised = true WHERE origin = $1 AND kid = $2', [
      origin,
      kid,
    ]);
  }

  async addStatusList(
    { origin, index }: LeafPlace,
    { url, sha256, seq }: StatuslistPublished,
    m: Transaction,
  ): Promise<void> {
    await insertOnce(m, StatusListPublicationEntity, {
      origin,
      idx: String(index),
      url,
      sha256,
      seq: String(seq),
    });
  }

  async addProposal(
    { origin, index }: LeafPlace,
    event: ProposalSubmitted,
    rationale: string | undefined,
    m: Transaction,
  ): Promise<void> {
    await insertOnce(m, ProposalEntity, {
      origin,
      id: event.proposalId,
      idx: String(index),
      fromVersionUri: event.fromVersionUri,
      toVersionUri: event.toVersionUri,
      relation: event.relation,
      rationale: rationale ?? null,
    });
  }

  /** The leaf of the proposal names the digest of its text; our reading of the text goes with it. */
  async eraseRationale(origin: string, sha256: string, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE proposal p SET rationale = NULL
       FROM ledger_log g JOIN ledger_leaf l USING (log_id)
       WHERE p.origin = $1 AND p.rationale IS NOT NULL AND g.origin = p.origin AND l.idx = p.idx
         AND position($2::bytea IN l.entry) > 0`,
      [origin, Buffer.from(`"${sha256}"`)],
    );
  }

  async standards(): Promise<readonly LocalStandard[]> {
    const rows = await this.db
      .getRepository(LocalStandardEntity)
      .find({ order: { origin: 'ASC', idx: 'ASC' } });
    return rows.map(({ origin, idx, versionUri, contentDigest, title }) => ({
      origin,
      index: Number(idx),
      versionUri,
      contentDigest,
      title: JSON.parse(title) as Record<string, string>,
    }));
  }

  async hasStandard(origin: string, versionUri: string): Promise<boolean> {
    return this.db.getRepository(LocalStandardEntity).existsBy({ origin, versionUri });
  }

  async keys(): Promise<readonly HubKey[]> {
    const rows = await this.db
      .getRepository(HubKeyEntity)
      .find({ order: { origin: 'ASC', fromIndex: 'ASC', kid: 'ASC' } });
    return rows.map(({ origin, kid, alg, jwk, fromIndex, toIndex, compromised }) => ({
      origin,
      kid,
      alg,
      publicJwk: JSON.parse(jwk) as PublicJwk,
      fromIndex: Number(fromIndex),
      ...(toIndex !== null && { toIndex: Number(toIndex) }),
      ...(compromised && { compromised }),
    }));
  }

  async proposals(): Promise<readonly Proposal[]> {
    const rows = await this.db
      .getRepository(ProposalEntity)
      .find({ order: { origin: 'ASC', idx: 'ASC' } });
    return rows.map(proposalOf);
  }

  /** More than one only when a hub took the id of another hub's proposal. */
  async findProposals(id: string): Promise<readonly Proposal[]> {
    return (await this.db.getRepository(ProposalEntity).findBy({ id })).map(proposalOf);
  }
}

async function insertOnce<T extends object>(
  m: Transaction,
  entity: new () => T,
  row: T,
): Promise<void> {
  // an entity is columns only, so the row is its own set of values
  await m.createQueryBuilder().insert().into(entity).values(row).orIgnore().execute();
}
