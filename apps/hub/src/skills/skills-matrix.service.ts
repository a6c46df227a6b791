import { Injectable } from '@nestjs/common';
import type { SkillsMatrix } from '#domain/generated/schemas.js';
import { drawMatrix } from '#domain/skills/draw-matrix.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { writeCsv } from '../csv/write-csv.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { KnownStandards } from '../standards/known-standards.service.js';
import { SkillsInputs } from './skills-inputs.service.js';

const COLUMNS = [
  'role',
  'standard',
  'level',
  'core',
  'criticality',
  'needed',
  'verified',
  'claimed',
  'expiring_within_90_days',
];

/** What a firm needs and has, post by post, in numbers. */
@Injectable()
export class SkillsMatrixService {
  constructor(
    private readonly inputs: SkillsInputs,
    private readonly standards: KnownStandards,
    private readonly staff: FirmStaff,
    private readonly clock: Clock,
  ) {}

  /** Refuses `firm.not-yours`. */
  async read(firmId: string, me: Account): Promise<SkillsMatrix> {
    await this.staff.refuseOthers(firmId, me);
    const at = this.clock.now();
    const { roles, people, holdings, size, mappings } = await this.inputs.of(firmId, at);
    const uris = roles.flatMap(({ competences }) => competences.map(({ standard }) => standard));
    const known = await this.standards.known([...new Set(uris)]);
    return {
      at: at.toISOString(),
      people: size,
      roles: roles.map(({ id, name, people: held, holders, reviewedAt }) => ({
        ...{ id, name, people: held },
        among: holders.length > 0 ? 'holders' : 'firm',
        ...(reviewedAt && { reviewedAt: reviewedAt.toISOString() }),
      })),
      competences: [...known.values()].map(({ versionUri, title, mapped }) => ({
        ...{ standard: versionUri, title, mapped },
      })),
      cells: drawMatrix({ roles, people, holdings, mappings, at }),
    };
  }

  /** The same as CSV, a row for each cell. Refuses `firm.not-yours`. */
  async table(firmId: string, me: Account): Promise<string> {
    const { roles, cells } = await this.read(firmId, me);
    const names = new Map(roles.map(({ id, name }) => [id, name]));
    const rows = cells.map((cell) => [
      names.get(cell.roleId) ?? '',
      cell.standard,
      String(cell.level),
      cell.core ? 'yes' : 'no',
      ...[cell.criticality, cell.needed, cell.verified, cell.claimed, cell.expiring].map(String),
    ]);
    return writeCsv([COLUMNS, ...rows]);
  }
}
