import { useState } from 'preact/hooks';
import type {
  AuditRounds,
  AuditRuns,
  AuditSummaries,
  Firms,
} from '../../../libs/domain/src/generated/schemas.js';
import { AuditList } from '../audit/audit-list.js';
import { AuditProgress } from '../audit/audit-progress.js';
import { RoundCard } from '../audit/round-card.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { PlanClusterRound } from './plan-cluster-round.js';

const BASE = '/hub/audit';

async function load() {
  const [rounds, audits, runs, firms] = await Promise.all([
    get<AuditRounds>('/api/v1/audit-rounds'),
    get<AuditSummaries>('/api/v1/audits'),
    get<AuditRuns>('/api/v1/audit-runs?state=running'),
    get<Firms>('/api/v1/firms'),
  ]);
  return {
    rounds: rounds.items,
    audits,
    running: runs.items,
    firms: firms.items,
  };
}

/** Rounds of the cluster, what is being computed, and the pictures that may be seen. */
export function ClusterAudits() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`cluster-audits-${String(change)}`, load);
  return (
    <>
      <Heading title={t('cluster-audits.title')} />
      <p>{t('cluster-audits.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('audits.loading')}>
        {({ rounds, audits, running, firms }) => (
          <>
            {running.map((run) => (
              <AuditProgress key={run.id} first={run} base={BASE} />
            ))}
            {rounds.every(({ state }) => state === 'closed' || state === 'cancelled') && (
              <PlanClusterRound
                firms={firms}
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
