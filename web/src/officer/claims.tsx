import { useState } from 'preact/hooks';
import type { Claim, Claims } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { ClaimState } from '../components/claim-state.js';
import { Select } from '../components/field.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { nextForOfficer } from './next-for-officer.js';

type Shown = 'waiting' | 'running' | 'over' | 'all';

/** All claims of the hub; those that wait for an officer come first, and the first sentence counts them. */
export function AllClaims() {
  const claims = useLoaded('claims', () => get<Claims>('/api/v1/claims'));
  return (
    <>
      <Heading title={t('officer-claims.title')} />
      <WhenLoaded loaded={claims} words={t('claims.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('officer-claims.none')}</p>
          ) : (
            <ClaimList items={items} />
          )
        }
      </WhenLoaded>
    </>
  );
}

const OVER: readonly Claim['state'][] = ['certified', 'withdrawn', 'closed'];

const tests: Readonly<Record<Shown, (claim: Claim) => boolean>> = {
  waiting: (claim) => nextForOfficer(claim) !== undefined,
  running: ({ state }) => !OVER.includes(state),
  over: ({ state }) => OVER.includes(state),
  all: () => true,
};

function ClaimList({ items }: { readonly items: readonly Claim[] }) {
  const [shown, setShown] = useState<Shown>('all');
  const waiting = items.filter(tests.waiting).length;
  const urgency = (claim: Claim) => (claim.state === 'appealed' ? 2 : 1) * Number(waits(claim));
  return (
    <>
      <p>
        <strong>{t('officer-claims.waiting', { count: waiting })}</strong>
      </p>
      <Select
        label={t('officer-claims.show')}
        name="show"
        value={shown}
        onChoice={(value) => {
          setShown(value as Shown);
        }}
      >
        {(['all', 'waiting', 'running', 'over'] as const).map((value) => (
          <option key={value} value={value}>
            {t(`officer-claims-show.${value}`)}
          </option>
        ))}
      </Select>
      {items
        .filter(tests[shown])
        .sort((a, b) => urgency(b) - urgency(a))
        .map((claim) => (
          <ClaimCard key={claim.id} claim={claim} />
        ))}
    </>
  );
}

const waits = tests.waiting;

function ClaimCard({ claim }: { readonly claim: Claim }) {
  const next = nextForOfficer(claim);
  return (
    <article class="card">
      <h2>
        <Words of={claim.standardTitle} />
      </h2>
      <p>
        {t('credential.level', { level: claim.level })}, {claim.candidate.name},{' '}
        {claim.candidate.firm}
        <br />
        <span class="quiet">{t('claim.opened-on', { day: day(claim.openedAt) })}</span>
      </p>
      <ClaimState state={claim.state} />
      <p class="actions">
        <PageLink to={`/hub/claims/${claim.id}`}>
          {next ? t(`officer-next.${next}`) : t('claims.open')}
        </PageLink>
      </p>
    </article>
  );
}
