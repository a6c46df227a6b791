import { PNG } from 'pngjs';
import type { HubProfile } from '#domain/generated/schemas.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/hash.js';
import { verifyInclusion } from '#ledger/inclusion-proof.js';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { readBakedPng } from '#credentials/read-baked-png.js';
import { readCredential } from '#credentials/read-credential.js';
import { certified, workshop } from '../support/certified.js';
import { setup } from '../support/cluster.js';
import { whenThere } from '../support/when-there.js';

const VIEWS = [
  '',
  '/open-badge',
  '/badge.png',
  '/jwt',
  '/proof',
  '/open-badge-jwt',
  '/open-badge-jwt/proof',
];

it('shows a credential to its holder and to officers, and to nobody else', async () => {
  const cluster = await setup();
  try {
    const shop = await workshop(cluster);
    const { credentialId, claimId } = await certified(shop, 2);
    const colleague = await cluster.member('rosanna.callegher');
    const manager = await cluster.hub.as('manager');
    for (const view of VIEWS) {
      const path = `/api/v1/credentials/${credentialId}${view}`;
      await cluster.hub.anyone.get(path).expect(401);
      await manager.get(path).expect(403);
      const hidden = await colleague.get(path).expect(404);
      expect(hidden.body).toMatchObject({ code: 'credential.unknown' });
      const unknown = `/api/v1/credentials/00000000-0000-4000-8000-000000000000${view}`;
      await cluster.hub.first.get(unknown).expect(404);
      await cluster.hub.first.get(`/api/v1/credentials/1${view}`).expect(400);
      for (const viewer of [shop.candidate, cluster.hub.first])
        await whenThere(() => viewer.get(path).set('prefer', 'wait=20'));
    }
    expect((await colleague.get('/api/v1/credentials').expect(200)).body).toEqual({ items: [] });
    const listed = { items: [expect.objectContaining({ id: credentialId, claimId, level: 2 })] };
    for (const viewer of [shop.candidate, cluster.hub.first])
      expect((await viewer.get('/api/v1/credentials').expect(200)).body).toEqual(listed);
  } finally {
    await cluster.close();
  }
});

it('gives no proof while no witness has cosigned, and then one that anybody can check offline', async () => {
  const cluster = await setup();
  try {
    const shop = await workshop(cluster);
    await cluster.registry.stop();
    const { credentialId } = await certified(shop, 2);
    const path = `/api/v1/credentials/${credentialId}`;
    const pending = await shop.candidate.get(`${path}/proof`).set('prefer', 'wait=1').expect(202);
    expect(pending.headers['retry-after']).toBe('1');
    expect((await shop.candidate.get(path).expect(200)).body).toMatchObject({
      ledgerState: 'pending',
    });

    await cluster.registry.start();
    const proof = await whenThere(() =>
      shop.candidate.get(`${path}/proof`).set('prefer', 'respond-async, wait=20'),
    );
    expect(proof.headers['content-type']).toMatch(/^text\/plain/);
    expect((await shop.candidate.get(path).expect(200)).body).toMatchObject({
      ledgerState: 'published',
    });
    const { text: badge } = await shop.candidate.get(`${path}/open-badge`).expect(200);
    const { text: jwt } = await shop.candidate.get(`${path}/jwt`).expect(200);
    const profile = await cluster.hub.anyone.get('/api/v1/hub').expect(200);
    const { verifierKey } = profile.body as HubProfile;
    const { witnessKey } = cluster.registry.config;
    for (const rendering of [badge, jwt])
      expect(isProven(rendering, proof.text, verifierKey, witnessKey)).toBe(true);
    const altered = badge.replace('level 2', 'level 4');
    expect(isProven(altered, proof.text, verifierKey, witnessKey)).toBe(false);
  } finally {
    await cluster.close();
  }
});

it('gives a picture with the credential in it, which stays a picture', async () => {
  const cluster = await setup();
  try {
    const shop = await workshop(cluster);
    const { credentialId } = await certified(shop, 2);
    const path = `/api/v1/credentials/${credentialId}`;
    const picture = await shop.candidate
      .get(`${path}/badge.png`)
      .expect(200)
      .expect('content-type', 'image/png')
      .expect('cache-control', 'no-store');
    const bytes = picture.body as Buffer;
    const { text: badge } = await shop.candidate.get(`${path}/open-badge`).expect(200);
    expect(readBakedPng(bytes)).toBe(badge);
    expect(PNG.sync.read(bytes)).toMatchObject({ width: 360, height: 360 });
  } finally {
    await cluster.close();
  }
});

/** What a verifier without any network does with the two files a holder hands over. */
function isProven(rendering: string, proofText: string, logKey: string, witness: string): boolean {
  const { extra = '', index, hashes, checkpoint: noteText } = parseTlogProof(proofText);
  const { checkpoint, note } = openCheckpoint(noteText, parseVerifierKey(logKey));
  const { event, salt } = parseProofExtra(extra);
  return (
    cosignaturesOf(note, [parseVerifierKey(witness)]).length === 1 &&
    event.digests.includes(readCredential(rendering).digest) &&
    verifyInclusion({
      index,
      size: checkpoint.size,
      leafHash: leafHash(personLeaf(event, salt)),
      proof: hashes,
      root: checkpoint.root,
    })
  );
}
