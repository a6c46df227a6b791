import { checkCredential } from '#credentials/vcdm/check-credential.js';
import { readStatusEntry } from '#credentials/vcdm/status-entry.js';
import { statusValueIn } from '#credentials/vcdm/status-value.js';
import { adapterEntry, adapterList, numberOf, purposeAt } from './adapter-lists.js';

const NOW = new Date('2026-11-24T09:00:00Z');

it.each(['0', '5', '01', '1.0', '-1', '', 'revocation', '__proto__'])(
  'there is no list of the number %j',
  (number) => {
    expect(purposeAt(number)).toBeUndefined();
  },
);

it.each(['revocation', 'suspension', 'refresh', 'message'] as const)(
  'the list for %s is one that its entries point to, and nothing is set in it',
  (purpose) => {
    expect(purposeAt(String(numberOf(purpose)))).toBe(purpose);
    const url = `http://localhost:3000/vc-api/status/${String(numberOf(purpose))}`;
    const entry = readStatusEntry(adapterEntry(url, purpose, 131_071));
    const list = checkCredential(adapterList(url, purpose, 'did:example:a', NOW));
    expect(statusValueIn(list, entry, NOW)).toMatchObject({ purpose, value: 0 });
  },
);
