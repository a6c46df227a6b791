import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import type { Evidence, Experience } from '#domain/generated/schemas.js';
import type { ExperienceRecord } from './claim-record.js';
import { EvidenceEntity } from './evidence.entity.js';
import { evidenceOf } from './evidence.store.js';
import { ExperienceEntity } from './experience.entity.js';

const experienceOf = (row: ExperienceEntity, evidence: readonly Evidence[]): Experience => ({
  id: row.id,
  from: row.from,
  ...(row.to !== null && { to: row.to }),
  role: row.role,
  tasks: row.tasks,
  recordedAt: row.recordedAt.toISOString(),
  evidence: [...evidence],
});

/** Experiences, and what is known of their evidence. */
@Injectable()
export class ExperiencesStore {
  constructor(private readonly db: DataSource) {}

  async add(
    personId: string,
    experience: Omit<Experience, 'evidence'>,
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
