import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { ClaimNote, NoteBodies, RecordedEvent } from './claim-record.js';

/** Events and notes of several claims, by claim. */
export interface ClaimHistory {
  events(claimId: string): readonly RecordedEvent[];
  notes(claimId: string): readonly ClaimNote[];
}

interface EventRow {
  readonly claim_id: string;
  readonly command: RecordedEvent['command'];
  readonly to_state: RecordedEvent['to'];
  readonly account_id: string | null;
  readonly at: Date;
}

interface NoteRow {
  readonly claim_id: string;
  readonly kind: ClaimNote['kind'];
  readonly at: Date;
  readonly person_id: string | null;
  readonly body: string;
}

/** What happened to claims and what was said about them; both only grow. */
@Injectable()
export class ClaimHistoryStore {
  constructor(private readonly db: DataSource) {}

  async of(ids: readonly string[], m: Transaction = this.db.manager): Promise<ClaimHistory> {
    const events = await m.query<EventRow[]>(
      `SELECT claim_id, command, to_state, account_id, at FROM claim_event
       WHERE claim_id = ANY ($1::uuid[]) ORDER BY seq`,
      [[...ids]],
    );
    const notes = await m.query<NoteRow[]>(
      `SELECT claim_id, kind, at, person_id, body FROM claim_note
       WHERE claim_id = ANY ($1::uuid[]) ORDER BY seq`,
      [[...ids]],
    );
    const eventsBy = grouped(events);
    const notesBy = grouped(notes);
    return {
      events: (claimId) =>
        (eventsBy.get(claimId) ?? []).map(({ command, to_state, account_id, at }) => ({
          command,
          to: to_state,
          at,
          ...(account_id !== null && { accountId: account_id }),
        })),
      notes: (claimId) =>
        (notesBy.get(claimId) ?? []).map(
          ({ kind, at, person_id, body }) =>
            ({
              kind,
              at,
              ...(person_id !== null && { personId: person_id }),
              body: JSON.parse(body) as unknown,
            }) as ClaimNote,
        ),
    };
  }

  async addNote<K extends keyof NoteBodies>(
    claimId: string,
    note: { readonly kind: K; readonly at: Date; readonly body: NoteBodies[K] },
    personId: string | undefined,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      'INSERT INTO claim_note (claim_id, kind, at, person_id, body) VALUES ($1, $2, $3, $4, $5)',
      [claimId, note.kind, note.at, personId ?? null, JSON.stringify(note.body)],
    );
  }

  /** Persons behind these accounts; an account without one is left out. */
  async personsOf(accounts: readonly string[], m: Transaction): Promise<readonly string[]> {
    const rows = await m.query<{ person_id: string }[]>(
      'SELECT person_id FROM account WHERE id = ANY ($1::uuid[]) AND person_id IS NOT NULL',
      [[...accounts]],
    );
    return rows.map(({ person_id }) => person_id);
  }

  async countOfPerson(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM claim_note WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  /** What the person said of others' claims stays, without leading to the person. */
  async forgetAuthor(personId: string, m: Transaction): Promise<void> {
    await m.query('UPDATE claim_note SET person_id = NULL WHERE person_id = $1', [personId]);
  }
}

function grouped<R extends { readonly claim_id: string }>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.claim_id, [...(groups.get(row.claim_id) ?? []), row]);
  return groups;
}
