import type { RuleText } from '../../../libs/domain/src/audit/rules/rule-text.js';
import type { Recommendation } from '../../../libs/domain/src/audit/skills-appraisal.js';
import { sayBecause } from '../../../libs/domain/src/audit/words/say-because.js';
import type { AuditRecommendation } from '../../../libs/domain/src/generated/schemas.js';
import { Rows } from '../components/rows.js';
import { t } from '../messages.js';
import { day } from '../words.js';
import { DecisionForm } from './decision-form.js';
import type { ResultGrounds } from './result-grounds.js';
import { Points } from './sentences.js';

/** Rules say this, in English, where there is nothing to do. */
const NOTHING = /^None\b/;

/** One thing that could be done, why, and the words of the research; then what was decided. */
export function RecommendationCard({
  recommendation: { rule, because },
  decision,
  grounds: { rules, originalRules, allRules, words, audit },
  onDecided,
}: {
  readonly recommendation: Recommendation;
  readonly decision: AuditRecommendation | undefined;
  readonly grounds: ResultGrounds;
  readonly onDecided: (decision: AuditRecommendation) => void;
}) {
  const text = rules.words.rules[rule];
  const source = allRules.find(({ id }) => id === rule)?.source;
  const { page } = words;
  if (!text) return null;
  const part = (way: Exclude<keyof RuleText, 'title'>) =>
    text[way] === null || NOTHING.test(originalRules.rules[rule]?.[way] ?? '') ? undefined : (
      <span lang={rules.language}>{text[way]}</span>
    );
  return (
    <article class="card" aria-labelledby={`rule-${rule}`}>
      <h3 id={`rule-${rule}`} lang={rules.language}>
        {text.title}
      </h3>
      <Rows
        rows={[
          [page.why, part('why')],
          [page.formal, part('formal')],
          [page.informal, part('informal')],
          [page.network, part('network')],
          [page.caution, part('caution')],
        ]}
      />
      <details>
        <summary>{page.because}</summary>
        <Points of={sayBecause(because, words)} />
        {source && (
          <>
            <p>{page.sourceWords}</p>
            <blockquote lang="en">
              {source.quotation} ({source.reference})
            </blockquote>
          </>
        )}
      </details>
      {decision && decision.state !== 'open' && <Decided decision={decision} />}
      {audit.mayDecide && (
        <DecisionForm auditId={audit.id} rule={rule} decision={decision} onDecided={onDecided} />
      )}
    </article>
  );
}

function Decided({ decision }: { readonly decision: AuditRecommendation }) {
  const { state, at, reason, followUpOn } = decision;
  return (
    <p class="notice" role="status">
      <strong>{t(`recommendation-state.${state}`)}</strong>
      {at !== undefined && `, ${day(at)}`}. {reason}{' '}
      {followUpOn !== undefined && t('recommendation.follow-up', { day: day(followUpOn) })}
    </p>
  );
}
