import { Injectable } from '@nestjs/common';
import type { FirmAudit } from '#domain/audit/audit-document.js';
import { compareLearning, type LearningChange } from '#domain/audit/change/compare-learning.js';
import type { AuditComparison } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { ClosedRoundsService } from '../audit-rounds/closed-rounds.service.js';
import { AuditAccess } from './audit-access.service.js';
import { AuditsStore } from './audits.store.js';
import { documentOf, type StoredAudit } from './stored-audit.js';

/** The mean month, in milliseconds. */
const MONTH_MS = 30.436875 * 24 * 60 * 60_000;
/** Half the width of a 90 % interval, in standard deviations. */
const SPREAD = 1.6448536269514722;
const COMPARED = ['IG', 'KA', 'CD', 'SEC'] as const;

/** What changed between two audits of a firm. */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly access: AuditAccess,
    private readonly audits: AuditsStore,
    private readonly rounds: ClosedRoundsService,
  ) {}

  /**
   * With the audit before it of the same firm: what changed, or why that cannot be said. Of a cluster
   * nothing is compared. Refuses `audit.unknown`.
   */
  async compare(id: string, me: Account): Promise<AuditComparison> {
    const { audit } = await this.access.open(id, me);
    const earlier = audit.kind === 'firm' ? await this.audits.before(audit) : undefined;
    if (!earlier)
      return { auditId: id, outcome: 'no-earlier-audit', remarks: [], changes: [], balance: null };
    const [before, after] = [documentOf(earlier), documentOf(audit)] as [FirmAudit, FirmAudit];
    const { months, previousAt, overlap } = await this.between(earlier, audit);
    const change = compareLearning(sideOf(before), sideOf(after), {
      ...{ months, seed: audit.seed },
      ...(overlap !== undefined && { overlap }),
    });
    return {
      auditId: id,
      previousId: earlier.id,
      previousAt: previousAt.toISOString(),
      months: Math.round(months * 10) / 10,
      ...(overlap !== undefined && { overlap }),
      ...viewChange(change, before, after),
      remarks: [
        ...([before, after].some(isOfOne) ? (['one-respondent'] as const) : []),
        ...(overlap === undefined ? (['overlap-unknown'] as const) : []),
      ],
    };
  }

  /** Time passes between the ends of the rounds: people answered then, whenever it was computed. */
  private async between(earlier: StoredAudit, later: StoredAudit) {
    const [first, second] = [
      await this.rounds.closedRound(earlier.roundId),
      await this.rounds.closedRound(later.roundId),
    ];
    const overlap = await this.rounds.overlapOf(earlier.roundId, later.roundId);
    const months = (second.closedAt.getTime() - first.closedAt.getTime()) / MONTH_MS;
    return { months, previousAt: first.closedAt, overlap };
  }
}

const sideOf = ({ learning, versions }: FirmAudit) => ({
  appraisal: learning,
  instrument: versions.instrument,
});

const isOfOne = ({ learning }: FirmAudit): boolean =>
  learning.quality.filter(({ used }) => used).length === 1;

function viewChange(
  { reason, levels, skillsEvaluation, balance }: LearningChange,
  before: FirmAudit,
  after: FirmAudit,
): Pick<AuditComparison, 'outcome' | 'changes' | 'balance'> {
  const changes = { ...levels, SEC: skillsEvaluation };
  return {
    outcome: reason ?? 'compared',
    changes: COMPARED.flatMap((id) => {
      const change = changes[id];
      const [first, second] = [before, after].map(({ learning }) => learning.scores[id]?.raw);
      if (!change || typeof first !== 'number' || typeof second !== 'number') return [];
      const { deviation, ...figures } = change;
      const { shrunk } = figures;
      const interval = [shrunk - SPREAD * deviation, shrunk + SPREAD * deviation];
      return [
        { id, before: first, after: second, ...figures, interval: interval as [number, number] },
      ];
    }),
    balance: balance && {
      ...balance,
      difference: [...balance.difference],
      ilr: [...balance.ilr],
      interval: [...balance.interval],
    },
  };
}
