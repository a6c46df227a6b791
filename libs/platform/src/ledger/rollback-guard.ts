import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LogKey } from '#ledger/log-keys.js';
import { type Policy, quorumMet } from '#ledger/policy.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { askMemory } from './ask-witness.js';
import { ownLogKeys } from './key-changes.sql.js';
import { LEDGER_OPTIONS, type LedgerOptions, policyOf } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { OWN_LOG } from './open-log.sql.js';
import { readHead } from './publisher.sql.js';
import { rootAt } from './read-hashes.sql.js';

/**
 * Before anything is sequenced or signed, the witnesses are asked what they remember of this log: a
 * restored backup must not sign a second history (docs/design/ledger.md 9.5).
 */
@Injectable()
export class RollbackGuard {
  private readonly log = new Logger('ledger');
  private readonly policy: Policy;
  private told = false;

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly state: LedgerState,
  ) {
    this.policy = policyOf(options.policy, options.signers[0].verifier);
  }

  /** Passes when a quorum answered and nobody knows more, or other, than we hold. Ask again until then. */
  async checkUntilPassed(): Promise<void> {
    if (!this.state.isGuarded) await this.check();
  }

  private async check(): Promise<void> {
    const keys = await this.knownKeys();
    const head = await readHead(this.db);
    const memories = await Promise.all(
      this.policy.witnesses.map(async (witness) => ({
        witness,
        memory: await askMemory(witness, this.options.origin, keys),
      })),
    );
    for (const { witness, memory } of memories) {
      if (memory.kind !== 'checkpoint') continue;
      const { size, root } = memory.checkpoint;
      if (size > head.size)
        this.state.makeReadOnly(`${witness.name} knows size ${size}, the ledger has ${head.size}`);
      else if (!root.equals(await rootAt(this.db, OWN_LOG, size)))
        this.state.makeReadOnly(`${witness.name} knows another root at size ${size}`);
    }
    const answered = memories.filter(({ memory }) => memory.kind !== 'no-answer');
    if (
      quorumMet(
        this.policy,
        answered.map(({ witness }) => witness.key),
      )
    )
      this.state.passGuard();
    else if (!this.told) {
      this.told = true;
      this.log.warn('ledger.quorum-missing: waiting for witnesses before anything is written');
    }
  }

  /** The keys that the ledger names, and those of the file that a restored one may not name yet. */
  private async knownKeys(): Promise<readonly LogKey[]> {
    const named = await ownLogKeys(this.db);
    const isNamed = (key: VerifierKey) => named.some((n) => n.key.publicKey.equals(key.publicKey));
    const given = this.options.signers.map(({ verifier }) => verifier);
    return [...named, ...given.filter((key) => !isNamed(key)).map((key) => ({ key, fromSize: 0 }))];
  }
}
