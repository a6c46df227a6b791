import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Evidence, EvidenceDetails } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { SealedEvidence } from './claim-record.js';
import { EvidenceContentEntity } from './evidence-content.entity.js';
import { EvidenceEntity } from './evidence.entity.js';
import { ExperienceEntity } from './experience.entity.js';

/** An item with its sealed bytes, and whose experience it shows; no bytes when they were erased. */
export interface StoredEvidence {
  readonly evidence: Evidence;
  readonly sealed: Buffer | undefined;
  readonly personId: string;
  readonly experienceId: string;
}

export const evidenceOf = (row: EvidenceEntity): Evidence => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  madeAt: row.madeAt,
  language: row.language,
  mediaType: row.mediaType,
  size: row.size,
  digest: row.digest,
  disclose: row.disclose,
  assess: row.assess,
  capturedBy: row.capturedBy,
  addedAt: row.addedAt.toISOString(),
  ...(row.details !== null && { details: JSON.parse(row.details) as EvidenceDetails }),
  ...(row.erasedAt && { erased: true as const }),
});

/** Items of evidence; their bytes are sealed before they get here. */
@Injectable()
export class EvidenceStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** Adds items behind those that are there, and notes what was agreed to. */
  async add(experienceId: string, items: readonly SealedEvidence[], m: Transaction): Promise<void> {
    const first = await m.countBy(EvidenceEntity, { experienceId });
    for (const [i, { evidence, sealed }] of items.entries()) {
      const { id: evidenceId, assess, disclose, details, addedAt, ...rest } = evidence;
      const at = new Date(addedAt);
      await m.insert(EvidenceEntity, {
        ...rest,
        id: evidenceId,
        assess,
        disclose,
        experienceId,
        position: first + i,
        details: details ? JSON.stringify(details) : null,
        addedAt: at,
      });
      await m.insert(EvidenceContentEntity, { evidenceId, sealed });
      await this.note(evidenceId, { assess, disclose }, at, m);
    }
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<StoredEvidence | undefined> {
    const row = await m.findOneBy(EvidenceEntity, { id });
    if (!row) return undefined;
    const { experienceId } = row;
    const { personId } = await m.findOneByOrFail(ExperienceEntity, { id: experienceId });
    const content = await m.findOneBy(EvidenceContentEntity, { evidenceId: id });
    return { evidence: evidenceOf(row), sealed: content?.sealed, personId, experienceId };
  }

  /** Changes what may be done with an item from now on. */
  async agree(
    evidenceId: string,
    consent: { readonly assess: boolean; readonly disclose: boolean },
    at: Date,
    m: Transaction,
  ): Promise<void> {
    await m.update(EvidenceEntity, { id: evidenceId }, consent);
    await this.note(evidenceId, consent, at, m);
  }

  /** Deletes the content, with its salt, and the details; judgements go on citing the row. */
  async forget(evidenceId: string, at: Date, m: Transaction): Promise<void> {
    const closed = { assess: false, disclose: false };
    await m.delete(EvidenceContentEntity, { evidenceId });
    await m.update(EvidenceEntity, { id: evidenceId }, { ...closed, details: null, erasedAt: at });
    await this.note(evidenceId, closed, at, m);
  }

  /** Nobody else adds evidence of the person until the transaction ends. */
  async lock(personId: string, m: Transaction): Promise<void> {
    await m.query('SELECT FROM experience WHERE person_id = $1 ORDER BY id FOR NO KEY UPDATE', [
      personId,
    ]);
  }

  /** Bytes of the person's evidence, and items of one experience. */
  async usage(
    personId: string,
    experienceId: string,
    m: Transaction,
  ): Promise<{ readonly bytes: number; readonly items: number }> {
    const [row] = await m.query<{ bytes: string; items: number }[]>(
      `SELECT coalesce(sum(e.size), 0) AS bytes,
         count(*) FILTER (WHERE e.experience_id = $2)::integer AS items
       FROM evidence e JOIN experience x ON x.id = e.experience_id WHERE x.person_id = $1`,
      [personId, experienceId],
    );
    return { bytes: Number(row?.bytes ?? 0), items: row?.items ?? 0 };
  }

  /** What was agreed to, oldest first. */
  consentsOf(
    evidenceId: string,
  ): Promise<
    readonly { readonly at: Date; readonly assess: boolean; readonly disclose: boolean }[]
  > {
    return this.db.query(
      'SELECT at, assess, disclose FROM evidence_consent WHERE evidence_id = $1 ORDER BY seq',
      [evidenceId],
    );
  }

  private async note(
    evidenceId: string,
    { assess, disclose }: { readonly assess: boolean; readonly disclose: boolean },
    at: Date,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      'INSERT INTO evidence_consent (evidence_id, assess, disclose, at) VALUES ($1, $2, $3, $4)',
      [evidenceId, assess, disclose, at],
    );
  }
}
