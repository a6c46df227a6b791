import { competenceRecord } from '../../../test/support/credentials.js';
import { competenceTypeUri } from './competence-type.js';
import { renderOpenBadge } from './render-open-badge.js';
import {
  isHolderBound,
  isWalletConfiguration,
  WALLET_CONFIGURATIONS,
  walletConfigurations,
} from './wallet-configurations.js';

const all = walletConfigurations('https://registry.example');

it.each(['', 'toString', '__proto__', 'constructor', 'competence_sd_jwt '])(
  'knows no form %j',
  (name) => {
    expect(isWalletConfiguration(name)).toBe(false);
  },
);

it('names three forms, and asks for a key where one is bound and nowhere else', () => {
  expect(Object.keys(all)).toEqual(WALLET_CONFIGURATIONS);
  for (const name of WALLET_CONFIGURATIONS) {
    expect(isWalletConfiguration(name)).toBe(true);
    expect([name, all[name].proof_types_supported !== undefined]).toEqual([
      name,
      isHolderBound(name),
    ]);
  }
});

it('says of each form what the credentials say of themselves', () => {
  const badge = renderOpenBadge(competenceRecord());
  expect(all.competence_sd_jwt.vct).toBe(competenceTypeUri('https://registry.example'));
  expect(all.competence_ob_jwt.credential_definition).toEqual({ type: badge.type });
  expect(all.competence_ob_di.credential_definition).toEqual({
    '@context': badge['@context'],
    type: badge.type,
  });
});
