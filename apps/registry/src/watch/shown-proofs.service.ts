import { Injectable, Logger } from '@nestjs/common';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { CheckpointObserver } from '#platform/federation/checkpoint-observer.js';
import { parseLogKeys } from '#platform/ledger/key-changes.sql.js';
import { HubsDirectory } from '../accreditation/hubs-directory.service.js';

/**
 * The checkpoint under a proof that somebody shows: a hub that signed another history for one
 * holder alone is caught here.
 */
@Injectable()
export class ShownProofs {
  private readonly log = new Logger('watch');

  constructor(
    private readonly directory: HubsDirectory,
    private readonly observer: CheckpointObserver,
  ) {}

  /** Never rejects: a verdict does not wait for a ledger of ours that cannot take evidence now. */
  async observe(proofText: string): Promise<void> {
    const shown = checkpointOf(proofText);
    if (!shown) return;
    try {
      const found = await this.directory.byOrigin(shown.origin);
      if (!found) return;
      const keys = parseLogKeys(await this.directory.logKeysOf(found.hub));
      await this.observer.observe(shown.note, keys, 'proof');
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`a shown checkpoint of ${shown.origin} was not observed: ${why}`);
    }
  }
}

function checkpointOf(proofText: string): { origin: string; note: string } | undefined {
  try {
    // as the verdict reads it: mail and clipboards change line ends
    const proof = parseTlogProof(`${proofText.replaceAll('\r\n', '\n').trimEnd()}\n`);
    const { origin } = parseCheckpointBody(parseSignedNote(proof.checkpoint).text);
    return { origin, note: proof.checkpoint };
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}
