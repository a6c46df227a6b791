import { plotPool } from '../../../libs/domain/src/audit/plots/plot-pool.js';
import type { PoolPlan } from '../../../libs/domain/src/audit/skills-appraisal.js';
import { sayPool } from '../../../libs/domain/src/audit/words/say-pool.js';
import { PlotView } from './plot-view.js';
import type { ResultGrounds } from './result-grounds.js';
import { Points } from './sentences.js';

/** What firms could do together about their gaps, by firms and numbers; nobody is named. */
export function PoolSection({
  pool,
  grounds,
}: {
  readonly pool: PoolPlan;
  readonly grounds: ResultGrounds;
}) {
  const { words, competenceName, firmName } = grounds;
  const courses = grounds.courses.map(({ standard, success, ...course }) => ({
    ...course,
    competence: standard,
    success: success / 100,
  }));
  const said = sayPool(pool, { firm: firmName, competence: competenceName }, words);
  return (
    <section aria-labelledby="pool">
      <h2 id="pool">{words.page.pool}</h2>
      <Points of={said} />
      {pool.matches.length + pool.courses.ids.length > 0 && (
        <PlotView
          name="pool"
          plot={plotPool(
            { plan: pool, courses, finding: said[0] ?? '', firmName, competenceName },
            words,
          )}
        />
      )}
    </section>
  );
}
