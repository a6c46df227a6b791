import { Inject, Injectable } from '@nestjs/common';
import type { Demand, SkillsInput } from '#domain/audit/audit-input.js';
import { gatherHolders, type Holding } from '#domain/skills/gather-holders.js';
import type { StandardMapping } from '#domain/skills/level-for.js';
import { planDemands } from '#domain/skills/plan-demands.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { KnownStandards } from '../standards/known-standards.service.js';
import type { FactsRecord } from './firm-facts.store.js';
import type { CitedCredential } from './firm-holdings.service.js';
import type { RoleRecord } from './role-profile-record.js';
import { SkillsSources } from './skills-sources.service.js';

/** What a firm needs and has at a moment, and what that rests on. */
export interface FirmSkills {
  readonly skills: SkillsInput;
  /** Full-time equivalents: as the firm said, else as the cluster's list has it. */
  readonly heads: number;
  readonly facts: FactsRecord | undefined;
  /** Everybody, those whom the hub does not know too. */
  readonly size: number;
  /** Ids of those whom it knows; the n-th one is `p` and n. */
  readonly people: readonly string[];
  readonly roles: readonly RoleRecord[];
  readonly holdings: readonly Holding[];
  readonly credentials: readonly CitedCredential[];
  readonly claims: readonly string[];
  /** Of every standard that is demanded or held. */
  readonly mappings: ReadonlyMap<string, readonly StandardMapping[]>;
}

/** Puts together what the gap analysis of a firm takes. */
@Injectable()
export class SkillsInputs {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly sources: SkillsSources,
    private readonly staff: FirmStaff,
    private readonly standards: KnownStandards,
  ) {}

  /** Refuses `firm.unknown`. */
  async of(firmId: string, at: Date): Promise<FirmSkills> {
    const listed = await this.staff.listedSize(firmId);
    const { facts, roles, held } = await this.sources.of(firmId, at);
    const heads = facts?.heads ?? listed;
    const size = Math.max(held.people.length, Math.ceil(heads));
    const needed = roles.flatMap(({ competences }) => competences);
    const known = await this.standards.known([
      ...new Set([
        ...needed.map(({ standard }) => standard),
        ...held.holdings.map(({ standard }) => standard),
      ]),
    ]);
    const planned = planDemands(roles, (uri) => known.get(uri)?.mapped ?? false);
    const marketing = this.config.marketingStandard ?? ownMarketing(planned.demands) ?? null;
    const targets = [
      ...new Set([
        ...planned.demands.map(({ competence }) => competence),
        ...(marketing === null ? [] : [marketing]),
      ]),
    ];
    const mappings = new Map([...known].map(([uri, standard]) => [uri, standard.mappings]));
    const { people, holdings } = held;
    return {
      ...{ heads, facts, size, roles, mappings, ...held },
      skills: {
        ...planned,
        holders: gatherHolders({ people, size, holdings, targets, mappings, at }),
        ...(facts?.marketingWaiver !== undefined && { marketingWaiver: facts.marketingWaiver }),
        marketingCompetence: marketing,
      },
    };
  }
}

/** Where the hub names no standard for it, what the firm itself needs most in marketing. */
const ownMarketing = (demands: readonly Demand[]): string | undefined =>
  demands
    .filter(({ family }) => family === 'MKT')
    .sort((a, b) => b.criticality - a.criticality || b.level - a.level)[0]?.competence;
