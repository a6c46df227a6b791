import { scoringParameters } from '#domain/audit/scoring/scoring-parameters.js';
import { firmModel } from '#domain/audit/typing/firm-model.js';
import type { TypeModel } from '#domain/audit/typing/type-model.js';
import { allCells, measureIn } from '../../tools/audit/calibrate/all-cells.js';
import { coverageIn, falseImbalance } from '../../tools/audit/calibrate/balance-cells.js';
import type { Topic, WorldValues } from '../../tools/audit/calibrate/cell.js';
import { calibrationError } from '../../tools/audit/calibrate/calibration-error.js';
import { figuresOf } from '../../tools/audit/calibrate/figures.js';
import { goalOf, reaches } from '../../tools/audit/calibrate/goals.js';
import { readOptions } from '../../tools/audit/calibrate/read-options.js';
import { judgeTyping, typedFirms } from '../../tools/audit/calibrate/type-cells.js';
import { worldOf } from '../../tools/audit/calibrate/world.js';
import { run } from '../support/program.js';

/** Frozen, and chosen before anything was measured with it: the day the engine was begun. */
const SEED = 20_261_128;
const cellsOf = (firms: number) => allCells({ firms, draws: 200 });

const worlds = (count: number) => Array.from({ length: count }, (_, world) => world);

/** The figures with a goal of one cell. */
function judged(topic: Topic, id: string, count: number, firms: number) {
  const cell = cellsOf(firms).find((one) => one.id === id && one.topic === topic);
  if (cell === undefined) throw new Error(`no cell ${id} of ${topic}`);
  const values = worlds(count).map((world) => measureIn(cell, SEED, world));
  return figuresOf(cell, values).filter(({ goal }) => goal !== null);
}

const TYPE = ['type-top-1', 'type-correct-when-named', 'type-ece', 'no-type-named'];
const COVERAGE = ['coverage-level', 'coverage-ilr'];
const GAPS = ['major-gap-precision', 'major-gap-recall', 'pgap-ece'];

describe('the audit engine on made-up firms (audit paper, 9.4)', () => {
  it.each([
    ['type', 'base n=4', 3, 300, TYPE],
    ['type', 'hard n=2', 4, 300, TYPE],
    ['coverage', 'base n=2', 1, 300, COVERAGE],
    ['coverage', 'hard n=2', 1, 300, COVERAGE],
    ['coverage', 'base n=1 self-report', 1, 300, COVERAGE],
    ['even', 'base n=1', 1, 300, ['false-imbalance']],
    ['even', 'base n=3', 1, 300, ['false-imbalance']],
    ['change', 'base n=3', 1, 120, ['false-change']],
    ['skills', 'base', 2, 300, GAPS],
    ['skills', 'hard', 2, 300, GAPS],
    ['cluster', 'base informants=4', 3, 300, TYPE.map((figure) => `cluster-${figure}`)],
  ] as const)('%s, %s, %i worlds of %i', (topic, id, count, firms, expected) => {
    const figures = judged(topic, id, count, firms);
    expect(figures.map(({ figure }) => figure).sort()).toEqual([...expected].sort());
    expect(figures.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('what would be wrong is seen', () => {
  let ours: (figure: string) => number;
  beforeAll(() => {
    ours = typing(firmModel, 3);
  });

  const typing = (model: TypeModel, count: number) => {
    const values = worlds(count).map((world) =>
      judgeTyping(typedFirms(worldOf(`${SEED}/${world}`, 'hard'), 300, 2, { options: { model } })),
    );
    return (figure: string) => meanOf(values, figure);
  };

  it('shares of scores call four in ten even firms uneven', () => {
    const values = worlds(2).map((world) =>
      falseImbalance(worldOf(`${SEED}/${world}`, 'base'), 1, { firms: 100, draws: 200 }),
    );
    expect(meanOf(values, 'false-imbalance-naive-shares')).toBeGreaterThan(0.4);
    expect(meanOf(values, 'false-imbalance')).toBeLessThan(0.09);
  });

  it('features that count as if they were independent, and more, make it too sure', () => {
    const goal = goalOf('type-ece', 'hard n=2') ?? {};
    expect(reaches(typing({ ...firmModel, temper: 2 }, 2)('type-ece'), goal)).toBe(false);
    expect(reaches(ours('type-ece'), goal)).toBe(true);
  });

  it('without the test of distance more firms of no type are named', () => {
    const lenient = typing({ ...firmModel, maxNone: 1, maxDistance: Infinity }, 3);
    expect(lenient('no-type-named')).toBeGreaterThan(ours('no-type-named') + 0.08);
    expect(lenient('type-top-1')).toBe(ours('type-top-1'));
    expect(lenient('type-correct-when-named')).toBeLessThan(ours('type-correct-when-named'));
  });

  it('intervals that leave out what all answers share do not cover', () => {
    const parameters = { ...scoringParameters, tauSelf: 0, tauEvidence: 0 };
    const world = worldOf(`${SEED}/0`, 'base');
    const values = coverageIn(world, 2, { firms: 100, draws: 200, options: { parameters } });
    expect(values['coverage-level']).toBeLessThan(0.86);
  });
});

describe('the simulation', () => {
  it('measures calibration in bins of equal mass', () => {
    const said = (probability: number, happened: boolean) => ({ probability, happened });
    const sure = [said(0.9, true), said(0.9, true)];
    const unsure = [said(0.2, false), said(0.2, true)];
    // |.9 - 1| and |.2 - .5|, each half of all.
    expect(calibrationError([...sure, ...unsure], 2)).toBeCloseTo(0.2, 12);
    expect(calibrationError([])).toBeNaN();
  });

  it('is decided by its seed', () => {
    const once = seen(7);
    expect(seen(7)).toEqual(once);
    expect(seen(8)).not.toEqual(once);
  });

  it('never passes a figure that could not be measured', () => {
    const [figure] = figuresOf({ id: 'base' }, [{ 'major-gap-precision': Number.NaN }]);
    expect(figure).toMatchObject({ value: null, goal: '>= 0.92', ok: false });
  });
});

const seen = (seed: number) => judgeTyping(typedFirms(worldOf(`${seed}/0`, 'base'), 40, 1));

function meanOf(values: readonly WorldValues[], figure: string): number {
  return values.reduce((sum, one) => sum + (one[figure] ?? Number.NaN), 0) / values.length;
}

describe('npm run audit:calibrate', () => {
  it('refuses what it does not understand', () => {
    expect(() => readOptions(['--sede', '3'])).toThrow('--sede');
    expect(() => readOptions(['--seed', '-1'])).toThrow('--seed');
    expect(() => readOptions(['--seed=1e3'])).toThrow('--seed: expected a whole number');
    expect(readOptions(['--seed', '3', '--json'])).toMatchObject({
      seed: 3,
      worlds: 4,
      json: true,
    });
  });

  it('prints one line of JSON for each figure, and fails when a goal is missed', async () => {
    const args = ['--seed', '1', '--worlds', '1', '--firms', '20', '--json'];
    const { code, stdout } = await run('dist/tools/audit/calibrate.js', args);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const ids = new Set(lines.map(({ figure, cell }) => `${String(figure)} ${String(cell)}`));
    expect(ids.size).toBe(lines.length);
    for (const line of lines)
      expect(Object.keys(line)).toEqual(['figure', 'cell', 'value', 'goal', 'ok']);
    expect(code).toBe(lines.every(({ ok }) => ok) ? 0 : 1);
    expect(ids.size).toBeGreaterThan(100);
  });
});
