import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence } from '#domain/generated/schemas.js';
import {
  jsonFile,
  type PersonalFile,
  PersonalFilesService,
  type Taker,
} from '../privacy/personal-files.service.js';
import { EvidenceConsentsService } from './evidence-consents.service.js';
import { EvidenceSafe } from './evidence-safe.service.js';
import { EvidenceStore } from './evidence.store.js';
import { ExperiencesStore } from './experiences.store.js';

const ENDINGS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** What people take along of their evidence: details, content, consents, and who has read it. */
@Injectable()
export class EvidenceExport {
  constructor(
    private readonly experiences: ExperiencesStore,
    private readonly store: EvidenceStore,
    private readonly consents: EvidenceConsentsService,
    private readonly safe: EvidenceSafe,
    files: PersonalFilesService,
  ) {
    files.name((taker) => this.list(taker));
  }

  private async list(taker: Taker): Promise<readonly PersonalFile[]> {
    const own = await this.experiences.ofPerson(taker.personId);
    return [
      jsonFile('experiences.json', () => Promise.resolve(own)),
      ...own.flatMap(({ evidence }) => evidence.flatMap((item) => this.filesOf(item, taker))),
    ];
  }

  private filesOf(item: Evidence, taker: Taker): readonly PersonalFile[] {
    const folder = `evidence/${item.id}`;
    const ending = Object.hasOwn(ENDINGS, item.mediaType) ? ENDINGS[item.mediaType] : undefined;
    return [
      jsonFile(`${folder}/details.json`, () => Promise.resolve(item)),
      jsonFile(`${folder}/consents.json`, () => this.store.consentsOf(item.id)),
      jsonFile(`${folder}/readings.json`, () => this.consents.readingsOf(item.id, taker)),
      { name: `${folder}/content.${ending ?? 'bin'}`, read: () => this.content(item.id, taker) },
    ];
  }

  /** Undefined when a witness had it erased. */
  private async content(id: string, { personId }: Taker): Promise<Buffer | undefined> {
    const found = await this.store.find(id);
    if (found?.personId !== personId || found.sealed === undefined) return undefined;
    try {
      return await this.safe.open(personId, found);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'body.erased') return undefined;
      throw error;
    }
  }
}
