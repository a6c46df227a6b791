import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TickLoop } from '#platform/ledger/tick-loop.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { LedgerWatch } from './ledger-watch.service.js';
import { StatusListWatch } from './status-list-watch.service.js';
import { SuccessionWatch } from './succession-watch.service.js';

/** Looks at the ledger of every accredited hub, again and again; one that fails does not stop the others. */
@Injectable()
export class WatchRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('watch');
  private readonly loop: TickLoop;

  constructor(
    @Inject(REGISTRY_CONFIG) config: RegistryConfig,
    private readonly directory: HubsDirectory,
    private readonly ledgers: LedgerWatch,
    private readonly lists: StatusListWatch,
    private readonly successions: SuccessionWatch,
  ) {
    this.loop = new TickLoop(
      () => this.tick(),
      config.watchMs,
      (error) => {
        this.say('the hubs', error);
      },
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async tick(): Promise<void> {
    for (const { origin } of await this.directory.hubs()) {
      try {
        if ((await this.directory.byOrigin(origin))?.standing !== 'accredited') continue;
        await this.ledgers.look(origin);
        await this.successions.look(origin);
        await this.lists.look(origin);
      } catch (error) {
        this.say(origin, error);
      }
    }
  }

  private say(what: string, error: unknown): void {
    this.log.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
