import type { PoolPlan } from '../skills-appraisal.js';
import { fillTemplate } from './fill-template.js';
import type { ReportWords } from './report-words.js';

/** So many helps are said; the table has all of them. */
const MOST_SAID = 5;

/** What firms do together about their gaps, by firms and numbers (4.6). */
export function sayPool(
  plan: PoolPlan,
  names: { readonly firm: (id: string) => string; readonly competence: (id: string) => string },
  { pool, format }: ReportWords,
): readonly string[] {
  const left = plan.left.reduce((sum, { units }) => sum + units, 0);
  return [
    ...plan.matches.slice(0, MOST_SAID).map(({ from, to, competence, units }) =>
      fillTemplate(pool.match, {
        from: names.firm(from),
        to: names.firm(to),
        competence: names.competence(competence),
        units: format.number(units),
      }),
    ),
    ...(plan.matches.length === 0 ? [pool.noMatch] : []),
    ...(left > 0 ? [fillTemplate(pool.left, { units: format.number(left) })] : []),
    ...(plan.courses.ids.length === 0
      ? [pool.noCourse]
      : [
          fillTemplate(pool.courses, {
            n: format.whole(plan.courses.ids.length),
            cost: format.euro(plan.courses.cost),
          }),
          plan.exact ? pool.exact : pool.good,
        ]),
    pool.consent,
  ];
}
