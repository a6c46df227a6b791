import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MandateTerms } from '#domain/claim/check-mandate.js';
import { dayOf } from '#domain/core/instant.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** A mandate as it is kept. */
export interface MandateRecord extends MandateTerms {
  readonly person: string;
  /** Account of the officer; absent for mandates from before mandates were kept. */
  readonly grantedBy?: string;
  /** Day, `YYYY-MM-DD`. */
  readonly trainedAt?: string;
}

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly scope: string[];
  readonly max_level: number;
  readonly methods: string[];
  readonly languages: string[];
  readonly from_day: string;
  readonly to_day: string;
  readonly granted_by: string | null;
  readonly trained_at: string | null;
  readonly ended_at: Date | null;
}

const MANDATE = `
  SELECT id, person_id, scope, max_level, methods, languages, from_day::text, to_day::text,
    granted_by, trained_at::text, ended_at FROM mandate`;

const mandateOf = (row: Row): MandateRecord => ({
  id: row.id,
  person: row.person_id,
  scope: row.scope,
  maxLevel: row.max_level,
  methods: row.methods,
  languages: row.languages,
  from: row.from_day,
  to: row.to_day,
  ...(row.granted_by !== null && { grantedBy: row.granted_by }),
  ...(row.trained_at !== null && { trainedAt: row.trained_at }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
});

/** Who may assess what. */
@Injectable()
export class MandatesStore {
  constructor(private readonly db: DataSource) {}

  async all(): Promise<readonly MandateRecord[]> {
    return (await this.db.query<Row[]>(`${MANDATE} ORDER BY from_day, id`)).map(mandateOf);
  }

  async find(id: string, m: Transaction): Promise<MandateRecord | undefined> {
    return (await m.query<Row[]>(`${MANDATE} WHERE id = $1 FOR UPDATE`, [id])).map(mandateOf)[0];
  }

  /** Held until the commit: nobody ends a mandate while a judgement under it is being written. */
  async lockedOfPerson(personId: string, m: Transaction): Promise<readonly MandateRecord[]> {
    const rows = await m.query<Row[]>(
      `${MANDATE} WHERE person_id = $1 ORDER BY from_day, id FOR UPDATE`,
      [personId],
    );
    return rows.map(mandateOf);
  }

  async ofPerson(
    personId: string,
    m: Transaction = this.db.manager,
  ): Promise<readonly MandateRecord[]> {
    const rows = await m.query<Row[]>(`${MANDATE} WHERE person_id = $1 ORDER BY from_day, id`, [
      personId,
    ]);
    return rows.map(mandateOf);
  }

  /** How many people of the cluster have a mandate in force then; who left or was erased is none. */
  async countAssessors(at: Date): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(
      `SELECT count(DISTINCT m.person_id)::integer AS count
       FROM mandate m JOIN person p ON p.id = m.person_id
       WHERE NOT p.erased AND p.left_at IS NULL AND m.from_day <= $2::date AND m.to_day >= $2::date
         AND (m.ended_at IS NULL OR m.ended_at > $1)`,
      [at, dayOf(at)],
    );
    return row?.count ?? 0;
  }

  async isPerson(personId: string, m: Transaction): Promise<boolean> {
    const rows = await m.query<unknown[]>('SELECT FROM person WHERE id = $1 AND NOT erased', [
      personId,
    ]);
    return rows.length > 0;
  }

  async add(mandate: MandateRecord, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO mandate (id, person_id, scope, max_level, methods, languages, from_day, to_day,
         granted_by, trained_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        mandate.id,
        mandate.person,
        mandate.scope,
        mandate.maxLevel,
        mandate.methods,
        mandate.languages,
        mandate.from,
        mandate.to,
        mandate.grantedBy ?? null,
        mandate.trainedAt ?? null,
      ],
    );
  }

  async end(id: string, at: Date, m: Transaction): Promise<void> {
    await m.query('UPDATE mandate SET ended_at = $2 WHERE id = $1', [id, at]);
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM mandate WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  /** Mandates go, but those on which judgements rest: they lead to an empty row only. */
  async erase(personId: string, m: Transaction): Promise<void> {
    await m.query('UPDATE mandate SET trained_at = NULL WHERE person_id = $1', [personId]);
    await m.query(
      `DELETE FROM mandate WHERE person_id = $1
         AND NOT EXISTS (SELECT FROM assessment WHERE mandate_id = mandate.id)`,
      [personId],
    );
  }
}
