import { AsyncLocalStorage } from 'node:async_hooks';
import type { Trace } from './trace-context.js';

/** On whose behalf code runs: what log lines and queued leaves take from it. Nothing about a person. */
export interface WorkContext {
  /** `hub` or `registry`. */
  readonly service?: string;
  /** Of the own ledger. */
  readonly origin?: string;
  readonly requestId?: string;
  readonly trace?: Trace;
}

const contexts = new AsyncLocalStorage<WorkContext>();

/** What the code that runs now works for; empty outside of everything. */
export function workContext(): WorkContext {
  return contexts.getStore() ?? {};
}

/** Runs work, and all that it starts, with these members over the present ones. */
export function inContext<T>(context: WorkContext, work: () => T): T {
  return contexts.run({ ...workContext(), ...context }, work);
}

/** Runs work as part of this trace; without one as part of none. */
export function inTrace<T>(trace: Trace | undefined, work: () => T): T {
  const { service, origin } = workContext();
  return contexts.run(
    { ...(service && { service }), ...(origin && { origin }), ...(trace && { trace }) },
    work,
  );
}

/**
 * Whatever rings a loop is not what the loop works for: gives a runner that works in the context of
 * this moment, whoever calls it.
 */
export function keepContext(): <T>(work: () => T) => T {
  return AsyncLocalStorage.snapshot();
}
