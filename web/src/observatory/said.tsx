import type { StatementId } from '../../../libs/domain/src/audit/rules/rule-text.js';
import { loadRuleWords } from '../audit/load-rule-words.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { shownLanguage, t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';

/** What must be said beside the figures, in the words of every report. */
export function Said({ statements }: { readonly statements: readonly StatementId[] }) {
  const rules = useLoaded(shownLanguage(), () => loadRuleWords());
  return (
    <section>
      <h2>{t('observatory.said')}</h2>
      <WhenLoaded loaded={rules} words={t('observatory.loading')}>
        {({ words }) => (
          <ul>
            {statements.map((id) => (
              <li key={id}>{words.statements[id]}</li>
            ))}
          </ul>
        )}
      </WhenLoaded>
    </section>
  );
}
