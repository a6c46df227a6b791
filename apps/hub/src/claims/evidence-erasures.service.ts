import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { EvidenceDraftsStore } from './evidence-drafts.store.js';
import { EvidenceReadingsStore } from './evidence-readings.store.js';

/** The part of an erasure that is about what goes with evidence. */
@Injectable()
export class EvidenceErasures implements OnModuleInit {
  constructor(
    private readonly readings: EvidenceReadingsStore,
    private readonly drafts: EvidenceDraftsStore,
    private readonly tables: PersonalTablesService,
  ) {}

  onModuleInit(): void {
    this.tables.name({
      what: 'Notes of who has read your evidence',
      count: (personId, m) => this.readings.count(personId, m),
      erase: ({ personId }, m) => this.readings.erase(personId, m),
    });
    this.tables.name({
      what: 'Evidence that was described and not sent',
      count: (personId, m) => this.drafts.count(personId, m),
      erase: ({ personId }, m) => this.drafts.erase(personId, m),
    });
  }
}
