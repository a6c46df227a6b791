import { Injectable } from '@nestjs/common';
import { PersonalTablesService } from '../privacy/personal-tables.service.js';
import { WalletCopiesStore } from './wallet-copies.store.js';
import { WalletOffersStore } from './wallet-offers.store.js';

/** Takes along what is known of a person's wallets, their keys among it. */
@Injectable()
export class WalletErasures {
  constructor(offers: WalletOffersStore, copies: WalletCopiesStore, tables: PersonalTablesService) {
    tables.name({
      what: 'Offers to wallets',
      count: (personId, m) => offers.countOfPerson(personId, m),
      erase: ({ personId }, m) => offers.removeOfPerson(personId, m),
    });
    tables.name({
      what: 'Copies that wallets took, with the keys they are bound to',
      count: (personId, m) => copies.countOfPerson(personId, m),
      erase: ({ personId }, m) => copies.removeOfPerson(personId, m),
    });
  }
}
