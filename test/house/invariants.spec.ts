import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** The invariants of docs/design/ledger.md 13. */
const INVARIANTS = Array.from({ length: 17 }, (_, i) => `I${String(i + 1)}`);
/** A test or a suite whose name begins with the number of an invariant. */
const NAMED = /\(\s*['"`](I\d+) /g;

const named = new Set(
  ['libs', 'apps', 'test'].flatMap((room) =>
    readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('spec.ts'))
      .flatMap((file) => {
        const text = readFileSync(join(repository, room, file), 'utf8');
        return [...text.matchAll(NAMED)].map(([, invariant]) => invariant);
      }),
  ),
);

it.each(INVARIANTS)('%s of the ledger has a test of its name', (invariant) => {
  expect(named).toContain(invariant);
});
