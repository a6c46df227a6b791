import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { TickLoop } from '../ledger/tick-loop.js';
import { dropOutbox } from './outbox.sql.js';

/** Well before rows that wait count as a bus that is away. */
const EVERY_MS = 10_000;

/**
 * The outbox of a party that uses no bus: the publisher writes its rows all the same, and nobody will
 * send them. They are dropped, not marked as sent. When the party turns to the bus, its first segment
 * shows followers a gap, which they fetch over HTTP.
 */
export class UnusedOutbox {
  private readonly log = new Logger('relay');
  private readonly loop: TickLoop;

  constructor(db: DataSource) {
    this.loop = new TickLoop(
      () => dropOutbox(db),
      EVERY_MS,
      (error) => {
        this.log.error(error instanceof Error ? error.message : String(error));
      },
    );
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
