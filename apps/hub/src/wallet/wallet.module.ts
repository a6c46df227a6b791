import { Module } from '@nestjs/common';
import { IssuingModule } from '../issuing/issuing.module.js';
import { CreateWallet1795871400000 } from '../migrations/202611281310-create-wallet.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { KeyProofsService } from './key-proofs.service.js';
import { Oid4vciController } from './oid4vci.controller.js';
import { WalletChance } from './wallet-chance.js';
import { WalletClaimsService } from './wallet-claims.service.js';
import { WalletCopiesService } from './wallet-copies.service.js';
import { WalletCopiesStore } from './wallet-copies.store.js';
import { WalletErasures } from './wallet-erasures.service.js';
import { WalletFiles } from './wallet-files.service.js';
import { WalletKeeping } from './wallet-keeping.service.js';
import { WalletMetadataController } from './wallet-metadata.controller.js';
import { WalletNoncesStore } from './wallet-nonces.store.js';
import { WalletNotifications } from './wallet-notifications.service.js';
import { WalletOffersController } from './wallet-offers.controller.js';
import { WalletOffersService } from './wallet-offers.service.js';
import { WalletOffersStore } from './wallet-offers.store.js';
import { WalletSessions } from './wallet-sessions.js';
import { WalletTokensService } from './wallet-tokens.service.js';

/** Tables of the wallet feature, for the DataSource of the hub. */
export const walletTables = { entities: [], migrations: [CreateWallet1795871400000] };

/** Brings credentials into the wallets of their holders. */
@Module({
  imports: [IssuingModule, PrivacyModule],
  controllers: [Oid4vciController, WalletMetadataController, WalletOffersController],
  providers: [
    KeyProofsService,
    WalletChance,
    WalletClaimsService,
    WalletCopiesService,
    WalletCopiesStore,
    WalletErasures,
    WalletFiles,
    WalletKeeping,
    WalletNoncesStore,
    WalletNotifications,
    WalletOffersService,
    WalletOffersStore,
    WalletSessions,
    WalletTokensService,
  ],
})
export class WalletModule {}
