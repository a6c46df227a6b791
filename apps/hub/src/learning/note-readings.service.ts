import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { LearningRecord } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { LearningRecordsStore } from './learning-records.store.js';
import type { RecordRequest } from './learning-records.service.js';
import { NoteReadingsStore } from './note-readings.store.js';
import { viewRecord } from './view-record.js';

/** People of a firm confirm that they read what was noted. */
@Injectable()
export class NoteReadings {
  constructor(
    private readonly store: NoteReadingsStore,
    private readonly records: LearningRecordsStore,
    private readonly staff: FirmStaff,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts once for each person, however often it is said. Refuses `firm.not-yours`,
   * `learning-record.unknown` and `learning-record.not-a-note`.
   */
  async confirm({ firmId, id, me }: RecordRequest): Promise<LearningRecord> {
    await this.staff.refuseOthers(firmId, me);
    const { personId } = me;
    if (personId === undefined) throw new Error('who works in a firm is a person');
    return this.records.atomically(async (m) => {
      const note = await this.records.findLocked(firmId, id, m);
      if (!note) throw new DomainError('learning-record.unknown');
      if (note.record.kind !== 'note') throw new DomainError('learning-record.not-a-note');
      const isNew = await this.store.add(id, personId, this.clock.now(), m);
      return viewRecord({ ...note, readers: note.readers + (isNew ? 1 : 0) });
    });
  }
}
