import type { DataSource, EntityManager } from 'typeorm';

/** What happens at one call: it is not made, or it is made and its answer is lost. */
export type Failure = 'before' | 'after';

/** Stands for the death of the process: whoever sees it does nothing more. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** Which call to the outside fails, counted from 1, and how. */
export interface FailurePlan {
  readonly nth: number;
  readonly failure: Failure;
  /** What the caller sees. */
  readonly error: (what: string) => Error;
}

/**
 * Counts every call to database and network that code makes through it, and lets one fail. Nothing
 * in the code under test knows of it, so calls added later are covered without a change here.
 */
export class FailingCalls {
  private calls = 0;
  private what: string | undefined;
  private readonly realFetch = globalThis.fetch;

  constructor(private readonly plan: FailurePlan) {}

  /** The call that failed; undefined while none has. */
  get failed(): string | undefined {
    return this.what;
  }

  /** A database whose statements and transactions, with their COMMIT, are counted. */
  wrap(db: DataSource): DataSource {
    return this.proxy(db, {
      query: (sql: string, parameters?: unknown[]) =>
        this.gate(nameOf(sql), () => db.query(sql, parameters)),
      transaction: (work: (m: EntityManager) => Promise<unknown>) =>
        this.gate('transaction', () => db.transaction((m) => work(this.manager(m)))),
    });
  }

  /** `fetch` whose requests are counted. */
  readonly fetch: typeof fetch = (input, init) =>
    this.gate(`fetch ${init?.method ?? 'GET'}`, () => this.realFetch(input, init));

  private manager(m: EntityManager): EntityManager {
    return this.proxy(m, {
      query: (sql: string, parameters?: unknown[]) =>
        this.gate(nameOf(sql), () => m.query(sql, parameters)),
    });
  }

  private proxy<T extends object>(target: T, replaced: Readonly<Record<string, unknown>>): T {
    return new Proxy(target, {
      get: (_target, name) => {
        if (typeof name === 'string' && Object.hasOwn(replaced, name)) return replaced[name];
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  private async gate<T>(what: string, call: () => Promise<T>): Promise<T> {
    const { nth, failure, error } = this.plan;
    const mine = ++this.calls === nth;
    if (mine && failure === 'before') throw this.fail(`before ${what}`, error);
    const result = await call();
    if (mine) throw this.fail(`after ${what}`, error);
    return result;
  }

  private fail(what: string, error: FailurePlan['error']): Error {
    this.what = what;
    return error(what);
  }
}

const nameOf = (sql: string) => sql.replace(/\s+/g, ' ').trim().slice(0, 60);
