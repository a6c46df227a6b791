import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  FindingResolution,
  LedgerEvidences,
  LedgerFinding,
  LedgerFindings,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { WatchedLedgers } from './watched-ledgers.sql.js';

/** What is known against a hub's ledger. */
@Injectable()
export class WatchService {
  constructor(
    private readonly directory: HubsDirectory,
    private readonly ledgers: WatchedLedgers,
    private readonly clock: Clock,
  ) {}

  async evidence(hubId: string): Promise<LedgerEvidences> {
    return { items: [...(await this.ledgers.evidence(await this.directory.originOf(hubId)))] };
  }

  async findings(hubId: string): Promise<LedgerFindings> {
    return { items: [...(await this.ledgers.findings(await this.directory.originOf(hubId)))] };
  }

  /** Refuses `hub.unknown` and `finding.unknown`. */
  async resolve(hubId: string, finding: FindingResolution): Promise<LedgerFinding> {
    const origin = await this.directory.originOf(hubId);
    const resolved = await this.ledgers.resolve(origin, finding, this.clock.now());
    if (!resolved) throw new DomainError('finding.unknown');
    return resolved;
  }
}
