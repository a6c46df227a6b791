import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Firms, Invitation, People } from '#domain/generated/schemas.js';
import { nameKey } from '#domain/members/name-key.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { ErasedPerson } from '../privacy/personal-tables.service.js';
import type { Member, PersonRecord } from './member.js';
import { MembersStore } from './members.store.js';

/** Who belongs to the cluster. */
@Injectable()
export class MembersService {
  constructor(
    private readonly store: MembersStore,
    private readonly accounts: AccountsStore,
    private readonly invitations: InvitationsService,
  ) {}

  async firms(): Promise<Firms> {
    const firms = await this.store.firms();
    return {
      items: firms.map(({ id, key, name, trade, town, staff }) => ({
        id,
        key,
        name,
        trade,
        town,
        staff,
      })),
    };
  }

  async people(): Promise<People> {
    const people = await this.store.people();
    const accounts = await this.accounts.all();
    const roles = new Map(accounts.map((account) => [account.personId, account.roles]));
    return {
      items: people.map(({ id, key, firmId, givenName, familyName, email }) => ({
        id,
        key,
        firmId,
        givenName,
        familyName,
        email,
        roles: [...(roles.get(id) ?? [])],
      })),
    };
  }

  /** Invites a person to set a password. Refuses `person.unknown`. */
  async invite(personId: string): Promise<Invitation> {
    const account = await this.accounts.findByPerson(personId);
    if (!account) throw new DomainError('person.unknown');
    return this.invitations.invite(account);
  }

  /** The person with this id. Refuses `person.unknown`. */
  async member(personId: string, m?: Transaction): Promise<Member> {
    const [member] = await this.store.findMembers([personId], m);
    if (!member) throw new DomainError('person.unknown');
    return member;
  }

  /** The person if they are there and not erased; held until the transaction ends. */
  lock(personId: string, m: Transaction): Promise<ErasedPerson | undefined> {
    return this.store.lock(personId, m);
  }

  /** Their own row is reduced to an id, or goes; to be called after everything that refers to it. */
  erase(personId: string, m: Transaction): Promise<void> {
    return this.store.erase(personId, m);
  }

  /** The person with this key of the cluster's files, erased people aside. */
  findByKey(key: string, m?: Transaction): Promise<PersonRecord | undefined> {
    return this.store.findByKey(key, m);
  }

  /** Everybody whose name has one of these keys (name-key.ts). */
  async idsNamed(keys: ReadonlySet<string>, m?: Transaction): Promise<readonly string[]> {
    const people = await this.store.people(m);
    return people
      .filter(({ givenName, familyName }) => keys.has(nameKey(`${givenName} ${familyName}`)))
      .map(({ id }) => id);
  }

  /** The people with these ids, by id. */
  async members(ids: readonly string[], m?: Transaction): Promise<ReadonlyMap<string, Member>> {
    const members = await this.store.findMembers([...new Set(ids)], m);
    return new Map(members.map((member) => [member.personId, member]));
  }
}
