import { Module } from '@nestjs/common';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { CreateCredentialKeys1795438800000 } from '../migrations/202611231300-create-credential-keys.js';
import { CreateCredentialKeyRetirements1795482060000 } from '../migrations/202611240101-create-credential-key-retirements.js';
import { CreateCredentialKeyCompromises1795870860000 } from '../migrations/202611281301-create-credential-key-compromises.js';
import { NamedKeysService } from './named-keys.service.js';
import { NamedKeysStore } from './named-keys.store.js';

/** Tables of the ledger and of the keys it names, for the DataSource of the hub. */
export const ledgerTables = {
  entities: [],
  migrations: [
    ...ledgerMigrations,
    CreateCredentialKeys1795438800000,
    CreateCredentialKeyRetirements1795482060000,
    CreateCredentialKeyCompromises1795870860000,
  ],
};

/** What a hub says in its ledger about itself. */
@Module({ providers: [NamedKeysService, NamedKeysStore] })
export class HubLedgerModule {}
