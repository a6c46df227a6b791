import { Injectable } from '@nestjs/common';
import type {
  Accreditation,
  NewAccreditation,
  NewHub,
  RegisteredHub,
  RegisteredHubs,
} from '#domain/generated/schemas.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { AccreditationDecisions } from './accreditation-decisions.service.js';
import { accreditationView } from './accreditation-view.js';
import { DecisionBell } from './decision-bell.js';
import { HubRegistrations } from './hub-registrations.service.js';
import { HubsDirectory } from './hubs-directory.service.js';

/** What administrators do with hubs, and what everybody sees of them. */
@Injectable()
export class HubsService {
  constructor(
    private readonly registrations: HubRegistrations,
    private readonly decisions: AccreditationDecisions,
    private readonly directory: HubsDirectory,
    private readonly idempotency: Idempotency,
    private readonly bell: DecisionBell,
  ) {}

  list(): Promise<RegisteredHubs> {
    return this.directory.list();
  }

  async register(body: NewHub, accountId: string, key: string | undefined): Promise<RegisteredHub> {
    return this.directory.viewOf(await this.registrations.register(body, accountId, key));
  }

  async decide(
    hubId: string,
    body: NewAccreditation,
    accountId: string,
    key: string | undefined,
  ): Promise<Accreditation> {
    const request = { accountId, key, operation: `hubs.${hubId}.decide`, body };
    const decided = await this.idempotency.once(request, async (m) =>
      accreditationView(await this.decisions.decide(hubId, body, accountId, m)),
    );
    // crash here: decided, and nobody told; the follower finds out with the hub's next segment
    this.bell.ring(await this.directory.originOf(hubId));
    return decided;
  }
}
