import type { Example } from '../tools/demo/read-example.js';
import { appendFigures } from './append-figures.js';
import { openBenchDatabase } from './bench-database.js';
import { flushesPerSecond, provableFigures } from './provable-figures.js';

/** What the ledger costs on a durable PostgreSQL, with the flushes a second of the same minute. */
export async function* ledgerStoreFigures(
  example: Example,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<object> {
  const database = await openBenchDatabase(env);
  if (!database) {
    console.error('skipped: durable appends and issue to provable (need PostgreSQL)');
    return;
  }
  try {
    for await (const figure of appendFigures(database.url))
      yield { ...figure, fdatasyncPerSecond: flushesPerSecond() };
    for await (const figure of provableFigures(database.url, example))
      yield { ...figure, fdatasyncPerSecond: flushesPerSecond() };
  } finally {
    await database.close();
  }
}
