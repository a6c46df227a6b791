import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewLearningRecord } from '#domain/generated/schemas.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A learning record as it stands. */
export interface RecordState {
  readonly id: string;
  readonly record: NewLearningRecord;
  readonly version: number;
  /** Of the first version. */
  readonly recordedAt: Date;
  /** Of the newest version, when there was a correction. */
  readonly correctedAt?: Date;
  readonly readers: number;
}

interface Row {
  readonly id: string;
  readonly kind: NewLearningRecord['kind'];
  readonly version: number;
  readonly on_day: string;
  readonly about: string;
  readonly decided_by: NewLearningRecord['decidedBy'] | null;
  readonly attendants: number | null;
  readonly provider: NewLearningRecord['provider'] | null;
  readonly booked_on: string | null;
  readonly episodes: number | null;
  readonly first_at: Date;
  readonly recorded_at: Date;
  readonly readers: number;
}

const recordOf = (row: Row): RecordState => ({
  id: row.id,
  version: row.version,
  recordedAt: row.first_at,
  ...(row.version > 1 && { correctedAt: row.recorded_at }),
  readers: row.readers,
  record: {
    ...{ kind: row.kind, on: row.on_day, about: row.about },
    ...(row.decided_by && { decidedBy: row.decided_by }),
    ...(row.attendants !== null && { attendants: row.attendants }),
    ...(row.provider && { provider: row.provider }),
    ...(row.booked_on !== null && { bookedOn: row.booked_on }),
    ...(row.episodes !== null && { episodes: row.episodes }),
  },
});

/** The newest version of each record of the firm $1 that was not removed. */
const RECORDS = `
  SELECT r.id, r.kind, v.version, v.on_day::text, v.about, v.decided_by, v.attendants, v.provider,
    v.booked_on::text, v.episodes, f.recorded_at AS first_at, v.recorded_at,
    (SELECT count(*)::integer FROM note_reading n WHERE n.record_id = r.id) AS readers
  FROM learning_record r
    JOIN learning_version f ON f.record_id = r.id AND f.version = 1
    JOIN LATERAL (SELECT * FROM learning_version o WHERE o.record_id = r.id
      ORDER BY o.version DESC LIMIT 1) v ON true
  WHERE r.firm_id = $1 AND v.removal_reason IS NULL`;

/** Notes, trainings and learning at work; a newer version corrects an older one. */
@Injectable()
export class LearningRecordsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** A page, of one kind or of all; the newest day first, one more than its limit when there is more. */
  async page(
    firmId: string,
    kind: string | undefined,
    { limit, after }: PageWanted,
  ): Promise<readonly RecordState[]> {
    const rows = await this.db.query<Row[]>(
      `${RECORDS} AND ($2::text IS NULL OR r.kind = $2)
         AND ($3::date IS NULL OR (v.on_day, r.id) < ($3, $4::uuid))
       ORDER BY v.on_day DESC, r.id DESC LIMIT $5`,
      [...[firmId, kind ?? null], ...[after?.key ?? null, after?.id ?? null, limit + 1]],
    );
    return rows.map(recordOf);
  }

  /** Nobody else changes it until the transaction ends. */
  async findLocked(firmId: string, id: string, m: Transaction): Promise<RecordState | undefined> {
    await m.query('SELECT pg_advisory_xact_lock(hashtext(current_schema() || $1))', [
      ` learning record ${id}`,
    ]);
    return (await m.query<Row[]>(`${RECORDS} AND r.id = $2`, [firmId, id])).map(recordOf)[0];
  }

  async create(
    { id, firmId, kind }: { id: string; firmId: string; kind: NewLearningRecord['kind'] },
    m: Transaction,
  ): Promise<void> {
    await m.query('INSERT INTO learning_record (id, firm_id, kind) VALUES ($1, $2, $3)', [
      ...[id, firmId, kind],
    ]);
  }

  async addVersion(
    id: string,
    version: number,
    record: NewLearningRecord,
    at: Date,
    m: Transaction,
  ): Promise<void> {
    const { on, about, decidedBy, attendants, provider, bookedOn, episodes } = record;
    await m.query(
      `INSERT INTO learning_version (record_id, version, on_day, about, decided_by, attendants,
         provider, booked_on, episodes, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, version, on, about, decidedBy ?? null, attendants ?? null],
        ...[provider ?? null, bookedOn ?? null, episodes ?? null, at],
      ],
    );
  }

  /** A last version that says why; the words of every version go. */
  async remove(id: string, reason: string, at: Date, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO learning_version (record_id, version, on_day, about, decided_by, attendants,
         provider, booked_on, episodes, removal_reason, recorded_at)
       SELECT record_id, version + 1, on_day, '', decided_by, attendants, provider, booked_on,
         episodes, $2, $3
       FROM learning_version WHERE record_id = $1 ORDER BY version DESC LIMIT 1`,
      [id, reason, at],
    );
    await m.query(`UPDATE learning_version SET about = '' WHERE record_id = $1 AND about <> ''`, [
      id,
    ]);
  }
}
