import { CreateLedger1795428000000 } from './202611231000-create-ledger.js';
import { CreatePolicyHistory1795483800000 } from './202611240130-create-policy-history.js';

/** Every migration of the ledger's tables, in order; for the DataSource of an app. */
export const ledgerMigrations = [CreateLedger1795428000000, CreatePolicyHistory1795483800000];
