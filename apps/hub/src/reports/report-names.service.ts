import { Injectable } from '@nestjs/common';
import { textIn } from '#credentials/text-in.js';
import type { Language } from '#domain/audit/instrument/instrument-types.js';
import { KnownStandards } from '../standards/known-standards.service.js';
import { MembersService } from '../members/members.service.js';

/** What is called how in a report; an id stands for what nobody has named. */
export interface ReportNames {
  readonly firm: (id: string) => string;
  readonly competence: (id: string) => string;
}

/** Names of firms and of competences, which an audit holds by id only. */
@Injectable()
export class ReportNamesService {
  constructor(
    private readonly standards: KnownStandards,
    private readonly members: MembersService,
  ) {}

  /** Of the competences and firms that a report is about, in its language as far as there is one. */
  async of(
    competences: readonly string[],
    firms: readonly string[],
    language: Language,
  ): Promise<ReportNames> {
    const known = await this.standards.known([...new Set(competences)]);
    const { items } = firms.length === 0 ? { items: [] } : await this.members.firms();
    const firmNames = new Map(items.map(({ id, name }) => [id, name]));
    return {
      firm: (id) => firmNames.get(id) ?? id,
      competence: (id) => {
        const title = known.get(id)?.title;
        return title ? textIn(title, language) : id;
      },
    };
  }
}
