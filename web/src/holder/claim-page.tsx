import { useState } from 'preact/hooks';
import type { Claim, Issued } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ExperienceCard } from '../assessor/experience-card.js';
import { PageLink } from '../components/bar.js';
import { ClaimState } from '../components/claim-state.js';
import { Heading } from '../components/heading.js';
import { ProblemNotice } from '../components/problem.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';

/** One claim of the signed-in person: where it stands, and the offer when there is one. */
export function ClaimPage({ claimId }: { readonly claimId: string }) {
  const loaded = useLoaded(claimId, () => get<Claim>(`/api/v1/claims/${claimId}`));
  if (loaded.state !== 'there')
    return (
      <>
        <Heading key="awaited" title={t('claims.title')} />
        <WhenLoaded loaded={loaded} words={t('claim.loading')}>
          {() => null}
        </WhenLoaded>
      </>
    );
  return <OneClaim key="claim" claim={loaded.value} />;
}

function OneClaim({ claim }: { readonly claim: Claim }) {
  const [issued, setIssued] = useState<Issued>();
  const title = inReadersLanguage(claim.standardTitle);
  if (issued) return <Accepted />;
  return (
    <>
      <Heading title={`${title.text}, ${t('claim.level', { level: claim.level })}`}>
        <span lang={title.lang}>{title.text}</span>, {t('claim.level', { level: claim.level })}
      </Heading>
      <ClaimState state={claim.state} />
      {claim.state === 'offered' && <Offer claim={claim} onIssued={setIssued} />}
      <h2>{t('claim.criteria')}</h2>
      <ol>
        {claim.criteria.map(({ id, text }) => {
          const words = inReadersLanguage(text);
          return (
            <li key={id} lang={words.lang}>
              {words.text}
            </li>
          );
        })}
      </ol>
      <h2>{t('claim.what-was-done')}</h2>
      {claim.experiences.map((experience) => (
        <ExperienceCard key={experience.id} experience={experience} />
      ))}
      <PageLink to="/claims">{t('claims.back')}</PageLink>
    </>
  );
}

/** What the credential will say; it is signed only after the person has agreed. */
function Offer({
  claim,
  onIssued,
}: {
  readonly claim: Claim;
  readonly onIssued: (issued: Issued) => void;
}) {
  const shown = claim.experiences.flatMap(({ evidence }) => evidence.filter((e) => e.disclose));
  const accept = useAction(async () => {
    onIssued(await post<Issued>(`/api/v1/claims/${claim.id}/acceptance`, {}));
  });
  const title = inReadersLanguage(claim.standardTitle);
  return (
    <section class="card" aria-labelledby="offer">
      <h2 id="offer">{t('offer.title')}</h2>
      <dl>
        <div>
          <dt>{t('shows.holder')}</dt>
          <dd>{claim.candidate.name}</dd>
        </div>
        <div>
          <dt>{t('shows.competence')}</dt>
          <dd lang={title.lang}>{title.text}</dd>
        </div>
        <div>
          <dt>{t('shows.level')}</dt>
          <dd>{claim.level}</dd>
        </div>
        <div>
          <dt>{t('offer.roles')}</dt>
          <dd>{claim.experiences.map(({ role }) => role).join('; ')}</dd>
        </div>
        <div>
          <dt>{t('offer.evidence')}</dt>
          <dd>
            {shown.length === 0 ? t('offer.no-evidence') : shown.map((e) => e.title).join('; ')}
          </dd>
        </div>
      </dl>
      <p>{t('offer.sentence')}</p>
      {accept.error && <ProblemNotice error={accept.error} />}
      <button type="button" disabled={accept.busy} onClick={() => void accept.run()}>
        {accept.busy ? t('offer.busy') : t('offer.accept')}
      </button>
    </section>
  );
}

function Accepted() {
  return (
    <>
      <Heading title={t('offer.accepted')} />
      <p class="notice">{t('offer.accepted-sentence')}</p>
      <PageLink to="/me">{t('offer.to-passport')}</PageLink>
    </>
  );
}
