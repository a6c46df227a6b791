import { useState } from 'preact/hooks';
import type { AuditRounds, AuditSummaries } from '../../../libs/domain/src/generated/schemas.js';
import { AuditList } from '../audit/audit-list.js';
import { RoundCard } from '../audit/round-card.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { PlanRound } from './plan-round.js';

const BASE = '/firm/audit';

async function load() {
  const [rounds, audits] = await Promise.all([
    get<AuditRounds>('/api/v1/audit-rounds'),
    get<AuditSummaries>('/api/v1/audits'),
  ]);
  return { rounds: rounds.items, audits };
}

/** Rounds of the own firm and the pictures that came of them. */
export function FirmAudits() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`audits-${String(change)}`, load);
  return (
    <>
      <Heading title={t('audits.title')} />
      <p>{t('audits.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('audits.loading')}>
        {({ rounds, audits }) => (
          <>
            {rounds.every(({ state }) => state === 'closed' || state === 'cancelled') && (
              <PlanRound
                isFirst={rounds.length === 0}
                onPlanned={() => {
                  setChange(change + 1);
                }}
              />
            )}
            <AuditList first={audits} base={BASE} />
            {rounds.length > 0 && <h2>{t('audits.rounds')}</h2>}
            {rounds.map((round) => (
              <RoundCard key={round.id} round={round} base={BASE} />
            ))}
          </>
        )}
      </WhenLoaded>
    </>
  );
}
