import { Injectable } from '@nestjs/common';
import {
  type HubKey,
  HubRecordsStore,
  type LocalStandard,
  type Proposal,
} from './hub-records.store.js';

/** What hubs said in their ledgers, for other features to read. */
@Injectable()
export class HubRecords {
  constructor(private readonly store: HubRecordsStore) {}

  standards(): Promise<readonly LocalStandard[]> {
    return this.store.standards();
  }

  hasStandard(origin: string, versionUri: string): Promise<boolean> {
    return this.store.hasStandard(origin, versionUri);
  }

  keys(): Promise<readonly HubKey[]> {
    return this.store.keys();
  }

  proposals(): Promise<readonly Proposal[]> {
    return this.store.proposals();
  }

  /** The proposal of an id; undefined also when two hubs use the id, as nobody could tell which is meant. */
  async proposal(id: string): Promise<Proposal | undefined> {
    const [found, ...others] = await this.store.findProposals(id);
    return others.length === 0 ? found : undefined;
  }
}
