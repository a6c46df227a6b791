import type { Example } from '../tools/demo/read-example.js';
import { appendFigures } from './append-figures.js';
import { openBenchDatabase } from './bench-database.js';
import { flushesPerSecond, provableFigures } from './provable-figures.js';

/** What the ledger costs on a durable PostgreSQL, with the flushes a second of the same minute. */
export async function* ledgerStoreFigures(
  example: Example,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<object> {
  const parts = [
    (url: string) => appendFigures(url),
    (url: string) => provableFigures(url, example),
  ];
  // Each in a database of its own: a schema holds one own ledger.
  for (const figures of parts) {
    const database = await openBenchDatabase(env);
    if (!database) {
      console.error('skipped: durable appends and issue to provable (need PostgreSQL)');
      return;
    }
    try {
      for await (const figure of figures(database.url))
        yield { ...figure, fdatasyncPerSecond: flushesPerSecond() };
    } finally {
      await database.close();
    }
  }
}
