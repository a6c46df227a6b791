import type { Demand, HeldEvidence } from '#domain/audit/audit-input.js';
import { appraiseLearning } from '#domain/audit/appraise-learning.js';
import { compareScores } from '#domain/audit/change/compare-scores.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import { chooseCourses } from '#domain/audit/pooling/choose-courses.js';
import { matchByDistance } from '#domain/audit/pooling/match-by-distance.js';
import { matchGreedily } from '#domain/audit/pooling/match-greedily.js';
import { judgePublication } from '#domain/audit/publication/judge-publication.js';
import { recommend } from '#domain/audit/rules/recommend.js';
import { firmFacts, gapFacts } from '#domain/audit/rules/firm-facts.js';
import { scoreConstruct } from '#domain/audit/scoring/score-construct.js';
import { analyseSkills } from '#domain/audit/skills/analyse-skills.js';
import { differences } from '#domain/audit/testing/golden-cases.js';
import { loadReference } from '../support/audit-reference.js';
import { madeUpDistance, madeUpPool, valueOfMatches } from '../support/audit-pool.js';
import { madeUpSkills } from '../support/audit-skills.js';
import { madeUpFirm, picker } from '../support/made-up-audits.js';
import { requirement } from '../support/requirements.js';

const needed = requirement('reference');
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);
const EXACT = 1e-9;

/** Heads from which the demand for marketing is the firm's own business. */
const LARGE = 60;

