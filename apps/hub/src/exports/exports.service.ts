import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { PassportExport } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { Takings } from '../accesses/takings.service.js';
import { EXPORT_KEPT_MS, viewExport } from './export-view.js';
import { type ExportRecord, ExportsStore } from './exports.store.js';

/** Exports as their person asks for and follows them. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly store: ExportsStore,
    private readonly takings: Takings,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The running export where there is one; else a new one, in the place of those before. */
  start(me: Account, key: string | undefined): Promise<PassportExport> {
    const personId = personOf(me);
    const request = { accountId: me.id, key, operation: 'exports.start', body: {} };
    return this.idempotency.once(request, async (m) => {
      const [id, requestedAt] = [this.ids.next(), this.clock.now()];
      const started = await this.store.start({ id, personId, accountId: me.id, requestedAt }, m);
      if (started.id === id) await this.takings.note(personId, 'export-made', id, m);
      return viewExport(started, []);
    });
  }

  /** Refuses `export.unknown`. */
  async find(id: string, me: Account): Promise<PassportExport> {
    const found = await this.known(id, me);
    return viewExport(found, found.finishedAt ? await this.store.listed(id) : []);
  }

  /** An export whose archive is handed out now. Refuses `export.unknown` and `export.not-ready`. */
  async take(id: string, me: Account): Promise<ExportRecord> {
    const found = await this.known(id, me);
    if (found.state !== 'done')
      throw new DomainError('export.not-ready', { expected: 'done', got: found.state });
    // crash after it: a taking is noted that did not happen, never the other way round
    await this.takings.note(found.personId, 'export-taken', id);
    return found;
  }

  private async known(id: string, me: Account): Promise<ExportRecord> {
    const found = await this.store.find(id, personOf(me));
    const over = new Date(this.clock.now().getTime() - EXPORT_KEPT_MS);
    if (!found || (found.finishedAt && found.finishedAt < over))
      throw new DomainError('export.unknown');
    return found;
  }
}

function personOf({ personId }: Account): string {
  if (personId === undefined) throw new DomainError('person.required');
  return personId;
}
