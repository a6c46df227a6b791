import { findPostgres } from '../../tools/own-postgres.js';
import { requirement } from '../support/requirements.js';
import { run } from '../support/program.js';

// The chaos starts a server of its own, so an address of one that runs is not enough.
const { describe: describeHere } = requirement('postgres');
const CHAOS = 'dist/tools/chaos.js';
const LIMIT_MS = 600_000;

/** The last line of a run, and its exit code. */
async function chaos(...args: readonly string[]) {
  const { code, stdout, stderr } = await run(CHAOS, args);
  const verdict = stdout.trimEnd().split('\n').at(-1) ?? '';
  const counts =
    /^chaos: (\d+) rounds, (\d+) acknowledged, (\d+) lost, (\d+) duplicated, (\d+) contradicted$/.exec(
      verdict,
    );
  if (!counts) throw new Error(`no verdict:\n${stdout}${stderr}`);
  const [rounds = 0, acknowledged = 0, lost = 0, duplicated = 0, contradicted = 0] = counts
    .slice(1)
    .map(Number);
  return { code, stdout, rounds, acknowledged, lost, duplicated, contradicted };
}

it('refuses words it does not know', async () => {
  expect((await run(CHAOS, ['--ruonds', '3'])).code).toBe(64);
  expect((await run(CHAOS, ['--rounds', '0'])).code).toBe(64);
});

describeHere('chaos', () => {
  it('finds the server binaries', () => {
    expect(findPostgres()).toBeDefined();
  });

  it(
    'loses nothing when hub, registry and PostgreSQL are killed while it issues',
    async () => {
      const found = await chaos('--rounds', '3', '--seed', '9');
      expect(found).toMatchObject({ code: 0, rounds: 3, lost: 0, duplicated: 0, contradicted: 0 });
      expect(found.acknowledged).toBeGreaterThanOrEqual(3);
    },
    LIMIT_MS,
  );

  it(
    'counts a credential that was acknowledged and is gone',
    async () => {
      const found = await chaos('--rounds', '1', '--seed', '2', '--plant', 'loss');
      expect(found.code).toBe(1);
      expect(found.lost).toBeGreaterThanOrEqual(1);
      expect(found.stdout).toMatch(/^lost: credential /m);
    },
    LIMIT_MS,
  );

  it(
    'counts a leaf that was changed behind the ledger',
    async () => {
      const found = await chaos('--rounds', '1', '--seed', '3', '--plant', 'rewrite');
      expect(found.code).toBe(1);
      expect(found.contradicted).toBeGreaterThanOrEqual(1);
    },
    LIMIT_MS,
  );
});
