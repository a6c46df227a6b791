import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import type { Evidence, Experience } from '#domain/generated/schemas.js';
import type { ExperienceRecord, SealedEvidence } from './claim-record.js';
import { EvidenceContentEntity } from './evidence-content.entity.js';
import { EvidenceEntity } from './evidence.entity.js';
import { ExperienceEntity } from './experience.entity.js';

const evidenceOf = (row: EvidenceEntity): Evidence => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  madeAt: row.madeAt,
  language: row.language,
  mediaType: row.mediaType,
  size: row.size,
  digest: row.digest,
  disclose: row.disclose,
});

const experienceOf = (row: ExperienceEntity, evidence: readonly Evidence[]): Experience => ({
  id: row.id,
  from: row.from,
  ...(row.to !== null && { to: row.to }),
  role: row.role,
  tasks: row.tasks,
  recordedAt: row.recordedAt.toISOString(),
  evidence: [...evidence],
});

/** Experiences and their evidence; the bytes of evidence are sealed before they get here. */
@Injectable()
export class ExperiencesStore {
  constructor(private readonly db: DataSource) {}

  async add(
    personId: string,
    experience: Omit<Experience, 'evidence'>,
    items: readonly SealedEvidence[],
    m: EntityManager,
  ): Promise<void> {
    const { id, from, to, role, tasks, recordedAt } = experience;
    await m.insert(ExperienceEntity, {
      id,
      personId,
      from,
      to: to ?? null,
      role,
      tasks,
      recordedAt: new Date(recordedAt),
    });
    for (const [position, { evidence, sealed }] of items.entries()) {
      await m.insert(EvidenceEntity, { ...evidence, experienceId: id, position });
      await m.insert(EvidenceContentEntity, { evidenceId: evidence.id, sealed });
    }
  }

  async ofPerson(
    personId: string,
    m: EntityManager = this.db.manager,
  ): Promise<readonly Experience[]> {
    return (await this.load({ personId }, m)).map(({ experience }) => experience);
  }

  findByIds(
    ids: readonly string[],
    m: EntityManager = this.db.manager,
  ): Promise<readonly ExperienceRecord[]> {
    return this.load({ id: In([...ids]) }, m);
  }

  /** An item of evidence with its sealed bytes, and whose experience it shows. */
  async findSealed(
    evidenceId: string,
  ): Promise<(SealedEvidence & { personId: string; experienceId: string }) | undefined> {
    const { manager: m } = this.db;
    const row = await m.findOneBy(EvidenceEntity, { id: evidenceId });
    if (!row) return undefined;
    const { experienceId } = row;
    const { personId } = await m.findOneByOrFail(ExperienceEntity, { id: experienceId });
    const content = await m.findOneBy(EvidenceContentEntity, { evidenceId });
    if (!content) return undefined;
    return { evidence: evidenceOf(row), sealed: content.sealed, personId, experienceId };
  }

  private async load(
    where: FindOptionsWhere<ExperienceEntity>,
    m: EntityManager,
  ): Promise<readonly ExperienceRecord[]> {
    const rows = await m.find(ExperienceEntity, { where, order: { recordedAt: 'ASC', id: 'ASC' } });
    const items = await m.find(EvidenceEntity, {
      where: { experienceId: In(rows.map(({ id }) => id)) },
      order: { position: 'ASC' },
    });
    return rows.map((row) => ({
      personId: row.personId,
      experience: experienceOf(
        row,
        items.filter((item) => item.experienceId === row.id).map(evidenceOf),
      ),
    }));
  }
}
