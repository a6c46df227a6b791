import { useState } from 'preact/hooks';
import type { Claim, Claims, People } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { ClaimState } from '../components/claim-state.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage } from '../words.js';
import { AssignForm } from './assign-form.js';

/** All claims of the hub; those that wait for the officer come first. */
export function AllClaims() {
  const claims = useLoaded('claims', () => get<Claims>('/api/v1/claims'));
  const people = useLoaded('people', () => get<People>('/api/v1/people'));
  return (
    <>
      <Heading title={t('officer-claims.title')} />
      <WhenLoaded loaded={claims} words={t('claims.loading')}>
        {({ items }) => (
          <WhenLoaded loaded={people} words={t('people.loading')}>
            {({ items: persons }) =>
              items.length === 0 ? (
                <p class="notice">{t('officer-claims.none')}</p>
              ) : (
                [...items]
                  .sort((a, b) => Number(waits(b)) - Number(waits(a)))
                  .map((claim) => <ClaimCard key={claim.id} first={claim} people={persons} />)
              )
            }
          </WhenLoaded>
        )}
      </WhenLoaded>
    </>
  );
}

/** Whether the next step is to name an assessor. */
const waits = ({ state, assessments }: Claim): boolean =>
  state === 'documented' || (state === 'second-assessing' && assessments.length < 2);

function ClaimCard({ first, people }: { readonly first: Claim; readonly people: People['items'] }) {
  const [claim, setClaim] = useState(first);
  const title = inReadersLanguage(claim.standardTitle);
  return (
    <article class="card">
      <h2 lang={title.lang}>{title.text}</h2>
      <p>
        {t('credential.level', { level: claim.level })}, {claim.candidate.name},{' '}
        {claim.candidate.firm}
        <br />
        <span class="quiet">{t('claim.opened-on', { day: day(claim.openedAt) })}</span>
      </p>
      <ClaimState state={claim.state} />
      <ul>
        {claim.assessments.map(({ order, assessorName, tie }) => (
          <li key={order}>
            {t('officer-claims.assessor', { order, name: assessorName })}
            {tie && `: ${t(`tie-short.${tie}`)}`}
          </li>
        ))}
      </ul>
      {waits(claim) && <AssignForm claim={claim} people={people} onAssigned={setClaim} />}
    </article>
  );
}