needed.describe('skills, pooling, change and rules against the reference of the audit', () => {
  let given: Awaited<ReturnType<typeof loadReference>>;
  beforeAll(async () => {
    given = await loadReference(needed.value);
  });

  /** Ours asks to assess first, and says nothing of posts, where nothing is on record of anybody. */
  it('finds the same gaps and posts of 300 made-up firms', () => {
    const verdicts = new Set<string>();
    let unknown = 0;
    const wrong = seeds(300).flatMap((seed) => {
      const input = madeUpSkills(seed, 1 + (seed % 12));
      const ours = analyseSkills(input, { heads: LARGE });
      const q = (holds: readonly HeldEvidence[], demand: Demand, verified: boolean) =>
        given.reference.competent(
          holds.filter(({ competence }) => competence === demand.competence).map(theirEvidence),
          demand.level,
          demand.decay,
          0,
          verified,
        );
      const gaps = input.demands.map((demand) =>
        gapOf(demand, (verified) => input.holders.map(({ holds }) => q(holds, demand, verified))),
      );
      const roles = Object.fromEntries(input.roles.map(({ role, core }) => [role, core]));
      const { meanRolesPerPerson, cover, ...multiJob } = given.reference.multiJob(
        roles,
        input.holders,
        ({ holds }: { holds: readonly HeldEvidence[] }, competence) =>
          q(holds, input.demands.find((one) => one.competence === competence) as Demand, true),
      );
      void cover;
      ours.gaps.forEach(({ verdict }) => verdicts.add(verdict));
      if (ours.notes.includes('nothing-on-record')) {
        unknown += 1;
        const theirs = gaps.map((gap) => ({
          ...gap,
          verdict: gap.shortfall > 0 ? 'evidence-gap' : gap.verdict,
        }));
        return differences(theirs, ours.gaps, EXACT, `firm ${String(seed)} gaps`);
      }
      return [
        ...differences(gaps, ours.gaps, EXACT, `firm ${String(seed)} gaps`),
        ...differences(
          { ...multiJob, rolesPerPerson: meanRolesPerPerson },
          ours.multiJob,
          EXACT,
          `firm ${String(seed)} posts`,
        ),
      ];
    });
    expect(wrong).toEqual([]);
    expect(verdicts.size).toBe(7);
    expect(unknown).toBe(5);
  });

  /**
   * DEPARTURE: where nobody is needed everybody may leave; the reference counts one more than there
   * are. People who are not able at all are none who may leave (they change no probability).
   */
  function gapOf(demand: Demand, of: (verified: boolean) => number[]) {
    const { reference } = given;
    const [verified, withClaims] = [of(true), of(false)];
    const figures = reference.gap(verified, demand.people);
    const claimed = reference.gap(withClaims, demand.people);
    const cover = Math.ceil(demand.people / 2);
    const { dist, ...rest } = figures;
    void dist;
    return {
      ...rest,
      competence: demand.competence,
      verified,
      withClaims,
      pGapWithClaims: claimed['pGap'],
      shortfallWithClaims: claimed.shortfall,
      verdict: reference.gapVerdict(figures, claimed, demand.criticality),
      ...(cover > 0 && { busFactor: reference.busFactor(verified, cover) }),
      keyPersonRisk: reference.keyPersonRisk(verified, cover),
    };
  }

  /** DEPARTURE: practice up to today stops the clock; to the reference a 0 is no practice at all. */
  const theirEvidence = ({ issuedAt, expiresAt, practisedUntil, ...held }: HeldEvidence) => ({
    ...held,
    date: issuedAt,
    expires: expiresAt,
    practisedUntil: practisedUntil === 0 ? -1e-12 : practisedUntil,
  });

  it('says practice up to today as the reference would, were it told so', () => {
    const demand = { ...madeUpSkills(1).demands[0]!, people: 1, level: 3 } as Demand;
    const held: HeldEvidence = {
      ...{ competence: demand.competence, level: 3, grade: 'A', issuedAt: -6, assessor: 'x' },
      practisedUntil: 0,
    };
    const input = { demands: [demand], roles: [], holders: [{ id: 'p1', holds: [held] }] };
    const [gap] = analyseSkills(input, { heads: LARGE }).gaps;
    const { reference } = given;
    const theirs = (one: object) => reference.competent([one], 3, demand.decay, 0, true);
    expect(gap?.verified[0]).toBeCloseTo(theirs(theirEvidence(held)), 9);
    expect(gap?.verified[0]).toBeGreaterThan(theirs({ ...theirEvidence(held), practisedUntil: 0 }));
  });

  it('pools the same help, and with distances never less than the reference', () => {
    const wrong = seeds(150).flatMap((seed) => {
      const made = madeUpPool(seed);
      // DEPARTURE: levels, of which the reference knows nothing
      const [needs, offers] = [made.needs, made.offers].map((lines) =>
        lines.map((line) => ({ ...line, level: 3 })),
      ) as [typeof made.needs, typeof made.offers];
      const distance = madeUpDistance(seed);
      const theirs = (cost?: typeof distance) =>
        given.reference.poolMatch(
          needs.map(({ firm, competence, units, criticality }) => ({
            ...{ sme: firm, comp: competence, units, crit: criticality },
          })),
          offers.map(({ firm, competence, units }) => ({ sme: firm, comp: competence, units })),
          cost,
        );
      const plain = theirs().map((one) => one as unknown as { comp: string });
      // DEPARTURE: a flow of least cost where distance counts, in millionths of a person
      const [greedy, near, flow] = [
        valueOfMatches(matchGreedily(needs, offers, distance)),
        theirs((from, to) => distance(to, from)).reduce((sum, { value }) => sum + value, 0),
        valueOfMatches(matchByDistance(needs, offers, distance)),
      ];
      return [
        ...differences(
          plain.map(({ comp, ...one }) => ({ ...one, competence: comp })),
          matchGreedily(needs, offers),
          EXACT,
          `pool ${String(seed)}`,
        ),
        ...differences(near, greedy, 1e-6, `pool ${String(seed)} near`),
        ...(flow >= near - 1e-4 ? [] : [`pool ${String(seed)}: a flow of ${String(flow)}`]),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('chooses courses of the same worth at the same cost', () => {
    const wrong = seeds(120).flatMap((seed) => {
      const { random, pick } = picker(seed);
      const competences = ['weld', 'plan', 'sell'];
      const courses = Array.from({ length: Math.floor(random() * 8) }, (_, i) => ({
        ...{ id: `k${String(i)}`, competence: pick(competences), cost: pick([0, 300, 800, 1500]) },
        ...{ seats: Math.floor(random() * 8), success: pick([0, 0.5, 0.75, 1]) },
      }));
      const needs = Array.from({ length: Math.floor(random() * 9) }, (_, i) => ({
        ...{ firm: `f${String(i)}`, competence: pick(competences), level: 3 },
        ...{ units: 4 * random(), criticality: pick([1, 2, 3, 4, 5]) },
      }));
      const budget = pick([0, 500, 1500, 4000]);
      const { ids, ...ours } = chooseCourses(courses, needs, budget);
      void ids;
      const { value, cost } = given.reference.chooseCourses(
        courses.map(({ competence, ...course }) => ({ ...course, comp: competence })),
        needs.map(({ competence, units, criticality }) => ({
          ...{ comp: competence, units, crit: criticality },
        })),
        budget,
      );
      return differences({ value, cost }, ours, EXACT, `courses ${String(seed)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('sees the same change, but where the error in common is capped', () => {
    let capped = 0;
    const wrong = seeds(250).flatMap((seed) => {
      const items = instrument.firmItems.filter(({ construct }) => construct === 'KAI');
      const directions = items.map(({ direction }) => direction);
      const [a, b] = [madeUpFirm(seed), madeUpFirm(seed + 1000)];
      const overlap = (seed % 5) / 4;
      const score = (input: typeof a) => scoreConstruct(input.respondents, items, input.heads);
      const [before, after] = [score(a), score(b)];
      const ours = compareScores(before, after, overlap);
      if (!ours) return [];
      const kItems = Math.max(before.items, after.items);
      const [x, y] = [a, b].map((input) =>
        given.reference.scoreConstruct(
          input.respondents.map(({ answers }) =>
            items.map(({ id }) =>
              answers[id] === undefined
                ? undefined
                : typeof answers[id] === 'number'
                  ? answers[id]
                  : null,
            ),
          ) as never,
          directions,
          input.heads,
        ),
      );
      if (!x || !y) throw new Error('two scores');
      const people = Math.max(before.respondents, after.respondents);
      const factor = Math.min(before.populationFactor, after.populationFactor);
      const common = 0.012 / kItems + (overlap * 0.7 * 0.012 * factor) / people;
      // DEPARTURE: at most three quarters of the smaller error are common to both audits
      if (common > 0.75 * Math.min(before.error, after.error)) {
        capped += 1;
        return [];
      }
      const { diff, sd, mdc90, ...said } = given.reference.change(x, y, { kItems, overlap });
      return differences(
        { ...said, difference: diff, deviation: sd, detectable: mdc90 },
        ours,
        EXACT,
        `change ${String(seed)}`,
      );
    });
    expect(wrong).toEqual([]);
    expect(capped).toBeLessThan(125);
  });

  it('recommends the same from the same facts', () => {
    const fired = new Set<string>();
    const wrong = seeds(200).flatMap((seed) => {
      const learning = appraiseLearning(madeUpFirm(seed), { draws: 200 });
      const skills = analyseSkills(madeUpSkills(seed), { heads: LARGE });
      const pool = { fillableByPartner: seed % 2, jointTraining: seed % 3 };
      const ours = recommend(firmFacts(learning, skills, pool), 'firm').map(({ rule }) => rule);
      // DEPARTURE: what nobody answered is no fact; the reference goes by the neutral mean then
      const silent = Object.values(learning.scores).some(({ status }) => status === 'no-data');
      if (silent) return [];
      const facts = given.reference.smeFacts(learning, gapFacts(skills, pool));
      const theirs = given.reference.recommend(given.rules, facts, 'sme');
      theirs.forEach((rule) => fired.add(rule));
      return differences(theirs, ours, 0, `rules ${String(seed)}`);
    });
    expect(wrong).toEqual([]);
    expect(fired.size).toBeGreaterThan(8);
  });

  it('publishes under the same conditions', () => {
    for (const firms of [0, 4, 5, 9])
      for (const largestShare of [0, 0.5, 0.51])
        for (const membersChanged of [0, 1, 2, 3])
          expect(judgePublication({ firms, largestShare, membersChanged }).ok).toBe(
            given.reference.publishable({ firms, largestShare, membersChanged, released: 1 }).ok,
          );
  });
});
