import { Injectable } from '@nestjs/common';
import type { LedgerOpened } from '#domain/generated/schemas.js';
import { type Checkpoint, parseCheckpointBody } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { Clock } from '#platform/clock.js';
import { readPublicEvent } from '#platform/federation/read-public-event.js';
import { parseLogKeys } from '#platform/ledger/key-changes.sql.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { Successions, UNPROVEN } from './successions.sql.js';
import { WatchPositions } from './watch-positions.sql.js';

/**
 * Judges the predecessor that the first leaf of a mirrored ledger names (docs/design/ledger.md 10.5).
 * What holds is recorded once and for ever; what does not is a finding, which is looked at again
 * until it is resolved: the mirror of the predecessor may come later, and so may its end.
 */
@Injectable()
export class SuccessionWatch {
  constructor(
    private readonly successions: Successions,
    private readonly positions: WatchPositions,
    private readonly directory: HubsDirectory,
    private readonly clock: Clock,
  ) {}

  async look(origin: string): Promise<void> {
    const entry = await this.successions.unjudgedFirstEntry(origin);
    const note = entry && predecessorIn(entry, origin);
    if (note === undefined) return;
    const named = checkpointIn(note);
    const fault = named ? await this.faultOf(note, named) : 'it is no checkpoint';
    const at = this.clock.now();
    await this.positions.together(async (m) => {
      const isLinked =
        fault === undefined && named && (await this.successions.link(named.origin, origin, m));
      if (isLinked) return this.positions.mended(origin, UNPROVEN, at, m);
      const detail = `${named?.origin ?? 'predecessor'}: ${fault ?? 'it has another successor'}`;
      const finding = { code: UNPROVEN, index: 0, detail: detail.slice(0, 500) };
      return this.positions.find(origin, finding, at, m);
    });
  }

  /** Why the registry cannot say that this is a checkpoint of a ledger that came to its end. */
  private async faultOf(note: string, { origin, size, root }: Checkpoint) {
    const found = await this.directory.byOrigin(origin);
    if (!found) return 'it is not registered';
    try {
      openRotatedCheckpoint(note, parseLogKeys(await this.directory.logKeysOf(found.hub)));
    } catch (error) {
      if (error instanceof LedgerFormatError) return error.message;
      throw error;
    }
    const mirror = await this.successions.mirrorOf(origin, size);
    if (!mirror) return `the mirror does not reach size ${String(size)}`;
    if (!mirror.root.equals(root)) return `the mirror has another root at size ${String(size)}`;
    // Checkpoints are public: without this any hub could name itself the successor of one at work.
    const last = readPublicEvent(mirror.lastEntry, origin);
    const isClosed = last.kind === 'event' && last.event.type === 'eu.guildmark.ledger.closed.v1';
    if (!isClosed && found.standing === 'accredited') return 'it is accredited and not closed';
    return undefined;
  }
}

function predecessorIn(entry: Buffer, origin: string): string | undefined {
  const reading = readPublicEvent(entry, origin);
  if (reading.kind !== 'event' || reading.event.type !== 'eu.guildmark.ledger.opened.v1')
    return undefined;
  // the reading is valid against the schema of its type
  return (reading.event.data as unknown as LedgerOpened).succeeds;
}

function checkpointIn(note: string): Checkpoint | undefined {
  try {
    return parseCheckpointBody(parseSignedNote(note).text);
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}
