import { expectedShowing, type ExpectedShowing } from '#domain/audit/rounds/expected-showing.js';
import { CLUSTER_STRATA, FIRM_STRATA } from '#domain/audit/rounds/propose-form.js';
import { FORM_MINUTES, protectionNotice } from '#domain/audit/rounds/protection-notice.js';
import { roundState } from '#domain/audit/rounds/round-state.js';
import type { AuditRound } from '#domain/generated/schemas.js';
import { countAsked, type InvitationRecord, type RoundRecord } from './audit-round.js';

/** For whoever plans: numbers of respondents that are shown beside the present one. */
const PLANNED_FOR = [1, 3, 6, 10];

/** What a view needs beside the round itself. */
export interface AboutRound {
  readonly invitations: readonly InvitationRecord[];
  readonly firmNames: ReadonlyMap<string, string>;
  /** For how many months answers are kept. */
  readonly keptMonths: number;
  /** Of the cluster's round: the firms' rounds of the same period, with their links. */
  readonly firms?: readonly {
    readonly round: RoundRecord;
    readonly invitations: readonly InvitationRecord[];
  }[];
}

/** As whoever runs it sees it: counts, never who has answered or what. */
export function viewRound(round: RoundRecord, about: AboutRound, now: Date): AuditRound {
  const { id, kind, firmId, clusterRoundId, instrumentVersion, opensAt, closesAt } = round;
  const state = roundState(round, now);
  const counts = countAsked(about.invitations);
  const endedAt =
    round.cancelledAt ?? round.closedAt ?? (state === 'closed' ? closesAt : undefined);
  return {
    ...{ id, kind, state, instrumentVersion },
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    createdAt: round.createdAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(round.answersEndedAt && { answersEndedAt: round.answersEndedAt.toISOString() }),
    ...(state === 'closed' && { outcome: counts.submitted > 0 ? 'answered' : 'nobody-answered' }),
    ...(firmId !== undefined && { firm: firmOf(firmId, about) }),
    ...(clusterRoundId !== undefined && { clusterRoundId }),
    ...counts,
    strata: (kind === 'firm' ? FIRM_STRATA : CLUSTER_STRATA).map((stratum) => ({
      stratum,
      ...countAsked(about.invitations.filter((invitation) => invitation.stratum === stratum)),
    })),
    invitations: about.invitations.map(({ id: invitationId, number, stratum, form, ...rest }) => ({
      ...{ id: invitationId, number, stratum, form },
      state: rest.state === 'revoked' ? 'revoked' : 'valid',
    })),
    expectation: viewExpectation(expectedShowing(kind, counts.invited)),
    expectations: PLANNED_FOR.map((asked) => viewExpectation(expectedShowing(kind, asked))),
    protection: [...protectionNotice(kind)],
    keptMonths: about.keptMonths,
    minutes: { ...FORM_MINUTES },
    ...(kind === 'cluster' && { firms: viewFirms(about, now) }),
  };
}

const firmOf = (id: string, { firmNames }: AboutRound) => ({ id, name: firmNames.get(id) ?? id });

const viewFirms = (about: AboutRound, now: Date): NonNullable<AuditRound['firms']> =>
  (about.firms ?? []).map(({ round, invitations }) => {
    const { invited, submitted } = countAsked(invitations);
    const firm = firmOf(round.firmId ?? '', about);
    return { roundId: round.id, firm, state: roundState(round, now), invited, submitted };
  });

const viewExpectation = ({
  respondents,
  canShow,
  cannotShow,
  figures,
}: ExpectedShowing): AuditRound['expectation'] => ({
  respondents,
  canShow: [...canShow],
  cannotShow: [...cannotShow],
  ...(figures && { figures: { ...figures } }),
});
