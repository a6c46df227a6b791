import { Injectable } from '@nestjs/common';
import type { LearningInput, SkillsInput } from '#domain/audit/audit-input.js';
import { countReviewed } from '#domain/learning/count-reviewed.js';
import { exposureWindow } from '#domain/learning/exposure-window.js';
import { indicatorFigures } from '#domain/learning/indicator-figures.js';
import { ClaimsOnFile } from '../claims/claims-on-file.service.js';
import { HeldCredentials } from '../issuing/held-credentials.service.js';
import { RoleProfilesService } from '../skills/role-profiles.service.js';
import { type FirmSkills, SkillsInputs } from '../skills/skills-inputs.service.js';
import { LearningCountsStore, type RecordsInWindow } from './learning-counts.store.js';

/** What the input of an audit rests on, so that anybody who may can look it up. */
export interface FirmCitations {
  readonly at: string;
  /** Since when records were kept; null when there are none. */
  readonly recordsSince: string | null;
  /** Days over which records were counted: after the first, up to and with the last. */
  readonly period: { readonly after: string; readonly until: string };
  /** Credentials in force, with the index of the leaf; null while it waits for the sequencer. */
  readonly credentials: readonly { readonly id: string; readonly leafIndex: string | null }[];
  readonly claims: readonly string[];
  readonly roles: readonly { readonly id: string; readonly version: number }[];
  /** When the firm told the facts that were used; null when the cluster's list was. */
  readonly factsRecordedAt: string | null;
  readonly records: RecordsInWindow & {
    readonly readings: number;
    readonly judgements: number;
    readonly partners: number;
  };
}

/** Everything that an audit of a firm takes from the hub's own records. */
export interface FirmInputs {
  readonly learning: Omit<LearningInput, 'respondents'>;
  readonly skills: SkillsInput;
  readonly citations: FirmCitations;
}

/** The evidence of a firm as it stood at a moment. */
@Injectable()
export class FirmInputsService {
  constructor(
    private readonly skills: SkillsInputs,
    private readonly counts: LearningCountsStore,
    private readonly roles: RoleProfilesService,
    private readonly credentials: HeldCredentials,
    private readonly claims: ClaimsOnFile,
  ) {}

  /** People and assessors are numbers in it. Refuses `firm.unknown`. */
  async inputsOf(firmId: string, at: Date): Promise<FirmInputs> {
    const found = await this.skills.of(firmId, at);
    const { heads, facts, size, people, roles } = found;
    const { log, exchange } = await this.counts.beginnings(firmId, at);
    const since = log ?? (await this.firstOf(firmId, people, exchange, at));
    const window = exposureWindow(since, at);
    const counted = await this.counts.ofLog(firmId, at, window);
    const partners = await this.counts.partners(firmId, at, window.years);
    const { after, until } = window;
    const judgements = await this.claims.countJudgements(people, after, until);
    const figures = {
      ...counted,
      ...{ keepsLog: log !== null, hasExchanged: exchange !== null, partners, judgements },
      quarters: window.quarters.length,
      people: size,
      peopleCertified: certified(found),
      peopleInReviewedRoles: countReviewed(roles, at),
    };
    const { notes, trainings, mentoring, onTheJob, readings } = counted;
    return {
      learning: {
        heads,
        ...(facts && { ageYears: Math.max(0, at.getUTCFullYear() - facts.yearFounded) }),
        exposureMonths: window.months,
        indicators: window.months > 0 ? indicatorFigures(figures) : [],
      },
      skills: found.skills,
      citations: {
        at: at.toISOString(),
        recordsSince: since?.toISOString() ?? null,
        period: { after, until },
        credentials: found.credentials,
        claims: found.claims,
        roles: roles.map(({ id, version }) => ({ id, version })),
        factsRecordedAt: facts?.recordedAt.toISOString() ?? null,
        records: { notes, trainings, mentoring, onTheJob, readings, judgements, partners },
      },
    };
  }

  /** Who is who, for screens of the firm alone: ids of people by the number they have in the input. */
  async peopleOf(firmId: string, at: Date): Promise<ReadonlyMap<string, string>> {
    const { people } = await this.skills.of(firmId, at);
    return new Map(people.map((personId, i) => [`p${String(i + 1)}`, personId]));
  }

  /** The first thing that a firm without a log did here: a post, an exchange, a credential. */
  private async firstOf(
    firmId: string,
    people: readonly string[],
    exchange: Date | null,
    at: Date,
  ): Promise<Date | undefined> {
    const firsts = [
      exchange,
      await this.roles.firstOf(firmId),
      await this.credentials.firstOf(people),
    ].flatMap((first) => (first && first <= at ? [first.getTime()] : []));
    return firsts.length > 0 ? new Date(Math.min(...firsts)) : undefined;
  }
}

/** People with a credential in force of grade A or B. */
const certified = ({ holdings }: FirmSkills): number =>
  new Set(
    holdings.filter(({ grade }) => grade === 'A' || grade === 'B').map(({ personId }) => personId),
  ).size;
