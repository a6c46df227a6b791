import { useState } from 'preact/hooks';
import type {
  CompetenceRecord,
  Corrections as CorrectionList,
  CredentialSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { reasonWords } from '../credential/reason-words.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { CorrectionForm } from './correction-form.js';

/** Corrections that were offered to the holder, and the form of a new one. */
export function Corrections({
  credential: { id, status },
  record,
}: {
  readonly credential: CredentialSummary;
  readonly record: CompetenceRecord;
}) {
  const [offered, setOffered] = useState(0);
  const loaded = useLoaded(`corrections-${id}-${String(offered)}`, () =>
    get<CorrectionList>(`/api/v1/credentials/${id}/corrections`),
  );
  const correctable = status === 'active' || status === 'expired';
  return (
    <WhenLoaded loaded={loaded} words={t('correction.loading')}>
      {({ items }) => (
        <>
          {items.map(({ id: correction, state, offeredAt, reasonCode, newCredentialId }) => (
            <p class="notice" key={correction}>
              {t(`correction-state.${state}`, { day: day(offeredAt) })}{' '}
              {t('status.why', { reason: reasonWords(reasonCode) })}{' '}
              {newCredentialId !== undefined && (
                <PageLink to={`/hub/credentials/${newCredentialId}`}>
                  {t('status.replaced-by')}
                </PageLink>
              )}
            </p>
          ))}
          {correctable && items.every(({ state }) => state !== 'offered') && (
            <CorrectionForm
              credentialId={id}
              record={record}
              onOffered={() => {
                setOffered(offered + 1);
              }}
            />
          )}
        </>
      )}
    </WhenLoaded>
  );
}
