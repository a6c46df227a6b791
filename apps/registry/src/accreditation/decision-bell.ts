import { Injectable } from '@nestjs/common';

/**
 * Tells whoever follows ledgers that a decision on a hub was committed. A missed ring costs time
 * only: what is on the bus or at the hub is taken up later.
 */
@Injectable()
export class DecisionBell {
  private readonly listeners = new Set<(origin: string) => void>();

  listen(listener: (origin: string) => void): void {
    this.listeners.add(listener);
  }

  ring(origin: string): void {
    for (const listener of this.listeners) listener(origin);
  }
}
