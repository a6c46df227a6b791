import type { Claim, Issued } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { ActionButton } from '../components/action-button.js';
import { Rows } from '../components/rows.js';
import { useAction } from '../components/use-action.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { day } from '../words.js';

/** What the credential will say; it is signed only after the person has agreed. */
export function Offer({
  claim,
  onIssued,
}: {
  readonly claim: Claim;
  readonly onIssued: (issued: Issued) => void;
}) {
  const { experiences, decision } = claim;
  const shown = experiences.flatMap(({ evidence }) => evidence.filter((e) => e.disclose));
  const accept = useAction(async () => {
    onIssued(await post<Issued>(`/api/v1/claims/${claim.id}/acceptance`, {}));
  });
  return (
    <section class="card" aria-labelledby="offer">
      <h2 id="offer">{t('offer.title')}</h2>
      <Rows
        rows={[
          [t('shows.holder'), claim.candidate.name],
          [t('shows.competence'), <Words of={claim.standardTitle} />],
          [t('shows.level'), decision?.levelReached ?? claim.level],
          [t('offer.roles'), experiences.map(({ role }) => role).join('; ')],
          [
            t('offer.evidence'),
            shown.length === 0 ? t('offer.no-evidence') : shown.map((e) => e.title).join('; '),
          ],
          [t('offer.until'), decision?.offerUntil && day(decision.offerUntil)],
        ]}
      />
      <p>{t('offer.sentence')}</p>
      <ActionButton action={accept} label={t('offer.accept')} kind="main" />
    </section>
  );
}

/** After the signature. */
export function Accepted({ issued }: { readonly issued: Issued }) {
  return (
    <>
      <Heading title={t('offer.accepted')} />
      <p class="notice">{t('offer.accepted-sentence')}</p>
      <p class="actions">
        <PageLink to={`/me/credentials/${issued.credentialId}`}>{t('credential.open')}</PageLink>
        <PageLink to="/me">{t('offer.to-passport')}</PageLink>
      </p>
    </>
  );
}
