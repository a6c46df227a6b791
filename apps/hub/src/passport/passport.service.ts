import { Injectable } from '@nestjs/common';
import { bakePng } from '#credentials/bake-png.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { CredentialSummaries, CredentialSummary } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import type { ProofState } from '#platform/ledger/ledger-proofs.js';
import type { StoredCredential } from '../issuing/certifiable.js';
import { CredentialsService } from '../issuing/credentials.service.js';
import { OpenBadgeJwts } from '../issuing/open-badge-jwts.service.js';
import { summaryOf } from '../issuing/summary-of.js';
import { badgePicture } from './badge-picture.js';

/** What a holder sees of their credentials, and an officer of all. */
@Injectable()
export class PassportService {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly openBadgeJwts: OpenBadgeJwts,
    private readonly clock: Clock,
  ) {}

  /** With `contested`, only those that wait for a decision. Refuses `request.refused` but for "true". */
  async list(me: Account, contested?: string): Promise<CredentialSummaries> {
    if (contested !== undefined && contested !== 'true')
      throw new DomainError('request.refused', { expected: 'contested=true, or without it' });
    const visible = me.roles.includes('officer')
      ? await this.credentials.all()
      : await this.credentials.ofPerson(holderOf(me));
    const now = this.clock.now();
    const wanted = visible.filter(({ contestedAt }) => contested === undefined || contestedAt);
    return { items: wanted.map((credential) => summaryOf(credential, now)) };
  }

  async summary(id: string, me: Account): Promise<CredentialSummary> {
    return summaryOf(await this.find(id, me), this.clock.now());
  }

  async openBadge(id: string, me: Account): Promise<string> {
    return (await this.find(id, me)).openBadge;
  }

  async jwt(id: string, me: Account): Promise<string> {
    return (await this.find(id, me)).jwt;
  }

  /** Signed when it is first asked for. Refuses as OpenBadgeJwts does. */
  async openBadgeJwt(id: string, me: Account): Promise<string> {
    return (await this.openBadgeJwts.of(await this.find(id, me))).jwt;
  }

  async openBadgeJwtProof(id: string, me: Account, waitMs: number): Promise<ProofState> {
    return this.openBadgeJwts.proofOf(await this.find(id, me), waitMs);
  }

  /** A picture with the Open Badge in it. */
  async badge(id: string, me: Account): Promise<Buffer> {
    const { record, openBadge } = await this.find(id, me);
    return bakePng(badgePicture(record.standard.level), openBadge);
  }

  async proof(id: string, me: Account, waitMs: number): Promise<ProofState> {
    return this.credentials.proofOf(await this.find(id, me), waitMs);
  }

  /** Somebody else's credential is as unknown as one that does not exist. */
  private async find(id: string, me: Account): Promise<StoredCredential> {
    const credential = await this.credentials.get(id);
    if (!me.roles.includes('officer') && credential.personId !== me.personId)
      throw new DomainError('credential.unknown');
    return credential;
  }
}

function holderOf({ personId }: Account): string {
  if (personId === undefined) throw new DomainError('person.required');
  return personId;
}
