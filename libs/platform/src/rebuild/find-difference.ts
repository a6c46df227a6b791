import type { TableHash, TableState } from './hash-tables.sql.js';

/** The first row in which two states differ, by the order of the tables and of their keys. */
export interface Difference {
  readonly table: string;
  readonly key: string;
}

/** Undefined when both states are the same. */
export function findDifference(
  a: Pick<TableState, 'tables'>,
  b: Pick<TableState, 'tables'>,
): Difference | undefined {
  const names = [...new Set([...a.tables.keys(), ...b.tables.keys()])].sort();
  for (const table of names) {
    const [here, there] = [a.tables.get(table), b.tables.get(table)];
    if (here?.hash === there?.hash) continue;
    return { table, key: firstKey(here, there) ?? '' };
  }
  return undefined;
}

const NO_ROWS: Pick<TableHash, 'keys' | 'digests'> = { keys: [], digests: [] };

/** Both lists are in the order of the bytes of their keys; keys are different within a list. */
function firstKey(
  a: Pick<TableHash, 'keys' | 'digests'> = NO_ROWS,
  b: Pick<TableHash, 'keys' | 'digests'> = NO_ROWS,
): string | undefined {
  const length = Math.max(a.keys.length, b.keys.length);
  for (let i = 0; i < length; i++) {
    const [here, there] = [a.keys[i], b.keys[i]];
    if (here === undefined || there === undefined) return here ?? there;
    const order = Buffer.compare(Buffer.from(here), Buffer.from(there));
    if (order !== 0) return order < 0 ? here : there;
    const [mine, theirs] = [a.digests[i], b.digests[i]];
    if (mine && theirs && !mine.equals(theirs)) return here;
  }
  return undefined;
}
