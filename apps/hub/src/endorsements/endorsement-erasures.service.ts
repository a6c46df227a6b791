import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { EndorsementsStore } from './endorsements.store.js';

/** The part of an erasure that is about invitations; statements go with the evidence. */
@Injectable()
export class EndorsementErasures implements OnModuleInit {
  constructor(
    private readonly store: EndorsementsStore,
    private readonly tables: PersonalTablesService,
  ) {}

  onModuleInit(): void {
    this.tables.name({
      what: 'Invitations to witnesses, with their answers',
      count: (personId, m) => this.store.count(personId, m),
      erase: ({ personId }, m) => this.store.erase(personId, m),
    });
  }
}
