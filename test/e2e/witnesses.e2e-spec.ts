import { createHash, generateKeyPairSync } from 'node:crypto';
import type { HubProfile, NewHub, RegisteredHubs } from '#domain/generated/schemas.js';
import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import { openCheckpoint, signCheckpoint } from '#ledger/checkpoint.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { formatVerifierKey, parseVerifierKey, verifierKeyOf } from '#ledger/verifier-key.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { readCheckpoint } from '../support/read-ledger.js';

const peerUrl = 'https://peer.example';
const peerLog = noteSigner('peer.example/ledger', 1, generateKeyPairSync('ed25519').privateKey);
const peerWitness = noteSigner(
  'peer.example/witness',
  4,
  generateKeyPairSync('ed25519').privateKey,
);
const peer: NewHub = {
  legalName: 'Peer',
  did: 'did:web:peer.example',
  url: peerUrl,
  origin: 'peer.example/ledger',
  verifierKey: formatVerifierKey(peerLog.verifier),
  witness: {
    name: 'peer.example/witness',
    verifierKey: formatVerifierKey(peerWitness.verifier),
    url: peerUrl,
  },
};

const ask = (url: string, body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
const peerNote = (size: number, root = leafHash(Buffer.from('a'))) =>
  signCheckpoint({ origin: peer.origin, size, root }, peerLog);

describeDatabases('every party is a witness', (kind) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await setup({ kind });
  });
  afterAll(() => cluster.close());

  it('shows name, key and address of the witness of the hub, and lists them at the registry', async () => {
    const { hub, registry } = cluster;
    const profile = (await hub.anyone.get('/api/v1/hub').expect(200)).body as HubProfile;
    const { witness } = profile;
    expect(witness).toMatchObject({ name: hub.config.witnessName, url: hub.url });
    expect(parseVerifierKey(witness.verifierKey)).toMatchObject({ type: 4, name: witness.name });
    const list = (await registry.anyone.get('/api/v1/hubs').expect(200)).body as RegisteredHubs;
    expect(list.items[0]?.witness).toEqual(witness);
    expect(profile.watch).toBe(`must be cosigned by ${registry.config.witnessName}`);
  });

  it('cosigns the ledger of the registry under the pinned key, at the hub', async () => {
    const { hub, registry } = cluster;
    const text = (await registry.anyone.get('/ledger/checkpoint').expect(200)).text;
    const answer = await ask(hub.url, `old 0\n\n${text}`);
    expect(answer.status).toBe(200);
    const profile = (await hub.anyone.get('/api/v1/hub')).body as HubProfile;
    const key = parseVerifierKey(profile.witness.verifierKey);
    const cosigned = parseSignedNote(text + (await answer.text()));
    expect(cosignaturesOf(cosigned, [key])).toHaveLength(1);
    const hash = createHash('sha256').update(registry.config.origin).digest('hex');
    const kept = (await hub.anyone.get(`/witness/${hash}/checkpoint`).expect(200)).text;
    const logKey = parseVerifierKey(registry.config.verifierKey);
    expect(openCheckpoint(kept, logKey).checkpoint).toEqual(
      openCheckpoint(text, logKey).checkpoint,
    );
  });

  it('does not cosign the ledger of the hub itself, nor one that nobody entered', async () => {
    const { hub } = cluster;
    const own = await eventually(() => readCheckpoint(hub.url));
    expect((await ask(hub.url, `old 0\n\n${own}`)).status).toBe(404);
    const stranger = noteSigner('s.example/ledger', 1, generateKeyPairSync('ed25519').privateKey);
    const root = leafHash(Buffer.from('a'));
    const note = signCheckpoint({ origin: 's.example/ledger', size: 1, root }, stranger);
    expect((await ask(hub.url, formatAddCheckpoint({ oldSize: 0, proof: [], note }))).status).toBe(
      404,
    );
  });

  it('cosigns the ledger of another hub once the ledger of the registry names it', async () => {
    const { hub, registry } = cluster;
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note: peerNote(1) });
    expect((await ask(hub.url, body)).status).toBe(404);
    await registry.first.post('/api/v1/hubs').send(peer).expect(201);
    await eventually(async () => (await ask(hub.url, body)).status === 200);
    const impostor = noteSigner(peer.origin, 1, generateKeyPairSync('ed25519').privateKey);
    const root = leafHash(Buffer.from('a'));
    const forged = signCheckpoint({ origin: peer.origin, size: 1, root }, impostor);
    const refused = await ask(
      hub.url,
      formatAddCheckpoint({ oldSize: 1, proof: [], note: forged }),
    );
    expect(refused.status).toBe(403);
    const fork = peerNote(1, leafHash(Buffer.from('b')));
    const contradiction = await ask(
      hub.url,
      formatAddCheckpoint({ oldSize: 1, proof: [], note: fork }),
    );
    expect(contradiction.status).toBe(422);
  });

  it.each([
    ['another name', { ...peer.witness, name: 'peer.example/other' }],
    ['another address', { ...peer.witness, url: 'https://elsewhere.example' }],
    ['a log key', { ...peer.witness, verifierKey: peer.verifierKey }],
    [
      'the ledger key as witness key',
      {
        ...peer.witness,
        verifierKey: formatVerifierKey(
          verifierKeyOf('peer.example/witness', 4, peerLog.verifier.publicKey),
        ),
      },
    ],
  ])('refuses to enter a hub whose witness has %s', async (_name, witness) => {
    const entry = { ...peer, witness };
    const refused = await cluster.registry.first.post('/api/v1/hubs').send(entry).expect(422);
    expect(refused.body).toMatchObject({ code: 'hub.origin-mismatch' });
  });
});
