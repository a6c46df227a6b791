import { Inject, Injectable } from '@nestjs/common';
import { parseSignedNote } from '#ledger/signed-note.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { entriesBetween, newestNote } from '#platform/federation/mirror.sql.js';
import { newestCosignature } from '#platform/federation/newest-cosignature.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';
import { findLog } from '#platform/ledger/open-log.sql.js';
import { REGISTRY_CONFIG, type RegistryConfig } from '../registry.config.js';
import { checkGrowth } from './check-growth.js';
import { checkLeaves } from './check-leaves.js';
import { KnownStandards } from './known-standards.sql.js';
import { WatchPositions } from './watch-positions.sql.js';

/** Leaves judged in one transaction. */
const LEAVES_AT_ONCE = 1000;

/** Reads the mirrors as they grow and notes what is wrong with them. */
@Injectable()
export class LedgerWatch {
  constructor(
    @Inject(REGISTRY_CONFIG) private readonly config: Pick<RegistryConfig, 'watchStaleS'>,
    private readonly positions: WatchPositions,
    private readonly standards: KnownStandards,
    private readonly clock: Clock,
  ) {}

  /** All that one ledger has had since the last time. */
  async look(origin: string): Promise<void> {
    // crash between two runs: findings and position were written together, nothing is judged twice
    while (await this.positions.together((m) => this.readOn(origin, m)));
  }

  /** Whether there may be more. */
  private async readOn(origin: string, m: Transaction): Promise<boolean> {
    const log = await findLog(m, origin);
    const newest = log && (await newestNote(m, log.logId));
    if (!newest) return false;
    const at = this.clock.now();
    const { nextIndex } = await this.positions.take(origin, m);
    // only what a signed checkpoint covers: a pull may have run ahead of its note
    const end = Math.min(newest.size, nextIndex + LEAVES_AT_ONCE);
    const entries = await entriesBetween(m, log.logId, nextIndex, end);
    const { findings, lastSeq } = checkLeaves(
      entries.map((entry) => readPublicEvent(entry, origin)),
      nextIndex,
      {
        lastSeq: await this.positions.seqs(origin, m),
        heldBodies: await this.positions.heldBodies(log.logId, m),
        ...(await this.standards.of(origin, m)),
      },
    );
    const growth = checkGrowth(
      { ...newest, origin },
      (await isClosed(m, log.logId, newest.size, origin))
        ? 'closed'
        : {
            cosignedAt: newestCosignature(parseSignedNote(newest.note)),
            now: Math.floor(at.getTime() / 1000),
            limit: this.config.watchStaleS,
          },
    );
    if (!growth.some(({ code }) => code === 'ledger.stale'))
      await this.positions.mended(origin, 'ledger.stale', at, m);
    for (const finding of [...findings, ...growth])
      await this.positions.find(origin, finding, at, m);
    await this.positions.findAccusations(origin, m);
    await this.positions.keepSeqs(origin, lastSeq, m);
    await this.positions.moveTo(origin, nextIndex + entries.length, m);
    return entries.length > 0 && nextIndex + entries.length < newest.size;
  }
}

async function isClosed(m: Transaction, logId: number, size: number, origin: string) {
  const [last] = await entriesBetween(m, logId, size - 1, size);
  const reading = last && readPublicEvent(last, origin);
  return reading?.kind === 'event' && reading.event.type === 'eu.guildmark.ledger.closed.v1';
}
