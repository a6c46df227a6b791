import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { wholeSecond } from '#domain/core/instant.js';
import type { NewHub } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { AccreditationDecisionEntity } from './accreditation-decision.entity.js';
import type { DecisionRecord, HubRecord } from './hub-record.js';
import { HubEntity } from './hub.entity.js';

const hubOf = ({ witnessName, witnessKey, witnessUrl, ...row }: HubEntity): HubRecord => ({
  ...row,
  ...(witnessName !== null &&
    witnessKey !== null &&
    witnessUrl !== null && {
      witness: { name: witnessName, verifierKey: witnessKey, url: witnessUrl },
    }),
});

const decisionOf = (row: AccreditationDecisionEntity): DecisionRecord => ({
  id: row.id,
  hubId: row.hubId,
  decision: row.decision,
  scope: row.scopeStandards.map((standard, i) => ({
    standard,
    maxLevel: row.scopeLevels[i] ?? 0,
  })),
  from: wholeSecond(row.validFrom),
  to: wholeSecond(row.validTo),
  reasonCode: row.reasonCode as DecisionRecord['reasonCode'],
  decidedAt: row.decidedAt,
  ...(row.decidedBy !== null && { decidedBy: row.decidedBy }),
  ...(row.evidenceId !== null && { evidenceId: row.evidenceId }),
  intentId: row.intentId,
});

/** Registered hubs and the decisions on them. */
@Injectable()
export class HubsStore {
  constructor(private readonly db: DataSource) {}

  /** Every hub that shares any name, address or key with these. */
  async findRelated(hub: NewHub, m: Transaction): Promise<readonly HubRecord[]> {
    const { did, url, origin, verifierKey, witness } = hub;
    const rows = await m.find(HubEntity, {
      where: [
        { did },
        { url },
        { origin },
        { verifierKey },
        ...(witness ? [{ witnessKey: witness.verifierKey }] : []),
      ],
    });
    return rows.map(hubOf);
  }

  /** False when another writer took one of its names first. */
  async add(hub: HubRecord, intentId: string, m: Transaction): Promise<boolean> {
    const rows = await m.query<unknown[]>(
      `INSERT INTO hub (id, legal_name, did, url, origin, verifier_key, registered_at,
         witness_name, witness_key, witness_url, intent_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
      [
        hub.id,
        hub.legalName,
        hub.did,
        hub.url,
        hub.origin,
        hub.verifierKey,
        hub.registeredAt,
        hub.witness?.name ?? null,
        hub.witness?.verifierKey ?? null,
        hub.witness?.url ?? null,
        intentId,
      ],
    );
    return rows.length === 1;
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<HubRecord | undefined> {
    const row = await m.findOneBy(HubEntity, { id });
    return row ? hubOf(row) : undefined;
  }

  async findByOrigin(
    origin: string,
    m: Transaction = this.db.manager,
  ): Promise<HubRecord | undefined> {
    const row = await m.findOneBy(HubEntity, { origin });
    return row ? hubOf(row) : undefined;
  }

  async findByDid(did: string, m: Transaction): Promise<HubRecord | undefined> {
    const row = await m.findOneBy(HubEntity, { did });
    return row ? hubOf(row) : undefined;
  }

  /** Whoever decides on one hub takes turns, until the transaction ends. */
  async lockDecisions(hubId: string, m: Transaction): Promise<void> {
    await m.query('SELECT id FROM hub WHERE id = $1 FOR UPDATE', [hubId]);
  }

  async all(): Promise<readonly HubRecord[]> {
    const rows = await this.db
      .getRepository(HubEntity)
      .find({ order: { registeredAt: 'ASC', id: 'ASC' } });
    return rows.map(hubOf);
  }

  async addDecision(decision: DecisionRecord, m: Transaction): Promise<void> {
    await m.insert(AccreditationDecisionEntity, {
      id: decision.id,
      hubId: decision.hubId,
      decision: decision.decision,
      scopeStandards: decision.scope.map(({ standard }) => standard),
      scopeLevels: decision.scope.map(({ maxLevel }) => maxLevel),
      validFrom: new Date(decision.from),
      validTo: new Date(decision.to),
      reasonCode: decision.reasonCode,
      decidedAt: decision.decidedAt,
      decidedBy: decision.decidedBy ?? null,
      evidenceId: decision.evidenceId ?? null,
      intentId: decision.intentId,
    });
  }

  /** In the order in which they were taken. */
  async decisionsOn(
    hubId: string,
    m: Transaction = this.db.manager,
  ): Promise<readonly DecisionRecord[]> {
    const rows = await m.find(AccreditationDecisionEntity, {
      where: { hubId },
      order: { seq: 'ASC' },
    });
    return rows.map(decisionOf);
  }

  /** Of all hubs, in the order in which they were taken. */
  async decisions(): Promise<readonly DecisionRecord[]> {
    const rows = await this.db
      .getRepository(AccreditationDecisionEntity)
      .find({ order: { seq: 'ASC' } });
    return rows.map(decisionOf);
  }
}
