import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { noteSigner, type NoteSigner } from '#ledger/note-signer.js';
import { Clock, Ids, Salts } from '../../clock.js';
import type { Database } from '../../database/data-source.js';
import { openDataSource } from '../../database/database.module.js';
import { inTransaction } from '../../database/in-transaction.js';
import { DEVELOPMENT_CADENCE } from '../cadence.js';
import { periodStart } from '../clock-offset.js';
import { LedgerCatchUp } from '../ledger-catch-up.js';
import { LedgerIntents } from '../ledger-intents.js';
import type { LedgerOptions } from '../ledger-options.js';
import { LedgerProofs } from '../ledger-proofs.js';
import { LedgerReader } from '../ledger-reader.js';
import { LedgerStart } from '../ledger-start.js';
import { LedgerState } from '../ledger-state.js';
import { ledgerMigrations } from '../migrations/ledger-migrations.js';
import { OWN_LOG } from '../open-log.sql.js';
import { OwnLog } from '../own-log.js';
import { OperatorOverrides } from '../operator-overrides.js';
import { Publisher } from '../publisher.js';
import { RollbackGuard } from '../rollback-guard.js';
import { SelfAudit } from '../self-audit.js';
import { Sequencer } from '../sequencer.js';

// What goes well is a line for each publication: too many for whoever reads the end of a test.
Logger.overrideLogger(['error', 'warn']);

/** A clock that stands still until a test moves it. */
export class FrozenClock extends Clock {
  private instant = new Date('2026-11-23T10:00:00Z');

  override now(): Date {
    return this.instant;
  }

  advance(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }

  moveTo(instant: string): void {
    this.instant = new Date(instant);
  }

  /** Goes on to the next moment at which this ledger's period begins. */
  advanceToPeriod(origin: string, periodS: number): void {
    const next = periodStart(origin, periodS * 1000, this.instant.getTime()) + periodS * 1000;
    this.instant = new Date(next);
  }
}

/** A fresh key. */
export function newSigner(name: string, type: 1 | 4): NoteSigner {
  return noteSigner(name, type, generateKeyPairSync('ed25519').privateKey);
}

/** Options of a ledger without witnesses, unless a policy is given. */
export function ledgerOptions(changes: Partial<LedgerOptions> = {}): LedgerOptions {
  const origin = 'hub.example/ledger';
  return {
    origin,
    prefixUrl: 'https://hub.example/ledger/',
    signers: [newSigner(origin, 1)],
    policy: 'quorum none',
    mirrors: [],
    environment: 'production',
    cadence: { ...DEVELOPMENT_CADENCE, sequenceMs: 20, publishMs: 20 },
    opened: { did: 'did:web:hub.example', name: 'Hub' },
    ...changes,
  };
}

/** A migrated schema of a database. */
export function openLedgerDatabase(
  database: Database,
  schema: 'hub' | 'registry' = 'hub',
): Promise<DataSource> {
  return openDataSource(database, schema, {
    entities: [],
    migrations: ledgerMigrations,
  });
}

/** One process's ledger without timers: a test ticks it. */
export function ledgerParts(db: DataSource, options: LedgerOptions, clock = new FrozenClock()) {
  const state = new LedgerState();
  const intents = new LedgerIntents(options, state, new Ids(clock));
  const catchUp = new LedgerCatchUp(options, db, clock);
  const overrides = new OperatorOverrides(options, db, intents, clock);
  const guard = new RollbackGuard(options, db, state, catchUp, overrides);
  const ownLog = new OwnLog(options, db, state, intents, clock);
  const reader = new LedgerReader(db, OWN_LOG);
  const sequencer = new Sequencer(options, db, state, clock, new Salts());
  return {
    clock,
    state,
    intents,
    reader,
    sequencer,
    proofs: new LedgerProofs(db, reader, state),
    audit: new SelfAudit(options, db, state),
    publisher: new Publisher(options, db, state, clock, new Salts()),
    start: new LedgerStart(options, db, ownLog, guard),
    ownLog,
    /** Queues person-like entries in one transaction and gives their intent ids. */
    append: async (entries: readonly Buffer[]): Promise<string[]> => {
      const ids = entries.map(() => randomUUID());
      await inTransaction(db, async (m) => {
        for (const [i, entry] of entries.entries())
          await intents.append(m, { id: ids[i]!, entry, isPublic: false });
      });
      return ids;
    },
  };
}

/** An opened ledger whose guard was asked. */
export async function startedLedger(
  db: DataSource,
  options: LedgerOptions = ledgerOptions(),
  clock = new FrozenClock(),
) {
  const parts = ledgerParts(db, options, clock);
  await parts.start.openAndCheck();
  await parts.start.passGuard();
  return { ...parts, options };
}

/** Different entries of 34 bytes each. */
export function someEntries(count: number, from = 0): Buffer[] {
  return Array.from({ length: count }, (_, i) => {
    const entry = Buffer.alloc(34);
    entry[0] = 1;
    entry.writeUInt32BE(from + i + 1, 30);
    return entry;
  });
}
