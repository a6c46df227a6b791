import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Firm, Firms, Invitation, People } from '#domain/generated/schemas.js';
import { nameKey } from '#domain/members/name-key.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { ErasedPerson } from '../privacy/personal-tables.service.js';
import type { Member, PersonRecord } from './member.js';
import { MembersStore } from './members.store.js';

/** Where somebody is to be from now on; what is absent stays. */
export interface Move {
  /** In lower case. */
  readonly email?: string | undefined;
  readonly firmId?: string | undefined;
  readonly leftAt?: Date | undefined;
}

/** The way back in, and the firm before and after; the same one when it was only left. */
export interface Restored {
  readonly invitation: Invitation;
  readonly firmBefore: string;
  readonly firmAfter: string;
  readonly addressChanged: boolean;
}

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

  /** The firm of a person. Refuses `person.unknown` for an account that is nobody's. */
  async firmOf(personId: string | undefined): Promise<Firm> {
    if (personId === undefined) throw new DomainError('person.unknown');
    const [{ firmId }, { items }] = await Promise.all([this.member(personId), this.firms()]);
    const firm = items.find(({ id }) => id === firmId);
    if (!firm) throw new DomainError('person.unknown');
    return firm;
  }

  async people(): Promise<People> {
    const people = await this.store.people();
    const accounts = await this.accounts.all();
    const roles = new Map(accounts.map((account) => [account.personId, account.roles]));
    return {
      items: people.map(({ id, key, firmId, givenName, familyName, email, leftAt }) => ({
        id,
        key,
        firmId,
        givenName,
        familyName,
        email,
        roles: [...(roles.get(id) ?? [])],
        ...(leftAt && { leftAt: leftAt.toISOString() }),
      })),
    };
  }

  /** Invites a person to set a password. Refuses `person.unknown`. */
  async invite(personId: string): Promise<Invitation> {
    const account = await this.accounts.findByPerson(personId);
    if (!account) throw new DomainError('person.unknown');
    return this.invitations.invite(account);
  }

  /**
   * Gives a person their access anew, under another address if need be, and moves them to another
   * firm or out of theirs. Who leaves a firm manages nobody in it. Refuses `person.unknown`,
   * `firm.unknown`, and `account.exists` for an address that somebody else has.
   */
  async restore(personId: string, move: Move, m: Transaction): Promise<Restored> {
    if (!(await this.store.lock(personId, m))) throw new DomainError('person.unknown');
    const person = await this.store.findPerson(personId, m);
    const account = await this.accounts.findByPerson(personId, m);
    if (!person || !account) throw new DomainError('person.unknown');
    const email = move.email ?? person.email;
    const firmId = move.firmId ?? person.firmId;
    if (!(await this.store.hasFirm(firmId, m))) throw new DomainError('firm.unknown');
    if (await this.store.isTaken(email, personId, m)) throw new DomainError('account.exists');
    const isGone = move.leftAt !== undefined || firmId !== person.firmId;
    const leftAt = move.leftAt ?? (isGone ? undefined : person.leftAt);
    await this.store.move(personId, { email, firmId, leftAt }, m);
    const roles = isGone ? account.roles.filter((role) => role !== 'manager') : account.roles;
    const invitation = await this.invitations.restart({ ...account, email, roles }, m);
    const addressChanged = email !== person.email;
    return { invitation, firmBefore: person.firmId, firmAfter: firmId, addressChanged };
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

  /** Everybody who holds a role, of one firm if it is named; who has left it aside. */
  holdersOf(role: string, firmId: string | undefined, m: Transaction): Promise<readonly string[]> {
    return this.store.holdersOf(role, firmId, m);
  }

  /** The people with these ids, by id. */
  async members(ids: readonly string[], m?: Transaction): Promise<ReadonlyMap<string, Member>> {
    const members = await this.store.findMembers([...new Set(ids)], m);
    return new Map(members.map((member) => [member.personId, member]));
  }
}
