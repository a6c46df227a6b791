import { Injectable } from '@nestjs/common';
import { admitAssessor, type Turn } from '#domain/claim/admit-assessor.js';
import type { Tie } from '#domain/claim/tie-between.js';
import type { Account } from '#platform/auth/account.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { MandatesService } from '../mandates/mandates.service.js';
import { MembersService } from '../members/members.service.js';
import type { ClaimFile } from './claim-file.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { EvidenceMakers } from './evidence-makers.service.js';

/** Somebody who is to assess a claim, and what was said of them. */
export interface Candidacy {
  readonly assessorId: string;
  readonly turn: Turn;
  readonly declared: {
    readonly tie: Tie;
    readonly kinship?: boolean;
    readonly money?: boolean;
  };
  /** Absent before the assessor is assigned. */
  readonly recordedTie?: Tie;
  /** Empty while they are not known. */
  readonly methods: readonly string[];
  /** The officer who is about to act for the hub. */
  readonly officer?: Account;
  readonly at: Date;
}

/** Admitted: the tie on record and the mandate under which the person assesses. */
export interface Admitted {
  readonly tie: Tie;
  readonly mandateId: string;
}

/** By which people speak for the hub on a claim; a release only follows an erasure. */
const FOR_THE_HUB = ['assign', 'moderate'];

/** Decides who may assess a claim, on what the hub knows now and has recorded before. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly members: MembersService,
    private readonly mandates: MandatesService,
    private readonly makers: EvidenceMakers,
    private readonly history: ClaimHistoryStore,
  ) {}

  /** Refuses what admitAssessor and checkMandate refuse, and `person.unknown`. */
  async admit(file: ClaimFile, asked: Candidacy, m: Transaction): Promise<Admitted> {
    const { claim, candidate, standard } = file;
    const { assessorId, turn, declared, recordedTie, methods, officer, at } = asked;
    const assessor = await this.members.member(assessorId, m);
    const tie = admitAssessor({
      candidate,
      assessor: { ...assessor, isAssessor: assessor.roles.includes('assessor') },
      turn,
      declaredTie: declared.tie,
      recordedTie,
      conflict: declared.kinship === true || declared.money === true,
      earlier: [
        ...claim.assessments.filter((a) => a.turn !== turn).map((a) => a.assessorId),
        ...claim.notes.flatMap(({ kind, personId }) =>
          personId !== undefined && (kind === 'moderation' || kind === 'gap-list')
            ? [personId]
            : [],
        ),
      ],
      makers: await this.makers.of(claim.id, m),
      officers: [...(await this.officersOf(file, m)), officer?.personId ?? ''],
    });
    const need = {
      standard: claim.standard,
      level: claim.level,
      language: standard.language,
      methods,
      at,
    };
    return { tie, mandateId: await this.mandates.covering(assessorId, need, m) };
  }

  private officersOf({ claim }: ClaimFile, m: Transaction): Promise<readonly string[]> {
    const accounts = claim.events.flatMap(({ command, accountId }) =>
      accountId !== undefined && FOR_THE_HUB.includes(command) ? [accountId] : [],
    );
    return this.history.personsOf(accounts, m);
  }
}
