import type { Audit } from '../../../libs/domain/src/generated/schemas.js';
import { SaveButton } from '../components/save-button.js';
import { LANGUAGES, shownLanguage, t } from '../messages.js';

/** The report and the figures to take along; the bytes that were hashed are for their own party. */
export function Downloads({ audit }: { readonly audit: Audit }) {
  const language = shownLanguage();
  const path = `/api/v1/audits/${audit.id}`;
  const inLanguage = { language: LANGUAGES[language] };
  return (
    <section class="no-print" aria-labelledby="downloads">
      <h2 id="downloads">{t('downloads.title')}</h2>
      <p>{t('downloads.language', inLanguage)}</p>
      <div class="actions">
        <SaveButton
          path={`${path}/report.pdf?lang=${language}`}
          name={`audit-${language}.pdf`}
          label={t('downloads.pdf', inLanguage)}
        />
        <SaveButton
          path={`${path}/report.html?lang=${language}`}
          name={`audit-${language}.html`}
          label={t('downloads.html', inLanguage)}
        />
        {audit.mayDecide && (
          <SaveButton
            path={`${path}/document.json`}
            name="audit.json"
            label={t('downloads.json')}
          />
        )}
        <SaveButton path={`${path}/figures.csv`} name="audit.csv" label={t('downloads.csv')} />
      </div>
    </section>
  );
}
