import { PublicationRefused } from '#federation/check-records.js';
import type { BusHealth, FederationBus, Subscription } from '#federation/bus.js';

/**
 * The bus of a party that follows over HTTP alone: nothing arrives, nothing is waited for, and what
 * is published is refused (`bus.closed`), so that no caller can believe it was sent.
 */
export class NoBus implements FederationBus {
  ensureTopics(): Promise<void> {
    return Promise.resolve();
  }

  publish(): Promise<void> {
    return Promise.reject(new PublicationRefused('bus.closed', 'this party uses no bus'));
  }

  subscribe(): Promise<Subscription> {
    return Promise.resolve({
      state: () => ({ assigned: [], lastPollAt: undefined, rebalances: 0 }),
      pause: () => undefined,
      resume: () => undefined,
      close: () => Promise.resolve(),
    });
  }

  lag(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  endOffsets(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- an empty iterable waits for nothing
  async *read(): AsyncGenerator<never> {
    yield* [];
  }

  health(): Promise<BusHealth> {
    return Promise.resolve({ reachable: false });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
