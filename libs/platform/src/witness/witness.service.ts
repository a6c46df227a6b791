import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimedOrigin } from '#ledger/add-checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { keysAt } from '#ledger/log-keys.js';
import type { NoteSigner } from '#ledger/note-signer.js';
import { type CosignatureDecision, decideCosignature } from '#ledger/witness-decision.js';
import { Clock, Ids } from '../clock.js';
import { TRUSTED_LOGS, type TrustedLogs } from './trusted-logs.js';
import { plain, sizeConflict, type WitnessAnswer } from './witness-answer.js';
import {
  findWitnessedNote,
  keepEvidence,
  readWitnessState,
  swapWitnessState,
  type WitnessState,
} from './witness.sql.js';

/** Injection token of the witness key, a NoteSigner of type 4. */
export const WITNESS_SIGNER = Symbol('WITNESS_SIGNER');

/** Bytes of a request at most (docs/design/ledger.md 3). */
const MAX_REQUEST = 131_072;

/** Seconds the clock may be behind the last cosignature before it is taken to be wrong. */
const MAX_CLOCK_LAG = 300;

type Decision<S extends CosignatureDecision['status']> = Extract<
  CosignatureDecision,
  { status: S }
>;

/** Remembers the largest tree of each trusted log and cosigns only what extends it. */
@Injectable()
export class WitnessService {
  private readonly log = new Logger('witness');

  constructor(
    @Inject(WITNESS_SIGNER) private readonly signer: NoteSigner,
    @Inject(TRUSTED_LOGS) private readonly logs: TrustedLogs,
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The answer to add-checkpoint, by the table of docs/design/ledger.md 3 in its order. */
  async addCheckpoint(body: unknown): Promise<WitnessAnswer> {
    if (typeof body !== 'string') return plain(400, 'expected text\n');
    if (Buffer.byteLength(body) > MAX_REQUEST)
      return plain(413, `expected at most ${MAX_REQUEST} bytes\n`);
    const origin = claimedOrigin(body);
    const stored = origin === undefined ? undefined : await readWitnessState(this.db, origin);
    const keys = origin === undefined ? undefined : await this.logs.keysOf(origin);
    const logKeys = (name: string, size: number) =>
      name === origin && keys ? keysAt(keys, size) : undefined;
    const decision = decideCosignature({ body, stored, logKeys });
    switch (decision.status) {
      case 400:
      case 403:
        return plain(decision.status, `${decision.reason}\n`);
      case 404:
        return plain(404, 'unknown origin\n');
      case 409:
        return sizeConflict(decision.storedSize);
      case 422:
        return this.contradiction(decision, stored);
      case 200:
        return this.cosign(decision, stored);
    }
  }

  /** The latest cosigned note of an origin, by the SHA-256 of the origin in lower-case hex. */
  async checkpoint(hex: string): Promise<WitnessAnswer> {
    const note = /^[0-9a-f]{64}$/.test(hex) ? await findWitnessedNote(this.db, hex) : undefined;
    return note === undefined ? plain(404, 'never cosigned\n') : plain(200, note);
  }

  private async cosign(
    { origin, oldSize, size, root, text, noteText }: Decision<200>,
    stored: WitnessState | undefined,
  ): Promise<WitnessAnswer> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const last = stored?.cosignedAt ?? 0;
    if (now < last - MAX_CLOCK_LAG) return plain(503, 'the clock of the witness is behind\n');
    const cosignedAt = Math.max(now, last);
    const line = cosign(text, this.signer, cosignedAt);
    const state = { size, root, note: `${noteText}${line}`, cosignedAt };
    // crash before this commits: nobody saw the signature; after: the log asks again and gets a 200
    if (await swapWitnessState(this.db, origin, oldSize, state)) return plain(200, line);
    const winner = await readWitnessState(this.db, origin);
    return sizeConflict(winner?.size ?? 0);
  }

  private async contradiction(
    { origin, size, noteText, reason }: Decision<422>,
    stored: WitnessState | undefined,
  ): Promise<WitnessAnswer> {
    // Two roots of one size prove themselves; a failed proof may be only a mistake of the sender.
    const kind = stored && stored.size === size && stored.size > 0 ? 1 : 3;
    const isNew = await keepEvidence(this.db, {
      id: this.ids.next(),
      origin,
      kind,
      noteA: noteText,
      noteB: stored?.note,
      detail: reason,
      foundAt: this.clock.now(),
    });
    // once for each: whoever sends it again must not fill the log either
    if (isNew) this.log.error(`contradiction of ${origin} at size ${size}: ${reason}`);
    return plain(422, `${reason}\n`);
  }
}
