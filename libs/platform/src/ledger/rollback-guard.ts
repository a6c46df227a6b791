import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Policy } from '#ledger/policy.js';
import { askMemories, type Copy, type Memories } from './ask-memories.js';
import { judgeMemories, type Standing } from './judge-memories.js';
import { LedgerCatchUp } from './ledger-catch-up.js';
import { parseLogKeys } from './key-changes.sql.js';
import { LEDGER_OPTIONS, type LedgerOptions, policyOf } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { OWN_LOG } from './open-log.sql.js';
import { OperatorOverrides } from './operator-overrides.js';
import { possibleKeys } from './possible-keys.js';
import { readHead, type RootAt } from './publisher.sql.js';
import { rootAt } from './read-hashes.sql.js';

/** Ticks without progress after which lost leaves are called lost; a mirror needs a moment. */
const PATIENT_TICKS = 100;

/**
 * Before anything is sequenced or signed, witnesses and mirrors are asked what they remember of this
 * log: a restored backup must not sign a second history (docs/design/ledger.md 9.5). What it lost is
 * fetched from a mirror; until then nothing is written.
 */
@Injectable()
export class RollbackGuard {
  private readonly log = new Logger('ledger');
  private readonly policy: Policy;
  private told = false;
  private ticksBehind = 0;

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly state: LedgerState,
    private readonly catchUp: LedgerCatchUp,
    private readonly overrides: OperatorOverrides,
  ) {
    this.policy = policyOf(options.policy, options.signers[0].verifier);
  }

  /**
   * Passes when a quorum answered and nobody knows more, or other, than we hold; heals what it can.
   * To be called again until then.
   */
  async checkUntilPassed(): Promise<void> {
    // crash anywhere: nothing was signed; the next start asks again and finds what there is
    while (!this.state.isGuarded && !this.state.isStopping) if (!(await this.check())) return;
  }

  /** True when the ledger grew, here or in another process, and all are to be asked again. */
  private async check(): Promise<boolean> {
    const { mirrors } = this.options;
    const keys = parseLogKeys(await possibleKeys(this.db, this.options));
    const head = await readHead(this.db);
    const memories = await askMemories(this.policy, mirrors, { origin: this.options.origin, keys });
    const standing = await judgeMemories(head, memories.remembered, (size) =>
      rootAt(this.db, OWN_LOG, size),
    );
    if (standing.kind === 'behind') {
      // Another process of this party may have written it since our head was read.
      const { size } = await readHead(this.db);
      if (size >= standing.largest.checkpoint.size) return true;
      return this.heal(head, standing, memories);
    }
    if (standing.kind === 'contradicted') await this.stopForEver(standing.reason);
    else if (this.state.named > head.size) await this.waitForNote(head, memories);
    else if (memories.quorum) this.state.passGuard();
    else await this.waitForQuorum(head, memories);
    return false;
  }

  private async heal(
    head: RootAt,
    { largest }: Extract<Standing, { kind: 'behind' }>,
    { copies, silent }: Memories,
  ): Promise<boolean> {
    const { size } = largest.checkpoint;
    const behind = `${largest.who} knows size ${size}, the ledger has ${head.size}`;
    await this.overrides.refuse(behind);
    if (!this.state.readOnly) this.state.holdBack('catching-up', behind);
    const reasons = [...silent];
    for (const copy of largerFirst(copies, head.size)) {
      const outcome = await this.catchUp.from(copy);
      if (outcome.kind === 'grown') {
        this.ticksBehind = 0;
        return true;
      }
      if (outcome.kind === 'contradicted') {
        await this.stopForEver(`${behind}, which does not begin with the leaves held here`);
        return false;
      }
      reasons.push(outcome.reason);
    }
    this.waitForLeaves(behind, reasons);
    return false;
  }

  /** A mirror may be a moment behind its witness. Leaves that never come are lost: say what to do. */
  private waitForLeaves(behind: string, reasons: readonly string[]): void {
    const { mirrors } = this.options;
    if (reasons.length > 0) this.ticksBehind = 0;
    else this.ticksBehind++;
    if (mirrors.length > 0 && this.ticksBehind < PATIENT_TICKS)
      return this.state.holdBack('catching-up', [behind, ...reasons].join('; '));
    this.state.holdBack(
      'read-only',
      `${behind}; no mirror has the leaves in between. If nobody has them, they are lost: ` +
        'close this ledger and open its successor (docs/design/ledger.md 10)',
    );
  }

  /** A number alone proves nothing and is not ignored either. */
  private async waitForNote({ size }: RootAt, { silent }: Memories): Promise<void> {
    const reason = `a witness knows size ${this.state.named}, the ledger has ${size}`;
    await this.overrides.refuse(reason);
    this.state.holdBack(
      'catching-up',
      [`${reason}; nobody shows a note of it`, ...silent].join('; '),
    );
  }

  private async waitForQuorum(head: RootAt, { silent }: Memories): Promise<void> {
    this.state.awaitWitnesses();
    if (await this.overrides.take(head, silent)) return this.state.passGuard();
    if (this.told) return;
    this.told = true;
    this.log.warn('ledger.quorum-missing: waiting for witnesses before anything is written');
  }

  private async stopForEver(reason: string): Promise<void> {
    await this.overrides.refuse(reason);
    this.state.makeReadOnly(reason);
  }
}

function largerFirst(copies: readonly Copy[], size: number): readonly Copy[] {
  return copies
    .filter(({ checkpoint }) => checkpoint.size > size)
    .sort((a, b) => b.checkpoint.size - a.checkpoint.size);
}
