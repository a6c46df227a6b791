import type { DataSource, EntityManager } from 'typeorm';
import { holding } from './embedded-session.js';

/** An open transaction, as it is handed from a service to the stores that write in it. */
export type Transaction = EntityManager;

/**
 * The one way to open a transaction. Inside it everything goes through the manager it hands out:
 * asking the DataSource for another connection throws at once instead of waiting for itself.
 */
export function inTransaction<T>(db: DataSource, work: (m: Transaction) => Promise<T>): Promise<T> {
  const state = { held: false, committed: new Set<() => void>() };
  return holding.run(state, async () => {
    const result = await db.transaction(async (m) => {
      state.held = true;
      try {
        return await work(m);
      } finally {
        state.held = false;
      }
    });
    for (const call of state.committed) call();
    return result;
  });
}

/**
 * Calls when the transaction that the caller is in has committed, once for each different `call`;
 * never when it is undone. Only for hints that may be lost: a crash after the commit loses the call.
 */
export function afterCommit(call: () => void): void {
  holding.getStore()?.committed.add(call);
}
