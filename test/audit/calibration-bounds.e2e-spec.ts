import { instrument } from '#domain/audit/instrument/instrument.js';
import { measureGap } from '#domain/audit/skills/measure-gap.js';
import { boundCells, measureIn } from '../../tools/audit/calibrate/all-cells.js';
import { calibrationFloor } from '../../tools/audit/calibrate/bounds/calibration-floor.js';
import {
  withoutMeanError,
  widthToHold,
} from '../../tools/audit/calibrate/bounds/coverage-bound.js';
import { learnClasses } from '../../tools/audit/calibrate/bounds/discriminant.js';
import { likeliestType } from '../../tools/audit/calibrate/bounds/known-firm.js';
import { precisionAt, reachOf, recallAt } from '../../tools/audit/calibrate/bounds/reach.js';
import { calibrationError, type Stated } from '../../tools/audit/calibrate/calibration-error.js';
import { sampleFirm } from '../../tools/audit/calibrate/firm-answers.js';
import { aimOf } from '../../tools/audit/calibrate/goals.js';
import { randomOf } from '../../tools/audit/calibrate/random.js';
import { sampleSkills } from '../../tools/audit/calibrate/skills-answers.js';
import { worldOf } from '../../tools/audit/calibrate/world.js';
import { run } from '../support/program.js';

describe('what calling gaps can reach', () => {
  // One call is right with .9; two with .7 and find 1.4 of 1.5; three find all and are right with .5.
  const reach = reachOf([0.1, 0.9, 0.5]);

  it('calls the likeliest first', () => {
    expect(reach.map(({ precision }) => precision)).toEqual([0.9, 0.7, 0.5]);
    expect(reach.map(({ recall }) => Math.round(recall * 1000))).toEqual([600, 933, 1000]);
  });

  it('finds the most at a precision, and is rightest at a recall', () => {
    expect(recallAt(reach, 0.65)).toBeCloseTo(1.4 / 1.5, 12);
    expect(recallAt(reach, 0.71)).toBeCloseTo(0.6, 12);
    expect(recallAt(reach, 0.95)).toBeNaN();
    expect(precisionAt(reach, 0.9)).toBeCloseTo(0.7, 12);
    expect(precisionAt(reach, 1)).toBeCloseTo(0.5, 12);
    expect(precisionAt(reachOf([]), 0.5)).toBeNaN();
  });

  it.each(['base', 'hard'] as const)('knows the true chance of a gap: %s', (difficulty) => {
    const world = worldOf('bounds/0', difficulty);
    const firms = Array.from({ length: 4000 }, (_, index) => sampleSkills(world, index));
    const errorOf = (known: (chances: readonly number[]) => readonly number[]) => {
      const stated = firms.flatMap(({ input, able, chances }) =>
        input.demands.map(({ competence, people }): Stated => ({
          probability: measureGap(known(chances.get(competence) ?? []), people).pGap,
          happened: (able.get(competence) ?? 0) < people,
        })),
      );
      return (
        calibrationError(stated) / calibrationFloor(stated.map(({ probability }) => probability))
      );
    };
    expect(errorOf((chances) => chances)).toBeLessThan(1.5);
    // Whoever overlooks that somebody may be able without any record is further off than by chance.
    expect(errorOf((chances) => chances.slice(0, -1))).toBeGreaterThan(1.5);
  });

  it('aims for more than anybody could reach who knew the world', () => {
    const cell = boundCells({ firms: 300, draws: 2 }).find(({ id }) => id === 'hard');
    if (cell === undefined) throw new Error('no cell for gaps');
    const figures = measureIn(cell, 20_261_129, 0);
    const known = figures['major-gap-recall knowing-the-world'] ?? Number.NaN;
    expect(known).toBeLessThan(aimOf('major-gap-recall', 'hard')?.least ?? 0);
    expect(known).toBeGreaterThan(0.7);
    // What is left to gain at the same recall.
    const atOurs = figures['major-gap-precision knowing-the-world-at-our-recall'] ?? Number.NaN;
    expect(atOurs - (figures['major-gap-precision'] ?? 0)).toBeLessThan(0.04);
    expect(atOurs - (figures['major-gap-precision'] ?? 0)).toBeGreaterThan(-0.02);
  });
});

describe('the calibration error of true probabilities', () => {
  it('is exact', () => {
    // One bin, two even chances: nought or two of two with a half, off by one.
    expect(calibrationFloor([0.5, 0.5], 1)).toBeCloseTo(0.25, 12);
    expect(calibrationFloor([0, 1, 1], 3)).toBeCloseTo(0, 12);
    expect(calibrationFloor([])).toBeNaN();
  });

  it('is what is measured on average when all comes true as often as stated', () => {
    const random = randomOf('floor');
    const probabilities = Array.from({ length: 270 }, () => 0.4 + 0.6 * random.uniform());
    const runs = Array.from({ length: 200 }, () =>
      calibrationError(
        probabilities.map((probability) => ({
          probability,
          happened: random.uniform() < probability,
        })),
      ),
    );
    const mean = runs.reduce((sum, error) => sum + error, 0) / runs.length;
    expect(Math.abs(mean - calibrationFloor(probabilities))).toBeLessThan(0.003);
    // Twenty-seven cases a bin: an error of .05 is what perfect statements have.
    expect(mean).toBeGreaterThan(0.04);
  });
});

