import type { FirmAudit } from '../../../libs/domain/src/audit/audit-document.js';
import { plotGaps } from '../../../libs/domain/src/audit/plots/plot-gaps.js';
import {
  sayGaps,
  sayKeyPersons,
  sayLearned,
  sayMultiJob,
} from '../../../libs/domain/src/audit/words/say-gaps.js';
import { PlotTableView } from './plot-table-view.js';
import { PlotView } from './plot-view.js';
import type { ResultGrounds } from './result-grounds.js';
import { Points } from './sentences.js';

/** Needed skills and how far they are covered; what hangs on few people is for the firm alone. */
export function SkillsSection({
  skills,
  grounds,
}: {
  readonly skills: FirmAudit['skills'];
  readonly grounds: ResultGrounds;
}) {
  const { words, competenceName, roleName, audit } = grounds;
  const said = sayGaps(skills, competenceName, words);
  const needed = skills.gaps.filter(({ need }) => need > 0);
  const plot = plotGaps({ gaps: needed, finding: said[0] ?? '', competenceName }, words);
  return (
    <section aria-labelledby="skills">
      <h2 id="skills">{words.page.skills}</h2>
      <Points of={said} />
      {needed.length > 0 && (
        <>
          <PlotView name="skills" plot={plot} />
          <PlotTableView table={plot.table} />
        </>
      )}
      {sayLearned(skills, words).map((sentence) => (
        <p key={sentence} class="quiet">
          {sentence}
        </p>
      ))}
      {audit.mayDecide && needed.length > 0 && (
        <>
          <Points
            heading={words.page.keyPersons}
            of={[
              ...sayKeyPersons(skills, competenceName, words),
              ...sayMultiJob(skills, roleName, words),
            ]}
          />
          <p class="quiet">{words.gaps.keyPersonsStay}</p>
        </>
      )}
    </section>
  );
}
