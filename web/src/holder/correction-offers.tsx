import type {
  Correction,
  Corrections,
  Issued,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Rows } from '../components/rows.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { reasonWords } from '../credential/reason-words.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { goTo } from '../use-route.js';
import { day } from '../words.js';

/** Corrections of a credential that wait for the holder's yes. */
export function CorrectionOffers({ credentialId }: { readonly credentialId: string }) {
  const loaded = useLoaded(`corrections-${credentialId}`, () =>
    get<Corrections>(`/api/v1/credentials/${credentialId}/corrections`),
  );
  return (
    <WhenLoaded loaded={loaded} words={t('correction.loading')}>
      {({ items }) =>
        items
          .filter(({ state }) => state === 'offered')
          .map((correction) => <Offered key={correction.id} correction={correction} />)
      }
    </WhenLoaded>
  );
}

function Offered({ correction }: { readonly correction: Correction }) {
  const { id, subject, reasonCode, offeredAt, experience, validUntil } = correction;
  const accept = useAction(async () => {
    const { credentialId } = await post<Issued>(`/api/v1/corrections/${id}/acceptance`, {});
    goTo(`/me/credentials/${credentialId}`);
  });
  return (
    <section class="notice" aria-labelledby={`correction-${id}`}>
      <h2 id={`correction-${id}`}>{t('correction.title')}</h2>
      <p>
        {t('correction.offered', { day: day(offeredAt) })}{' '}
        {t('status.why', { reason: reasonWords(reasonCode) })}
      </p>
      <Rows
        rows={[
          [t('shows.holder'), `${subject.givenName} ${subject.familyName}`],
          [t('shows.work'), experience.map(({ role }) => role).join('; ') || undefined],
          [t('shows.valid-until'), validUntil && day(validUntil)],
        ]}
      />
      <p>{t('correction.means')}</p>
      <ActionButton action={accept} label={t('correction.accept')} kind="main" />
    </section>
  );
}
