import type { ProblemCode } from '#domain/core/problem-codes.js';

/** What a caller can do about a database that failed: wait for its return, or for room on its disk. */
export type DatabaseFault = Extract<ProblemCode, `database.${string}`>;

/**
 * SQLSTATEs that say nothing against the request: 08 connection exception, 53 insufficient
 * resources, 57P shutdown and start, 58 system error, 25006 a standby before its promotion, 40001
 * and 40P01 a transaction that had to give way (PostgreSQL, appendix A).
 */
const AWAY = /^(08...|53...|57P0.|58...|25006|40001|40P01)$/;
const DISK_FULL = '53100';
/** The socket under a connection, as node names it. */
const SOCKET = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
/** node-postgres gives these without a code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;
/** TypeORM's answers to the next statement of a transaction whose connection broke between two. */
const RELEASED = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/**
 * `database.full` and `database.unavailable` for an error that came from a database which could not
 * work, undefined for every other. The transaction was undone, or its COMMIT was not answered: the
 * request may be sent again, with its Idempotency-Key.
 */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (code === DISK_FULL) return 'database.full';
  const away =
    (typeof code === 'string' && (AWAY.test(code) || SOCKET.test(code))) ||
    LOST.test(error.message) ||
    RELEASED.test(error.name);
  return away ? 'database.unavailable' : undefined;
}
