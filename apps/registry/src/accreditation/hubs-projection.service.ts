import { Injectable } from '@nestjs/common';
import type {
  AccreditationDecided,
  EvidencePublished,
  HubRegistered,
  HubRegistered11,
} from '#domain/generated/schemas.js';
import { parseEvidence } from '#ledger/evidence-text.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { keepEvidence } from '#platform/federation/keep-evidence.sql.js';
import type { OwnEvent } from '#platform/ledger/own-event.js';
import { contentOfBody } from '#platform/ledger/new-body.js';
import type { DecisionRecord, HubRecord } from './hub-record.js';
import { HubsStore } from './hubs.store.js';

/**
 * Writes hubs and decisions from the events of the registry's own ledger: when they are queued, and
 * again in a rebuild. The data was checked against the schema of its type.
 */
@Injectable()
export class HubsProjection {
  constructor(private readonly store: HubsStore) {}

  /** The id of the hub, that of the event; undefined when one of its names is taken. */
  async enter({ event }: OwnEvent, m: Transaction): Promise<string | undefined> {
    const { hub: did, ...rest } = event.data as unknown as HubRegistered | HubRegistered11;
    const { url, origin, verifierKey, witness } = rest;
    const isAdded = await this.store.add(
      {
        id: event.id,
        // Leaves before version 1.1 do not say it.
        legalName: 'legalName' in rest && rest.legalName !== undefined ? rest.legalName : did,
        ...{ did, url, origin, verifierKey, ...(witness && { witness }) },
        registeredAt: new Date(event.time),
      },
      event.id,
      m,
    );
    return isAdded ? event.id : undefined;
  }

  /** Undefined when the ledger never entered the hub. `decidedBy` stays in this database alone. */
  async decide(
    { event }: OwnEvent,
    m: Transaction,
    decidedBy?: string,
  ): Promise<DecisionRecord | undefined> {
    const data = event.data as unknown as AccreditationDecided;
    const hub = await this.store.findByDid(data.hub, m);
    if (!hub) return undefined;
    const { accreditationId: id, decision, scope, from, to, reasonCode, contradictionId } = data;
    const record: DecisionRecord = {
      ...{ id, hubId: hub.id, decision, scope, from, to, reasonCode },
      decidedAt: new Date(event.time),
      ...(decidedBy !== undefined && { decidedBy }),
      ...(contradictionId !== undefined && { evidenceId: contradictionId }),
      intentId: event.id,
    };
    await this.store.addDecision(record, m);
    return record;
  }

  /** Keeps the two notes and freezes the mirror, unless the follower has done both just now. */
  async keepEvidence({ event, bodies }: OwnEvent, m: Transaction): Promise<void> {
    const { contradictionId, notes } = event.data as unknown as EvidencePublished;
    const body = bodies.get(notes.sha256);
    if (!body) return;
    const evidence = parseEvidence(contentOfBody(body));
    const at = new Date(event.time);
    await keepEvidence(m, { evidenceId: contradictionId, evidence, at });
  }

  /** Hubs that were ever accredited, whatever became of them: their ledgers were followed. */
  async everAccredited(): Promise<readonly HubRecord[]> {
    const decisions = await this.store.decisions();
    const isAccredited = new Set(
      decisions.flatMap(({ hubId, decision }) => (decision === 'accredited' ? [hubId] : [])),
    );
    return (await this.store.all()).filter(({ id }) => isAccredited.has(id));
  }
}
