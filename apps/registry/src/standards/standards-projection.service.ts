import { Injectable } from '@nestjs/common';
import type {
  StandardPublished,
  StandardPublished11,
  StandardVersion,
} from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { OwnEvent } from '#platform/ledger/own-event.js';
import { contentOfBody } from '#platform/ledger/new-body.js';
import { StandardsStore } from './standards.store.js';

const CONCEPT = /\/concepts\/([0-9a-z]{10})\/v[^/]+$/;

/**
 * Writes European standards from the events of the registry's own ledger: when they are queued, and
 * again in a rebuild.
 */
@Injectable()
export class StandardsProjection {
  constructor(private readonly store: StandardsStore) {}

  /** Without its text, erased or lost, a standard cannot be kept. */
  async publish({ event, bodies }: OwnEvent, m: Transaction): Promise<void> {
    const data = event.data as unknown as StandardPublished | StandardPublished11;
    const { versionUri, contentDigest } = data;
    const body = bodies.get(data.content.sha256);
    const content = body && contentOfBody(body);
    const [, conceptId] = CONCEPT.exec(versionUri) ?? [];
    if (!content || conceptId === undefined) return;
    // Leaves before version 1.1 do not say the key; the concept itself is as good a name.
    const key = 'key' in data && data.key !== undefined ? data.key : conceptId;
    await this.store.holdConcept(key, conceptId, m);
    // these bytes were made from a StandardVersion
    const { version } = JSON.parse(content.toString()) as StandardVersion;
    const publishedAt = new Date(event.time);
    const intentId = event.id;
    await this.store.add(
      { versionUri, key, version, content, contentDigest, publishedAt, intentId },
      m,
    );
  }
}
