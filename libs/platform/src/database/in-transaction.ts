import type { DataSource, EntityManager } from 'typeorm';
import { holding } from './embedded-session.js';

/** An open transaction, as it is handed from a service to the stores that write in it. */
export type Transaction = EntityManager;

/**
 * The one way to open a transaction. Inside it everything goes through the manager it hands out:
 * asking the DataSource for another connection throws at once instead of waiting for itself.
 */
export function inTransaction<T>(db: DataSource, work: (m: Transaction) => Promise<T>): Promise<T> {
  const state = { held: false };
  return holding.run(state, () =>
    db.transaction(async (m) => {
      state.held = true;
      try {
        return await work(m);
      } finally {
        state.held = false;
      }
    }),
  );
}
