import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { fetchGuarded } from '#platform/fetch/fetch-guarded.js';
import { type PublishedList, WatchPositions } from './watch-positions.sql.js';

/** A list is served as soon as it is signed, its leaf comes up to two merge delays of 60 s later. */
const GRACE_MS = 120_000;

/** Fetches what hubs serve as status lists and compares it with what their ledgers published. */
@Injectable()
export class StatusListWatch {
  constructor(
    @Inject(REGISTRY_CONFIG)
    private readonly config: Pick<RegistryConfig, 'isLocal' | 'privateNetworks'>,
    private readonly positions: WatchPositions,
    private readonly clock: Clock,
  ) {}

  /** A list that cannot be had proves nothing: only other bytes are a finding. */
  async look(origin: string): Promise<void> {
    const { isLocal, privateNetworks } = this.config;
    for (const list of await this.positions.newestLists(origin)) {
      const answer = await fetchGuarded(list.url, isLocal, privateNetworks);
      if (answer.state !== 'found') continue;
      const served = createHash('sha256').update(answer.value).digest('hex');
      await this.compare(origin, list, served);
    }
  }

  private compare(origin: string, list: PublishedList, served: string): Promise<void> {
    const { url, sha256, index } = list;
    const at = this.clock.now();
    return this.positions.together(async (m) => {
      const { statusMismatch } = await this.positions.take(origin, m);
      if (served === sha256) {
        await this.positions.mended(origin, 'statuslist.digest-mismatch', at, m);
        return this.positions.setMismatch(origin, undefined, m);
      }
      const seen = `${String(index)} ${served} `;
      if (statusMismatch?.startsWith(seen) !== true)
        return this.positions.setMismatch(origin, `${seen}${at.toISOString()}`, m);
      const since = Date.parse(statusMismatch.slice(seen.length));
      if (at.getTime() - since <= GRACE_MS) return;
      const detail = `${url} is served with digest ${served}, published was ${sha256}`;
      const code = 'statuslist.digest-mismatch';
      await this.positions.find(origin, { code, index, detail: detail.slice(0, 500) }, at, m);
    });
  }
}
