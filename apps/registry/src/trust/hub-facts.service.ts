import { Injectable } from '@nestjs/common';
import type { HubRecord } from '../accreditation/hub-record.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { ListedFindings } from '../watch/listed-findings.sql.js';
import type { TrustFacts } from './trust-facts.js';

type Hub = TrustFacts['hubs'][number];

/** The hubs with the keys of their ledgers and what was found against them. */
@Injectable()
export class HubFacts {
  constructor(
    private readonly directory: HubsDirectory,
    private readonly findings: ListedFindings,
  ) {}

  /** Changes whenever a finding does. */
  findingsState(): Promise<string> {
    return this.findings.state();
  }

  async all(): Promise<readonly Hub[]> {
    return Promise.all((await this.directory.hubs()).map((hub) => this.withFacts(hub)));
  }

  private async withFacts(hub: HubRecord): Promise<Hub> {
    const keys = await this.directory.logKeysOf(hub);
    return {
      ...hub,
      logKeys: keys.map(({ verifierKey, fromSize, toSize }) => ({
        verifierKey,
        fromSize: String(fromSize),
        ...(toSize !== undefined && { toSize: String(toSize) }),
      })),
      findings: [...(await this.findings.of(hub.origin))],
    };
  }
}
