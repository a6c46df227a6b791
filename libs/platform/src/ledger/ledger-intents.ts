import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, type Issue } from '#domain/core/domain-error.js';
import { wholeSecond } from '#domain/core/instant.js';
import { type PublicEvent, type SchemaTypes, schemas } from '#domain/generated/schemas.js';
import { findPersonalMember } from '#domain/privacy/find-personal-member.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { publicLeaf } from '#ledger/public-leaf.js';
import { Ids } from '../clock.js';
import { validate } from '../http/validate.js';
import { insertIntent } from './insert-intent.sql.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import type { LedgerBody } from './new-body.js';
import { MAX_BATCH_BYTES, weightOf } from './segment-weight.js';

/** Schemas of what a public leaf may say. */
export type EventSchema = Exclude<
  keyof SchemaTypes & `events/${string}`,
  'events/envelope/1.0' | 'events/segment/1.0' | 'events/body-reference/1.0'
>;

/** An entry that shall become a leaf. */
export interface NewIntent {
  /** UUIDv7; what the writer keeps to ask for the proof later. */
  readonly id: string;
  readonly entry: Buffer;
  /** Public entries keep their order; the others are shuffled with their neighbours. */
  readonly isPublic: boolean;
  readonly bodies?: readonly LedgerBody[];
}

/** A public event without its envelope. */
export interface NewEvent<K extends EventSchema> {
  /** `eu.guildmark.<name>.v1`, of the schema's name. */
  readonly type: string;
  /** `events/<name>/1.0`. */
  readonly schema: K;
  readonly subject: string;
  readonly data: SchemaTypes[K];
  /** Every body that `data` refers to. */
  readonly bodies?: readonly LedgerBody[];
  readonly time: Date;
}

/** Queues entries for the ledger, in the transaction of the business change they tell of. */
@Injectable()
export class LedgerIntents {
  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly state: LedgerState,
    private readonly ids: Ids,
  ) {}

  /**
   * Queues one entry with its bodies. Refuses `ledger.read-only`, `ledger.closed`, `ledger.queue-full` over 100,000
   * waiting, `ledger.leaf-invalid` an entry that with its bodies does not fit one segment.
   */
  async append(m: EntityManager, intent: NewIntent): Promise<void> {
    this.state.refuseWhenReadOnly();
    const weight = weightOf(intent.entry, intent.bodies ?? []);
    if (weight > MAX_BATCH_BYTES)
      throw new DomainError('ledger.leaf-invalid', {
        expected: `at most ${MAX_BATCH_BYTES} bytes with its texts`,
        got: `${weight} bytes`,
      });
    // crash before the caller commits: neither the change nor the intent happened; after: both did
    await insertIntent(m, intent);
  }

  /**
   * Queues a public event in its CloudEvents envelope and gives the intent id, which is the event's
   * id too. Refuses like append, and `ledger.leaf-invalid` data that does not fit its schema, a
   * member that may say something about a person, a body that the data do not name, and more than
   * 16,384 bytes.
   */
  async appendEvent<K extends EventSchema>(m: EntityManager, event: NewEvent<K>): Promise<string> {
    const intent = this.eventIntent(event);
    await this.append(m, intent);
    return intent.id;
  }

  /** The intent of a public event, not queued yet. Refuses `ledger.leaf-invalid` like appendEvent. */
  eventIntent<K extends EventSchema>(event: NewEvent<K>): NewIntent {
    const { schema, data, bodies = [] } = event;
    const id = this.ids.next();
    const envelope: PublicEvent = {
      specversion: '1.0',
      id,
      type: event.type,
      source: this.options.origin,
      subject: event.subject,
      time: wholeSecond(event.time),
      datacontenttype: 'application/json',
      dataschema: schemas[schema].$id as string,
      data: { ...data },
    };
    if (event.type !== `eu.guildmark.${schema.split('/')[1]}.v1`)
      throw new Error(`${event.type} is not the type of ${schema}`);
    refuseIssues([...validate(schema, data), ...validate('events/envelope/1.0', envelope)]);
    const personal = findPersonalMember({ subject: event.subject, data });
    if (personal !== undefined)
      throw new DomainError('ledger.leaf-invalid', {
        expected: 'nothing about a person',
        got: `the member ${personal}`,
      });
    const text = JSON.stringify(data);
    const unnamed = bodies.filter(({ reference }) => !text.includes(reference.sha256));
    if (unnamed.length > 0)
      throw new DomainError('ledger.leaf-invalid', { expected: 'bodies that the event names' });
    return { id, entry: leafOf(envelope), isPublic: true, bodies };
  }
}

function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('ledger.leaf-invalid', { issues });
}

function leafOf(envelope: PublicEvent): Buffer {
  try {
    return publicLeaf({ ...envelope });
  } catch (error) {
    if (error instanceof LedgerFormatError)
      throw new DomainError('ledger.leaf-invalid', { detail: error.message });
    throw error;
  }
}
