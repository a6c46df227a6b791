import { Injectable } from '@nestjs/common';
import type { ClusterFigures } from '#domain/audit/audit-input.js';
import type { Course } from '#domain/audit/skills-appraisal.js';
import { dayOf } from '#domain/core/instant.js';
import { monthsBefore } from '#domain/learning/exposure-window.js';
import { figureCluster } from '#domain/learning/figure-cluster.js';
import { FirmFactsService } from '../skills/firm-facts.service.js';
import { CoursesStore } from './courses.store.js';
import { JointPlansStore } from './joint-plans.store.js';
import { LearningCountsStore } from './learning-counts.store.js';

/** Exchanges are those of a year, joint plans those that were checked within two. */
const EXCHANGE_MONTHS = 12;
const PLAN_MONTHS = 24;

/** Everything that an audit of the cluster takes from the hub's own records. */
export interface ClusterInputs {
  /** Absent when no firm has told its facts. */
  readonly figures?: ClusterFigures;
  readonly jointPlans: number;
  readonly courses: readonly Course[];
  /** Euro. */
  readonly budget: number;
  readonly citations: ClusterCitations;
}

/** What that rests on. */
export interface ClusterCitations {
  readonly at: string;
  readonly period: { readonly after: string; readonly until: string };
  /** Ids of the firms that have told their facts: the n-th one is member n, from 0. */
  readonly members: readonly string[];
  readonly exchanges: readonly string[];
  readonly jointPlans: readonly string[];
}

/** The evidence of the cluster as it stood at a moment. */
@Injectable()
export class ClusterInputsService {
  constructor(
    private readonly facts: FirmFactsService,
    private readonly counts: LearningCountsStore,
    private readonly plans: JointPlansStore,
    private readonly courses: CoursesStore,
  ) {}

  async inputsOf(at: Date): Promise<ClusterInputs> {
    const members = await this.facts.allAt(at);
    const period = { after: dayOf(monthsBefore(at, EXCHANGE_MONTHS)), until: dayOf(at) };
    const exchanges = await this.counts.exchanges(at, period);
    const plans = await this.plans.checkedAfter(dayOf(monthsBefore(at, PLAN_MONTHS)), at);
    const budget = await this.courses.budget(at);
    const { figures, counted } = figureCluster(members, exchanges);
    return {
      ...(figures && { figures }),
      jointPlans: plans.length,
      courses: (await this.courses.offered(at)).map(({ id, standard, cost, seats, success }) => ({
        ...{ id, competence: standard, cost, seats, success: success / 100 },
      })),
      budget: budget?.amount ?? 0,
      citations: {
        at: at.toISOString(),
        period,
        members: members.map(({ firmId }) => firmId),
        exchanges: counted,
        jointPlans: plans,
      },
    };
  }
}
