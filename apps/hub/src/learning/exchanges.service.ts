import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import type { Exchange, Exchanges, NewExchange, NewRemoval } from '#domain/generated/schemas.js';
import { cutPage } from '#domain/paging/cut-page.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { type ExchangeRecord, ExchangesStore } from './exchanges.store.js';
import { refuseFuture } from './refuse-future.js';

function viewExchange({ recordedAt, confirmedAt, ...record }: ExchangeRecord): Exchange {
  return {
    ...record,
    firms: [...record.firms],
    recordedBy: record.recordingFirm === undefined ? 'hub' : 'firm',
    recordedAt: recordedAt.toISOString(),
    ...(confirmedAt && { confirmedAt: confirmedAt.toISOString() }),
  };
}

/** Firms that learn from each other. What one party records counts once another one confirms it. */
@Injectable()
export class ExchangesService {
  constructor(
    private readonly store: ExchangesStore,
    private readonly staff: FirmStaff,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A page: officers see all of them, managers those of their firm. Refuses `person.required`. */
  async list(me: Account, page: PageWanted): Promise<Exchanges> {
    const found = await this.store.page(await this.partOf(me), page);
    const { items, ...rest } = cutPage(found, page, ({ on, id }) => ({ key: on, id }));
    return { items: items.map(viewExchange), ...rest };
  }

  /** Refuses `firm.not-yours`, `firm.unknown` and `record.in-future`. */
  async record(body: NewExchange, me: Account, key: string | undefined): Promise<Exchange> {
    const party = await this.partyOf(body.firms, me);
    const recordedAt = this.clock.now();
    refuseFuture(body.on, dayOf(recordedAt));
    const request = { accountId: me.id, key, operation: 'exchanges.record', body };
    return this.idempotency.once(request, async (m) => {
      await this.staff.refuseUnknown(body.firms, m);
      const exchange: ExchangeRecord = {
        ...body,
        firms: [...body.firms].sort(),
        id: this.ids.next(),
        ...(party !== 'hub' && { recordingFirm: party }),
        recordedAt,
      };
      await this.store.add(exchange, m);
      return viewExchange(exchange);
    });
  }

  /**
   * By another party than the one that recorded it: the other firm, or an officer of no firm that
   * has a part in it. Refuses `exchange.unknown`, `firm.not-yours`, `exchange.own-word` and
   * `exchange.already-confirmed`.
   */
  confirm(id: string, me: Account): Promise<Exchange> {
    return this.store.atomically(async (m) => {
      const exchange = await this.store.findLocked(id, m);
      if (!exchange) throw new DomainError('exchange.unknown');
      const party = await this.partyOf(exchange.firms, me, m);
      if (party === (exchange.recordingFirm ?? 'hub')) throw new DomainError('exchange.own-word');
      if (exchange.confirmedAt) throw new DomainError('exchange.already-confirmed');
      const confirmedAt = this.clock.now();
      await this.store.confirm(id, confirmedAt, m);
      return viewExchange({ ...exchange, confirmedAt });
    });
  }

  /** By any party. Refuses `exchange.unknown` and `firm.not-yours`. */
  async remove(id: string, { reason }: NewRemoval, me: Account): Promise<void> {
    await this.store.atomically(async (m) => {
      const exchange = await this.store.findLocked(id, m);
      if (!exchange) throw new DomainError('exchange.unknown');
      await this.partyOf(exchange.firms, me, m);
      await this.store.remove(id, reason, this.clock.now(), m);
    });
  }

  /** For whom the account speaks: its firm where that has a part in it, before the hub. */
  private async partyOf(firms: readonly string[], me: Account, m?: Transaction): Promise<string> {
    const own = await this.staff.firmOf(me, m);
    if (own !== undefined && firms.includes(own)) return own;
    if (me.roles.includes('officer')) return 'hub';
    throw new DomainError('firm.not-yours');
  }

  /** The firm whose part somebody sees; undefined for officers, who see all. */
  private async partOf(me: Account): Promise<string | undefined> {
    if (me.roles.includes('officer')) return undefined;
    const firmId = await this.staff.firmOf(me);
    if (firmId === undefined) throw new DomainError('person.required');
    return firmId;
  }
}
