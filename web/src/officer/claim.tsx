import { useState } from 'preact/hooks';
import type { Claim, People } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { ClaimState } from '../components/claim-state.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { Words } from '../components/words.js';
import { AskedFor, DecisionView } from '../holder/decision.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage, moment } from '../words.js';
import { AssignForm } from './assign-form.js';
import { Moderation } from './moderation.js';
import { nextForOfficer } from './next-for-officer.js';

interface Shown {
  readonly claim: Claim;
  readonly people: People['items'];
}

/** One claim as an officer sees it: whose turn it is, who assesses, and the step that waits for an officer. */
export function OfficerClaim({ claimId }: { readonly claimId: string }) {
  const loaded = useLoaded(claimId, async (): Promise<Shown> => {
    const [claim, people] = await Promise.all([
      get<Claim>(`/api/v1/claims/${claimId}`),
      get<People>('/api/v1/people'),
    ]);
    return { claim, people: people.items };
  });
  return (
    <LoadedPage loaded={loaded} title={t('officer-claims.title')} words={t('claim.loading')}>
      {(shown) => <OneClaim key="claim" shown={shown} />}
    </LoadedPage>
  );
}

function OneClaim({ shown: { claim: first, people } }: { readonly shown: Shown }) {
  const [claim, setClaim] = useState(first);
  const next = nextForOfficer(claim);
  const title = inReadersLanguage(claim.standardTitle);
  const level = t('claim.level', { level: claim.level });
  const { name, firm } = claim.candidate;
  return (
    <>
      <Heading title={`${title.text}, ${level}`}>
        <Words of={claim.standardTitle} />, {level}
      </Heading>
      <p>
        {t('claim.by', { name, firm })}
        <br />
        <span class="quiet">{t('claim.opened-on', { day: day(claim.openedAt) })}</span>
      </p>
      <div role="status">
        <ClaimState state={claim.state} />
      </div>
      {next === 'moderate' ? (
        <Moderation key="moderation" claim={claim} onModerated={setClaim} />
      ) : (
        next && (
          <section class="card" aria-labelledby="next">
            <h2 id="next">{t(`officer-next.${next}`)}</h2>
            <p>{t(`officer-means.${next}`)}</p>
            <AssignForm
              key={next}
              claim={claim}
              people={people}
              isFirst={next === 'assign'}
              onAssigned={setClaim}
            />
          </section>
        )
      )}
      <Assessors claim={claim} />
      <DecisionView claim={claim} />
      <AskedFor claim={claim} />
      <p class="actions">
        {claim.credentialId !== undefined && (
          <PageLink to={`/hub/credentials/${claim.credentialId}`}>{t('credential.open')}</PageLink>
        )}
        <PageLink to="/hub/claims">{t('officer-claims.back')}</PageLink>
      </p>
    </>
  );
}

function Assessors({ claim: { assessments } }: { readonly claim: Claim }) {
  return (
    <>
      <h2>{t('officer-claims.assessors')}</h2>
      {assessments.length === 0 && <p class="quiet">{t('officer-claims.nobody')}</p>}
      <ul>
        {assessments.map(({ order, assessorName, tie, submittedAt }) => (
          <li key={order}>
            {t('officer-claims.assessor', { order, name: assessorName })}
            {tie && `: ${t(`tie-short.${tie}`)}`}
            {submittedAt !== undefined && (
              <>
                <br />
                <span class="quiet">
                  {t('officer-claims.judged', { moment: moment(submittedAt) })}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