describe('whoever knows more tells more types', () => {
  const amount = { firms: 80, draws: 2 };

  it('in order of what they know', () => {
    const cell = boundCells(amount).find(({ id }) => id === 'hard n=2');
    if (cell === undefined) throw new Error('no cell for types');
    const figures = measureIn(cell, 20_261_129, 0);
    const of = (who: string) => figures[`type-top-1${who}`] ?? Number.NaN;
    expect(of(' told-there-is-a-type')).toBeGreaterThanOrEqual(of(''));
    expect(of(' learned-in-this-world')).toBeGreaterThan(of('') + 0.03);
    expect(of(' seeing-the-firm-itself')).toBeGreaterThanOrEqual(of(' learned-in-this-world'));
    expect(of(' seeing-the-firm-itself')).toBeGreaterThan(0.97);
    // Most of the calibration error of so few firms is chance: of more of them less is measured.
    expect(figures['type-ece of-five-times-as-many-firms']).toBeLessThan(
      figures['type-ece'] ?? Number.NaN,
    );
  });

  it('from the firm itself, with its size and age', () => {
    const world = worldOf('bounds/0', 'base');
    const firms = Array.from({ length: 200 }, (_, index) =>
      sampleFirm(world, instrument.firmItems, index),
    )
      .map(({ truth }) => truth)
      .filter(({ kind }) => kind === 'pure');
    expect(firms.filter((firm) => likeliestType(world, firm) === firm.type).length).toBeGreaterThan(
      0.98 * firms.length,
    );
    // Nothing but size is left to tell by: two hundred people are no start-up.
    const middle = world.firmMeans['CRISIS_DRIVEN'] ?? [];
    const both = middle.map((mean, at) => (mean + (world.firmMeans['ENDOGENOUS']?.[at] ?? 0)) / 2);
    const firm = { kind: 'hybrid', type: 'ENDOGENOUS', exposureMonths: 12, values: both } as const;
    expect(likeliestType(world, { ...firm, heads: 200, ageYears: 20 })).toBe('ENDOGENOUS');
    expect(likeliestType(world, { ...firm, heads: 2, ageYears: 1 })).toBe('CRISIS_DRIVEN');
  });

  it('from examples, and what is missing speaks for none', () => {
    const random = randomOf('classes');
    // The second number is the first with the same noise: only their difference tells the classes apart.
    const example = (of: 'few' | 'many') => {
      const noise = random.normal(0, 3);
      return { of, features: [noise + (of === 'many' ? 1 : 0), noise + random.normal(0, 0.1)] };
    };
    const few = Array.from({ length: 40 }, () => example('few'));
    const many = Array.from({ length: 160 }, () => example('many'));
    const classOf = learnClasses([...few, ...many]);
    expect(classOf([5, 5])).toBe('few');
    expect(classOf([5, 4])).toBe('many');
    expect(classOf([Number.NaN, Number.NaN])).toBe('many');
  });
});

describe('what is off on average', () => {
  const misses = [1.5, 1, 0.5, -1].map((error) => ({ error, halfWidth: 1 }));

  it('is taken away', () => {
    expect(withoutMeanError(misses).map(({ error }) => error)).toEqual([1, 0.5, 0, -1.5]);
  });

  it('would need wider intervals', () => {
    expect(widthToHold(misses, 0.75)).toBe(1);
    expect(widthToHold(misses, 0.76)).toBe(1.5);
    expect(widthToHold([], 0.9)).toBeNaN();
  });
});

it('npm run audit:calibrate -- --bound fails nothing and says what was wanted', async () => {
  const args = ['--bound', '--seed', '1', '--worlds', '1', '--firms', '20', '--json'];
  const { code, stdout } = await run('dist/tools/audit/calibrate.js', args);
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const line of lines)
    expect(Object.keys(line)).toEqual(['figure', 'cell', 'value', 'wanted', 'ok']);
  const gaps = lines.filter(({ figure }) => String(figure).startsWith('major-gap'));
  expect(gaps.map(({ cell, wanted }) => `${String(cell)} ${String(wanted)}`)).toContain(
    'hard >= 0.85',
  );
  expect(lines.some(({ figure }) => figure === 'type-top-1 seeing-the-firm-itself')).toBe(true);
  expect(lines.every(({ value }) => typeof value === 'number')).toBe(true);
});
