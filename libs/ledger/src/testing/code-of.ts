import { LedgerFormatError } from '../ledger-format-error.js';

/** The code a call was refused with; undefined when it was not refused. Other faults pass through. */
export function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof LedgerFormatError) return error.code;
    throw error;
  }
}
