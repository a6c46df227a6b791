import { appraiseCluster } from '#domain/audit/appraise-cluster.js';
import { appraiseLearning } from '#domain/audit/appraise-learning.js';
import type { LearningInput, Respondent } from '#domain/audit/audit-input.js';
import { readGolden } from '../support/golden-file.js';
import { loadReference } from '../support/audit-reference.js';
import { clusterDifferences, firmDifferences } from '../support/compare-audits.js';
import { madeUpCluster, madeUpFirm } from '../support/made-up-audits.js';
import { requirement } from '../support/requirements.js';

const needed = requirement('reference');
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

const named = (name: string, wrong: readonly string[]) => wrong.map((one) => `${name} ${one}`);

needed.describe('the engine against the reference of the audit', () => {
  let given: Awaited<ReturnType<typeof loadReference>>;
  beforeAll(async () => {
    given = await loadReference(needed.value);
  });

  it('has the golden cases of the specification, apart from how they are written', () => {
    expect(readGolden()).toEqual(given.golden);
  });

  it.each([
    [12, 4000],
    [300, 200],
  ])('says the same of %i made-up firms, %i draws each', (count, draws) => {
    const contradictory = new Set<string>();
    const wrong = seeds(count).flatMap((seed) => {
      const { ours, differing } = firm(madeUpFirm(seed), draws);
      ours.contradictions.forEach(({ id }) => contradictory.add(id));
      return named(`firm ${String(seed)}`, differing);
    });
    expect(wrong).toEqual([]);
    expect(contradictory.size).toBeGreaterThan(1);
  });

  it('says the same of firms whose head count nobody knows, once the reference is told so', () => {
    const wrong = seeds(40).flatMap((seed) =>
      named(`firm ${String(seed)}`, firm({ ...madeUpFirm(seed), heads: 0 }, 200).differing),
    );
    expect(wrong).toEqual([]);
  });

  it('says the same of 200 made-up clusters', () => {
    const outcomes = new Set<string>();
    const wrong = seeds(200).flatMap((seed) => {
      const input = madeUpCluster(seed);
      const ours = appraiseCluster(input);
      outcomes.add(ours.collective.outcome);
      return named(
        `cluster ${String(seed)}`,
        clusterDifferences(given.reference, ours, clusterOf(input)),
      );
    });
    expect(wrong).toEqual([]);
    expect(outcomes.size).toBeGreaterThan(3);
  });

  function firm(input: LearningInput, draws: number) {
    const { reference } = given;
    const careful = { ...input, respondents: input.respondents.filter(isNoFlatLine) };
    const ours = appraiseLearning(input, { draws });
    const flat = input.respondents.filter((one) => !isNoFlatLine(one)).map(({ id }) => id);
    const kept = ours.quality.filter(({ used, respondent }) => used && flat.includes(respondent));
    expect(kept).toEqual([]);
    return {
      ours,
      differing: firmDifferences(reference, careful, ours, firmOf(careful, draws)),
    };
  }

  /**
   * DEPARTURE: one and the same code to twenty items or more is a straight line from one turned item
   * on; the reference asks for four, which the short form has only if all are answered.
   */
  function isNoFlatLine({ answers }: Respondent): boolean {
    const items = [...given.instrument.smeItems, ...given.instrument.clusterItems];
    const coded = items.filter(({ id }) => typeof answers[id] === 'number');
    return (
      coded.length < 20 ||
      coded.every(({ direction }) => direction > 0) ||
      new Set(coded.map(({ id }) => answers[id])).size > 1
    );
  }

  /** DEPARTURES in what is handed over: head count 0 is unknown; a share of nothing is no record. */
  function firmOf(input: LearningInput, draws: number) {
    const { heads, ageYears, exposureMonths, respondents, indicators } = input;
    const firm = {
      heads: heads === 0 ? undefined : heads,
      ageYears,
      exposureMonths,
      respondents,
      evidence: indicators
        .filter(({ of }) => of !== 0)
        .map(({ id, count, of }) => ({ id, x: count, n: of })),
    };
    return given.reference.auditSme(given.instrument, firm, { balance: { B: draws } });
  }

  /** DEPARTURES: informants pass the quality rule; a network without exchanges is no record. */
  function clusterOf({ informants, figures, jointPlans }: ReturnType<typeof madeUpCluster>) {
    const { reference } = given;
    const items = given.instrument.clusterItems;
    const asked = (answers: Readonly<Record<string, unknown>>) =>
      items.filter(({ id }) => answers[id] !== undefined);
    const central = figures?.exchanges.length
      ? reference.freemanCentralization(figures.members, figures.exchanges)
      : null;
    const share = (count: number, of: number) => (of > 0 ? reference.evShare(count, of) : null);
    const evidence = figures && {
      CEN: central === null ? null : { mean: central, var: 0.01 },
      DSP: share(figures.outsideMainRegion, figures.members),
      FAM: share(figures.familyOwned, figures.members),
      CIT: share(figures.exchangesOnPlatform, figures.exchanges.length),
    };
    return reference.auditCluster(given.instrument, {
      informants: informants.filter(
        (one) =>
          isNoFlatLine(one) && reference.responseQuality(one.answers, asked(one.answers)).use,
      ),
      evidence,
      collectivePlanRecords: jointPlans,
    });
  }
});
