import { Injectable } from '@nestjs/common';
import type { BulkColumn, BulkRow, CellFault } from '#domain/bulk/read-bulk-row.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { ProblemCode } from '#domain/core/problem-codes.js';
import type { Account } from '#platform/auth/account.js';
import { MembersService } from '../members/members.service.js';
import type { PersonRecord } from '../members/member.js';
import { MandatesService } from '../mandates/mandates.service.js';
import type { Certifiable } from '../issuing/certifiable.js';
import { certifiableOf } from './certifiable-of.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimsStore } from './claims.store.js';
import { StatedAssessments } from './stated-assessments.service.js';
import type { JudgedRow, SoundRow } from './row-judge.js';

/** Holds the rows of a bulk file against every rule of claims; writes nothing by itself. */
@Injectable()
export class RowJudgeService {
  constructor(
    private readonly members: MembersService,
    private readonly files: ClaimFiles,
    private readonly claims: ClaimsStore,
    private readonly stated: StatedAssessments,
    private readonly mandates: MandatesService,
  ) {}

  async judge(row: BulkRow, officer: Account): Promise<JudgedRow> {
    const person = await this.members.findByKey(row.personRef);
    if (!person) return { faults: [faultOf('person_ref', 'person.unknown', row.personRef)] };
    const faults = identityFaults(row, person);
    if (faults.length > 0) return { faults };
    try {
      const { grounds } = row;
      const sound =
        'claimId' in grounds
          ? await this.decided(grounds.claimId, person, officer)
          : await this.stated.draft(grounds.assessment, person, officer);
      return { sound: { ...sound, certifiable: withRowWords(sound.certifiable, row) } };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { faults: faultsOf(error, row) };
    }
  }

  /** A claim of the hub that was decided and offered. */
  private async decided(
    claimId: string,
    person: PersonRecord,
    officer: Account,
  ): Promise<SoundRow> {
    const file = await this.files.find(claimId);
    const { claim } = file;
    if (claim.personId !== person.id) throw new DomainError('claim.unknown');
    if (claim.state !== 'offered')
      throw new DomainError('claim.not-allowed-in-state', {
        expected: 'offered',
        got: claim.state,
      });
    if (claim.assessments.some(({ assessorId }) => assessorId === officer.personId))
      throw new DomainError('issuer.was-assessor');
    return {
      personId: person.id,
      certifiable: certifiableOf(file),
      settle: async (credentialId, at, m) => {
        if ((await this.claims.lockedState(claimId, m)) !== 'offered') return false;
        for (const { submitted } of claim.assessments)
          if (submitted) await this.mandates.confirm(submitted.mandateId, submitted.at, m);
        await this.claims.move(claimId, 'offered', 'certified', m, credentialId);
        const event = { claimId, command: 'accept', from: 'offered', to: 'certified' } as const;
        await this.claims.record({ ...event, accountId: officer.id, at }, m);
        return true;
      },
    };
  }
}

/** The language and the last day that the row asks for. */
function withRowWords(certifiable: Certifiable, { language, validUntil }: BulkRow): Certifiable {
  return {
    ...certifiable,
    ...(language !== undefined && { language }),
    ...(validUntil !== undefined && { validUntil: `${validUntil}T23:59:59Z` }),
  };
}

/** The row must mean the person that the hub knows: a slip of the key would certify somebody else. */
function identityFaults(row: BulkRow, person: PersonRecord): readonly CellFault[] {
  const compared: readonly [BulkColumn, string, string][] = [
    ['given_name', row.givenName, person.givenName],
    ['family_name', row.familyName, person.familyName],
    ['email', row.email, person.email],
  ];
  return compared.flatMap(([column, got, held]) =>
    got === held ? [] : [faultOf(column, 'bulk.person-mismatch', got)],
  );
}

const EXPECTED: Partial<Record<ProblemCode, string>> = {
  'person.unknown': 'the key of a person of the cluster',
  'bulk.person-mismatch': 'what the hub holds of this person',
  'claim.unknown': 'a claim of this person',
};

const faultOf = (
  column: BulkColumn,
  code: ProblemCode,
  got: string,
  expected = EXPECTED[code] ?? 'what the rule asks for',
): CellFault => ({ column, code, expected, got: got.slice(0, 80) });

/** Where in the row a rule of claims finds fault; the longest beginning of the code decides. */
const COLUMNS: readonly (readonly [string, BulkColumn])[] = [
  ['claim.level', 'level'],
  ['claim.standard', 'standard_version'],
  ['claim.duplicate', 'standard_version'],
  ['claim.', 'claim_id'],
  ['credential.', 'standard_version'],
  ['judgement.criterion', 'criteria_met'],
  ['judgement.', 'evidence_digests'],
  ['evidence.', 'evidence_digests'],
  ['experience.', 'experience_from'],
  ['assessor.second', 'second_assessor_ref'],
  ['assessor.', 'assessor_ref'],
  ['issuer.', 'assessor_ref'],
  ['assessment.', 'assessed_on'],
];

function faultsOf({ code, refusal }: DomainError, row: BulkRow): readonly CellFault[] {
  const column = COLUMNS.find(([start]) => code.startsWith(start))?.[1] ?? 'row_key';
  const got = cellOf(row, column);
  const [first, ...more] = refusal.issues ?? [];
  if (!first) return [faultOf(column, code, refusal.got ?? got, refusal.expected)];
  return [first, ...more].map((issue) => ({
    column,
    code: issue.code ?? code,
    expected: issue.message.slice(0, 500),
    got: got.slice(0, 80),
  }));
}

function cellOf({ grounds, rowKey, ...row }: BulkRow, column: BulkColumn): string {
  if ('claimId' in grounds) return column === 'claim_id' ? grounds.claimId : rowKey;
  const { assessment } = grounds;
  const cells: Partial<Record<BulkColumn, string>> = {
    level: String(assessment.level),
    standard_version: assessment.standard,
    criteria_met: assessment.criteriaMet.join('|'),
    evidence_digests: assessment.evidenceDigests.join('|'),
    experience_from: row.experienceFrom ?? '',
    assessor_ref: assessment.assessorRef,
    second_assessor_ref: assessment.secondAssessorRef ?? '',
    assessed_on: assessment.assessedOn,
  };
  return cells[column] ?? rowKey;
}
