import type { Evidence } from '../../../libs/domain/src/generated/schemas.js';
import { file } from '../api.js';
import { SaveButton } from '../components/save-button.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { t } from '../messages.js';

/** One item of evidence: text to read here, anything else to save. */
export function EvidenceCard({ item }: { readonly item: Evidence }) {
  return (
    <article class="card">
      <h3 lang={item.language}>{item.title}</h3>
      <p class="quiet">
        {t('evidence.made-on', { kind: t(`evidence-kind.${item.kind}`), day: day(item.madeAt) })}
      </p>
      {item.mediaType === 'text/plain' ? (
        <EvidenceText item={item} />
      ) : (
        <SaveButton
          path={`/api/v1/evidence/${item.id}`}
          name={item.title}
          label={t('evidence.save')}
        />
      )}
    </article>
  );
}

function EvidenceText({ item }: { readonly item: Evidence }) {
  const loaded = useLoaded(item.id, async () => (await file(`/api/v1/evidence/${item.id}`)).text());
  return (
    <WhenLoaded loaded={loaded} words={t('evidence.loading')}>
      {(text) => <pre lang={item.language}>{text}</pre>}
    </WhenLoaded>
  );
}
