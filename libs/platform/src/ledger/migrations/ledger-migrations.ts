import { CreateLedger1795428000000 } from './202611231000-create-ledger.js';
import { CreateKeyChanges1795482000000 } from './202611240100-create-key-changes.js';
import { CreateLedgerOverride1795482600000 } from './202611240110-create-ledger-override.js';
import { AddHeartbeatsAndEpochs1795483200000 } from './202611240120-add-heartbeats-and-epochs.js';
import { CreatePolicyHistory1795483800000 } from './202611240130-create-policy-history.js';
import { ObserveCheckpoints1795484400000 } from './202611240140-observe-checkpoints.js';
import { DropImpliedReferences1795485600000 } from './202611240160-drop-implied-references.js';
import { CreateLedgerTrace1795897800000 } from './202611282030-create-ledger-trace.js';

/** Every migration of the ledger's tables, in order; for the DataSource of an app. */
export const ledgerMigrations = [
  CreateLedger1795428000000,
  CreateKeyChanges1795482000000,
  CreateLedgerOverride1795482600000,
  AddHeartbeatsAndEpochs1795483200000,
  CreatePolicyHistory1795483800000,
  ObserveCheckpoints1795484400000,
  DropImpliedReferences1795485600000,
  CreateLedgerTrace1795897800000,
];
