import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewCourse } from '#domain/generated/schemas.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A course as it is kept. */
export interface CourseRecord extends NewCourse {
  readonly id: string;
  readonly recordedAt: Date;
}

/** What may be spent, and since when that holds. */
export interface BudgetRecord {
  readonly amount: number;
  readonly recordedAt: Date;
}

/** Courses for several firms, and what may be spent on them. */
@Injectable()
export class CoursesStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  /** Those that were offered at a moment, the oldest first. */
  offered(at: Date): Promise<readonly CourseRecord[]> {
    return this.db.query<CourseRecord[]>(
      `SELECT id, title, standard, cost, seats, success, recorded_at AS "recordedAt"
       FROM shared_course WHERE recorded_at <= $1 AND (removed_at IS NULL OR removed_at > $1)
       ORDER BY recorded_at, id`,
      [at],
    );
  }

  async add(course: CourseRecord, m: Transaction): Promise<void> {
    const { id, title, standard, cost, seats, success, recordedAt } = course;
    await m.query(
      `INSERT INTO shared_course (id, title, standard, cost, seats, success, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, title, standard, cost, seats, success, recordedAt],
    );
  }

  /** False when there is no such course on offer. */
  async remove(id: string, reason: string, at: Date, m: Transaction): Promise<boolean> {
    const [removed] = await m.query<[unknown[], number]>(
      `UPDATE shared_course SET removed_at = $3, removal_reason = $2
       WHERE id = $1 AND removed_at IS NULL RETURNING 1`,
      [id, reason, at],
    );
    return removed.length > 0;
  }

  async setBudget({ amount, recordedAt }: BudgetRecord, m: Transaction): Promise<void> {
    await m.query('INSERT INTO course_budget (amount, recorded_at) VALUES ($1, $2)', [
      ...[amount, recordedAt],
    ]);
  }

  async budget(at: Date): Promise<BudgetRecord | undefined> {
    const [row] = await this.db.query<BudgetRecord[]>(
      `SELECT amount, recorded_at AS "recordedAt" FROM course_budget WHERE recorded_at <= $1
       ORDER BY seq DESC LIMIT 1`,
      [at],
    );
    return row;
  }
}
