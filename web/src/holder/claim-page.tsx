import { useState } from 'preact/hooks';
import type { Claim, Issued } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { ExperienceCard } from '../assessor/experience-card.js';
import { PageLink } from '../components/bar.js';
import { ClaimState } from '../components/claim-state.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';
import { AppealForm } from './appeal-form.js';
import { AskedFor, DecisionView } from './decision.js';
import { MoreEvidence } from './more-evidence.js';
import { Accepted, Offer } from './offer.js';
import { WithdrawClaim } from './withdraw-claim.js';
import { Witnesses } from './witnesses.js';

/** One claim of the signed-in person: where it stands, what is missing, and what can be done. */
export function ClaimPage({ claimId }: { readonly claimId: string }) {
  const loaded = useLoaded(claimId, () => get<Claim>(`/api/v1/claims/${claimId}`));
  return (
    <LoadedPage loaded={loaded} title={t('claims.title')} words={t('claim.loading')}>
      {(claim) => <OneClaim key="claim" first={claim} />}
    </LoadedPage>
  );
}

function OneClaim({ first }: { readonly first: Claim }) {
  const [claim, setClaim] = useState(first);
  const [issued, setIssued] = useState<Issued>();
  const title = inReadersLanguage(claim.standardTitle);
  const level = t('claim.level', { level: claim.level });
  if (issued) return <Accepted key="accepted" issued={issued} />;
  const step = { claim, onChange: setClaim };
  return (
    <>
      <Heading key="claim" title={`${title.text}, ${level}`}>
        <Words of={claim.standardTitle} />, {level}
      </Heading>
      <div role="status">
        <ClaimState state={claim.state} />
      </div>
      {claim.state === 'offered' && <Offer claim={claim} onIssued={setIssued} />}
      <DecisionView claim={claim} />
      {claim.state === 'documented' && <AskedFor claim={claim} />}
      <MoreEvidence key={`evidence-${claim.state}`} {...step} />
      <AppealForm {...step} />
      <WithdrawClaim {...step} />
      <h2>{t('claim.criteria')}</h2>
      <ol>
        {claim.criteria.map(({ id, text }) => (
          <li key={id}>
            <Words of={text} />
          </li>
        ))}
      </ol>
      <h2>{t('claim.what-was-done')}</h2>
      {claim.experiences.map((experience) => (
        <ExperienceCard key={experience.id} experience={experience} />
      ))}
      <Witnesses claim={claim} />
      <p class="actions">
        {claim.credentialId !== undefined && (
          <PageLink to={`/me/credentials/${claim.credentialId}`}>{t('credential.open')}</PageLink>
        )}
        <PageLink to="/claims">{t('claims.back')}</PageLink>
      </p>
    </>
  );
}
