import type { EntityManager } from 'typeorm';
import { holding } from './embedded-session.js';

/** The transaction around a savepoint cannot go on: the connection, or the server, is gone. */
export class TransactionLost extends Error {
  constructor(cause: unknown) {
    super(`the transaction is lost: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'TransactionLost';
  }
}

/**
 * Work that is undone alone when it throws, while the transaction around it goes on; its row locks
 * go with it. Rethrows what the work threw, or TransactionLost when nothing can go on after it.
 */
export async function withSavepoint<T>(m: EntityManager, work: () => Promise<T>): Promise<T> {
  const calls = holding.getStore()?.committed;
  const before = new Set(calls);
  await m.query('SAVEPOINT work');
  try {
    const result = await work();
    await m.query('RELEASE SAVEPOINT work');
    return result;
  } catch (error) {
    if (error instanceof TransactionLost) throw error;
    // An inner savepoint of the same name hides the outer one until it is released.
    await m.query('ROLLBACK TO SAVEPOINT work; RELEASE SAVEPOINT work').catch(() => {
      throw new TransactionLost(error);
    });
    // What was to be told after the commit did not happen.
    for (const call of calls ?? []) if (!before.has(call)) calls?.delete(call);
    throw error;
  }
}
