import { CreateLedger1795428000000 } from './202611231000-create-ledger.js';
import { CreateLedgerOverride1795482600000 } from './202611240110-create-ledger-override.js';
import { ObserveCheckpoints1795484400000 } from './202611240140-observe-checkpoints.js';

/** Every migration of the ledger's tables, in order; for the DataSource of an app. */
export const ledgerMigrations = [
  CreateLedger1795428000000,
  CreateLedgerOverride1795482600000,
  ObserveCheckpoints1795484400000,
];
