import { Injectable } from '@nestjs/common';
import type { Access } from '#domain/generated/schemas.js';
import { EvidenceReadingsStore } from './evidence-readings.store.js';

/** Who has read any evidence of a person. */
@Injectable()
export class ReadingsOfPerson {
  constructor(private readonly readings: EvidenceReadingsStore) {}

  /** The newest first. */
  async of(personId: string, limit: number): Promise<readonly Access[]> {
    const items = await this.readings.ofPerson(personId, limit);
    return items.map(({ at, evidenceId, capacity, claimId, name }) => ({
      at: at.toISOString(),
      kind: 'evidence-read',
      evidenceId,
      as: capacity,
      name: name ?? 'Somebody whose account is gone',
      ...(claimId !== null && { claimId }),
    }));
  }
}
