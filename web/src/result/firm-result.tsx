import type { FirmAudit } from '../../../libs/domain/src/audit/audit-document.js';
import { sayBalance } from '../../../libs/domain/src/audit/words/say-balance.js';
import { sayGaps } from '../../../libs/domain/src/audit/words/say-gaps.js';
import { sayContradictions } from '../../../libs/domain/src/audit/words/say-sure.js';
import { sayType } from '../../../libs/domain/src/audit/words/say-type.js';
import { t } from '../messages.js';
import { BalanceSection } from './balance-section.js';
import type { ResultGrounds } from './result-grounds.js';
import { Sentences } from './sentences.js';
import { SkillsSection } from './skills-section.js';
import { StrataSection } from './strata-section.js';
import { TypeSection } from './type-section.js';

/** How many sentences on skills stand at the top. */
const SKILLS_IN_SHORT = 2;

/** The picture of a firm. */
export function FirmResult({
  document: { learning, skills },
  grounds,
}: {
  readonly document: FirmAudit;
  readonly grounds: ResultGrounds;
}) {
  const { words, competenceName } = grounds;
  const counts = grounds.audit.respondents;
  return (
    <>
      <section class="lead" aria-labelledby="short">
        <h2 id="short">{words.page.sentence}</h2>
        <Sentences
          of={[
            ...sayBalance(learning, counts.used, words).lead.slice(0, 2),
            ...sayType(learning.type, 'firm', words).lead.slice(0, 1),
            ...sayGaps(skills, competenceName, words).slice(0, SKILLS_IN_SHORT),
          ]}
        />
      </section>
      <BalanceSection learning={learning} counts={counts} words={words} />
      {grounds.audit.strata && <StrataSection strata={grounds.audit.strata} words={words} />}
      {grounds.audit.mayDecide && grounds.audit.inputEndedAt !== undefined && (
        <p>{t('strata.gone')}</p>
      )}
      <TypeSection
        typing={learning.type}
        kind="firm"
        against={sayContradictions(learning.contradictions, words)}
        words={words}
      />
      <SkillsSection skills={skills} grounds={grounds} />
    </>
  );
}
