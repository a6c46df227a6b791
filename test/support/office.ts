import { DataSource } from 'typeorm';
import { keyInDidDocument } from '#credentials/did-web.js';
import { readCredential } from '#credentials/read-credential.js';
import { readTokenStatusList } from '#credentials/read-token-status-list.js';
import { decodeStatusList, statusAt } from '#credentials/status-list.js';
import { stateAt } from '#credentials/status-states.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import type { CredentialSummary } from '#domain/generated/schemas.js';
import { type Workshop, workshop } from './certified.js';
import { type Agent, type Cluster, setup } from './cluster.js';

type Json = Record<string, unknown>;

/** An officer and another one, a holder, and how to read where a credential stands. */
export interface Office {
  readonly cluster: Cluster;
  readonly shop: Workshop;
  readonly anna: Agent;
  readonly bruno: Agent;
  readonly db: DataSource;
}

/** Runs with a hub that has two officers and a holder. */
export const openOffice = async (
  options: Parameters<typeof setup>[0],
  work: (office: Office) => Promise<void>,
) => {
  const cluster = await setup(options);
  try {
    const shop = await workshop(cluster);
    await work({
      cluster,
      shop,
      anna: cluster.hub.first,
      bruno: await cluster.hub.as('officer'),
      db: cluster.hub.app.get(DataSource, { strict: false }),
    });
  } finally {
    await cluster.close();
  }
};

/** The credential as this person sees it. */
export const summary = async (agent: Agent, id: string) =>
  (await agent.get(`/api/v1/credentials/${id}`).expect(200)).body as CredentialSummary;

/** Its entry in the status list. */
export const indexOf = async (agent: Agent, id: string) =>
  readCredential((await agent.get(`/api/v1/credentials/${id}/jwt`).expect(200)).text).facts.status
    ?.index ?? -1;

/** What each of the outputs says of an entry, all of them verified as a stranger would. */
export async function outputs({ cluster }: Office, index: number, credentialId: string) {
  const { hub } = cluster;
  const document: unknown = (await hub.anyone.get('/.well-known/did.json').expect(200)).body;
  const keyOf = (kid: string) => keyInDidDocument(document, hub.config.did, kid);
  const bits: Record<string, boolean> = {};
  for (const purpose of ['revocation', 'suspension', 'refresh']) {
    const path = purpose === 'revocation' ? '/status/1' : `/status/1/${purpose}`;
    const { text } = await hub.anyone
      .get(path)
      .expect(200)
      .expect('content-type', /^application\/vc/);
    const list = JSON.parse(text) as Json;
    expect(await verifyDataIntegrity(list, keyOf)).toMatchObject({ verified: true });
    const subject = list.credentialSubject as Json;
    expect(subject.statusPurpose).toBe(purpose);
    expect(list.id).toBe(`${hub.url}${path}`);
    const decoded = decodeStatusList(subject.encodedList as string);
    expect(decoded.length * 8).toBeGreaterThanOrEqual(131_072);
    bits[purpose] = statusAt(decoded, index);
  }
  const url = `${hub.url}/status/1/token`;
  const { text: jwt } = await hub.anyone
    .get('/status/1/token')
    .expect(200)
    .expect('content-type', /^application\/statuslist\+jwt/);
  const key = keyOf(`${hub.config.did}#p256-1`);
  if (!key) throw new Error('the DID document has the key');
  const { statuses, ttl } = await readTokenStatusList(jwt, { url, key, now: new Date() });
  expect(ttl).toBe(300);
  const listed = (await hub.anyone.get('/status/1/1edtech').expect(200)).body as {
    revokedCredentials: { id: string; revocationReason: string }[];
  };
  return {
    ...bits,
    token: stateAt(statuses, index),
    listed: listed.revokedCredentials.find(({ id }) => id === `urn:uuid:${credentialId}`)
      ?.revocationReason,
  };
}

/** What the outputs say of an entry that nothing happened to. */
export const ACTIVE = {
  revocation: false,
  suspension: false,
  refresh: false,
  token: 'active',
  listed: undefined,
};

/** What the outputs say of an entry in each state (docs/design/credentials.md 4). */
export const TABLE = {
  active: ACTIVE,
  suspended: {
    ...ACTIVE,
    suspension: true,
    token: 'suspended',
    listed: 'suspended: issued-in-error',
  },
  superseded: { ...ACTIVE, refresh: true, token: 'superseded' },
  revoked: { ...ACTIVE, revocation: true, token: 'revoked', listed: 'issued-in-error' },
} as const;
