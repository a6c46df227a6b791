import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';

type Done = (error?: unknown) => void;
type Connected = (error: unknown, client?: EmbeddedClient, release?: Done) => void;

/** What is known of a transaction while it runs. */
interface HeldConnection {
  held: boolean;
  /** To be called once it is committed. */
  readonly committed: Set<() => void>;
}

/** Set while the caller's own transaction holds the one connection. */
export const holding = new AsyncLocalStorage<HeldConnection>();

const asText = (value: string) => value;
/** bigint, numeric and date stay text and bytea becomes a Buffer, as node-postgres gives them. */
const parsers = {
  20: asText,
  1700: asText,
  1082: asText,
  17: (value: string) => Buffer.from(value.slice(2), 'hex'),
};
const commandOf =
  /^\s*(?:with\b[\s\S]*?\)\s*)?(select|insert|update|delete|start|commit|rollback|create|drop|alter|savepoint|release)\b/i;

/** Shaped like a node-postgres client, as far as TypeORM uses one. */
class EmbeddedClient extends EventEmitter {
  constructor(private readonly db: PGlite) {
    super();
  }

  async query(sql: string, params?: unknown[]) {
    const results = params?.length
      ? [await this.db.query<Record<string, unknown>>(sql, params, { parsers })]
      : await this.db.exec(sql, { parsers });
    const last = results.at(-1);
    const rows = last?.rows ?? [];
    const command = commandOf.exec(sql)?.[1]?.toUpperCase() ?? '';
    const rowCount = command === 'SELECT' ? rows.length : (last?.affectedRows ?? rows.length);
    return { rows, fields: last?.fields ?? [], rowCount, command };
  }
}

/**
 * One PGlite is one PostgreSQL session, shared by every DataSource of the process. The queue is
 * strictly first come, first served; each schema sets its own search_path when its turn comes.
 */
export class EmbeddedSession {
  private tail: Promise<void> = Promise.resolve();
  private schemaInUse = '';
  private users = 0;
  private db?: Promise<PGlite>;

  constructor(private readonly open: () => Promise<PGlite>) {}

  /** Waits for the session. Refuses a caller whose own transaction holds it already. */
  async acquire(schema: string): Promise<{ client: EmbeddedClient; release: () => void }> {
    if (holding.getStore()?.held)
      throw new Error(
        'second connection asked for inside a transaction: pass the EntityManager on',
      );
    let release!: () => void;
    const before = this.tail;
    this.tail = new Promise((resolve) => (release = resolve));
    await before;
    try {
      const db = await (this.db ??= this.open());
      if (this.schemaInUse !== schema) {
        await db.exec(`CREATE SCHEMA IF NOT EXISTS "${schema}"; SET search_path TO "${schema}"`);
        this.schemaInUse = schema;
      }
      return { client: new EmbeddedClient(db), release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** The value of TypeORM's `driver` option, shaped like the `pg` package. */
  driver(schema: string) {
    const acquire = () => this.acquire(schema);
    const enter = () => this.users++;
    const leave = () => this.leave();
    class Pool extends EventEmitter {
      readonly totalCount = 1;
      readonly idleCount = 1;
      readonly waitingCount = 0;

      constructor() {
        super();
        enter();
      }

      connect(callback: Connected): void {
        acquire().then(({ client, release }) => {
          callback(null, client, release);
        }, callback);
      }

      end(callback: Done): void {
        leave().then(() => {
          callback();
        }, callback);
      }
    }
    return { Pool, defaults: {}, types: {} };
  }

  private async leave(): Promise<void> {
    if (--this.users > 0 || !this.db) return;
    const db = await this.db;
    await this.tail;
    await db.close();
  }
}
