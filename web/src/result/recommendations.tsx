import { useState } from 'preact/hooks';
import { fillTemplate } from '../../../libs/domain/src/audit/words/fill-template.js';
import { RecommendationCard } from './recommendation-card.js';
import type { ResultGrounds } from './result-grounds.js';

/** Shown at once: who answers emergencies reads no more. */
const SHOWN_AT_ONCE = 3;

/** What could be done, the most pressing first; all beyond three are folded away. */
export function Recommendations({ grounds }: { readonly grounds: ResultGrounds }) {
  const { document, words, rules, audit } = grounds;
  const [states, setStates] = useState(audit.recommendations);
  const cards = document.recommendations
    .filter(({ rule }) => Object.hasOwn(rules.words.rules, rule))
    .map((recommendation) => (
      <RecommendationCard
        key={recommendation.rule}
        recommendation={recommendation}
        decision={states.find(({ rule }) => rule === recommendation.rule)}
        grounds={grounds}
        onDecided={(decision) => {
          setStates([...states.filter(({ rule }) => rule !== decision.rule), decision]);
        }}
      />
    ));
  const { page, format } = words;
  const rest = cards.slice(SHOWN_AT_ONCE);
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{page.actions}</h2>
      {rules.language !== words.language && <p class="quiet">{page.englishOnly}</p>}
      {cards.length === 0 && <p>{page.noActions}</p>}
      {cards.slice(0, SHOWN_AT_ONCE)}
      {rest.length > 0 && (
        <details class="card">
          <summary>{fillTemplate(page.moreActions, { n: format.whole(rest.length) })}</summary>
          {rest}
        </details>
      )}
    </section>
  );
}
