import { createPublicKey } from 'node:crypto';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { issueTokenStatusList } from '#credentials/issue-token-status-list.js';
import { readTokenStatusList } from '#credentials/read-token-status-list.js';
import { emptyStates, withState } from '#credentials/status-states.js';
import { openTrustList, signTrustList } from '#credentials/trust-list.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import { DomainError } from '#domain/core/domain-error.js';
import { readBulkFile } from '../../apps/hub/src/bulk/read-bulk-file.js';
import { bulkFile } from '../support/bulk-file.js';
import {
  ecKey,
  issued,
  LIST_URL,
  NOW,
  sources,
  statusListText,
  trustList,
} from '../support/credentials.js';
import { type Outcome, refusesMutations } from '../support/refuses-mutations.js';

const key = createPublicKey(ecKey.privateKey);

/** What a reader gives, or the code of its refusal; anything else it throws is a fault. */
async function outcome(read: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { accepted: await read() };
  } catch (error) {
    if (error instanceof CredentialFormatError || error instanceof DomainError)
      return { refused: error.code };
    throw error;
  }
}

it('a Bitstring status list: a changed one says neither yes nor no', async () => {
  const { jwt } = await issued();
  const world = await sources();
  const refused = await refusesMutations(
    Buffer.from(await statusListText()),
    async (bytes) => {
      const value = bytes.toString();
      world.statusList = () =>
        Promise.resolve({ state: 'found', value, asOf: NOW, source: LIST_URL });
      const { checks } = await verifyCredential(jwt, world, NOW);
      const status = checks.find(({ name }) => name === 'status');
      if (status?.state === 'could-not-check') return { refused: status.code ?? 'no code' };
      // White space and the order of members say nothing.
      return { accepted: [status?.state, status?.code] };
    },
    { seed: 201 },
  );
  expect(refused).toBeGreaterThan(1_800);
});

it('a token status list', async () => {
  const url = `${LIST_URL}/token`;
  const statuses = withState(emptyStates(), 94_567, 'suspended');
  const frame = { url, issuer: 'https://hub.example', statuses, now: NOW, ttl: 300 };
  const refused = await refusesMutations(
    Buffer.from(await issueTokenStatusList(frame, ecKey)),
    (bytes) => outcome(() => readTokenStatusList(bytes.toString(), { url, key, now: NOW })),
    { seed: 202 },
  );
  expect(refused).toBeGreaterThan(1_990);
});

it('a trust list', async () => {
  const refused = await refusesMutations(
    Buffer.from(await signTrustList(trustList(), ecKey)),
    (bytes) => outcome(() => openTrustList(bytes.toString(), key)),
    { seed: 203 },
  );
  expect(refused).toBeGreaterThan(1_990);
});

it('a file of people to certify: faults by row, or rows of as many cells as there are columns', async () => {
  const cells = {
    row_key: 'r1',
    person_ref: 'urn:uuid:0b0e8f1c-2222-4333-8444-555566667777',
    given_name: 'Żółć "Zoë"',
    family_name: "O'Brien",
    assessed_on: '2026-11-20',
  };
  const text = bulkFile([cells, { ...cells, row_key: 'r2' }]).replaceAll('"Zoë"', '""Zoë""');
  await refusesMutations(
    Buffer.from(`\ufeff${text}`),
    (bytes) =>
      outcome(() => {
        const rows = readBulkFile(bytes.toString());
        const widths = new Set(rows.map((row) => row.cells.length));
        return Promise.resolve(widths.size === 1 && rows.length > 0);
      }),
    { seed: 204 },
  );
});
