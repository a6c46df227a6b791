import { createHash } from 'node:crypto';
import { competenceType } from '#credentials/competence-type.js';
import { PRE_AUTHORIZED } from '#credentials/issuer-metadata.js';
import { jwkThumbprint } from '#credentials/jwk-thumbprint.js';
import { readCredential } from '#credentials/read-credential.js';
import { readTokenStatusList } from '#credentials/read-token-status-list.js';
import { digestOfSdJwt } from '#credentials/rendering-digest.js';
import { keyFromJwk, publicJwkOf, readPublicJwk } from '#credentials/signing-key.js';
import { stateAt } from '#credentials/status-states.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import type { ErasurePlan, PublicJwk } from '#domain/generated/schemas.js';
import { parseProofExtra } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { validate } from '#platform/http/validate.js';
import { certified } from '../support/certified.js';
import { type Agent, type Cluster, eventually } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { dumpTables } from '../support/dump-database.js';
import { refusal } from '../support/hub-requests.js';
import { command, revoke } from '../support/revoke.js';
import {
  credentialsIn,
  newKey,
  notificationIn,
  oauth,
  SD_JWT,
  type Wallet,
} from '../support/wallet.js';
import { type WalletSetting, walletSetting } from '../support/wallet-setting.js';
import { whenThere } from '../support/when-there.js';

const NOBODY = '01890000-0000-7000-8000-00000000dead';

describeDatabases('copies that a wallet takes', (kind) => {
  let at: WalletSetting;
  let cluster: Cluster;
  let wallet: Wallet;
  let holder: Agent;
  let credentialId: string;

  beforeAll(async () => {
    at = await walletSetting(kind);
    ({ cluster, wallet, credentialId, holder } = at);
  });
  afterAll(() => cluster.close());

  it('takes eight copies for eight keys, each with a leaf of its own, and no more than 24', async () => {
    const token = await wallet.token(await at.offered());
    const nonce = await wallet.nonce();
    const before = await at.copies();
    const keys = Array.from({ length: 8 }, newKey);
    const answer = await wallet
      .request(token, {
        ...SD_JWT,
        proofs: { jwt: keys.map((key) => wallet.proof(nonce, { key })) },
      })
      .expect(200)
      .expect('cache-control', 'no-store');
    const texts = credentialsIn(answer);
    expect(texts).toHaveLength(8);
    const taken = (await at.copies()).slice(before.length);
    expect(validate('http/wallet-copies', { items: taken })).toEqual([]);
    const proofs = new Map<string, string>();
    for (const { id } of taken) {
      const proof = await whenThere(() =>
        holder.get(`/api/v1/wallet-copies/${id}/proof`).set('prefer', 'wait=20'),
      );
      const { event } = parseProofExtra(parseTlogProof(proof.text).extra ?? '');
      expect(event.type).toBe('credential.issued');
      proofs.set(id, event.digests.join());
    }
    for (const [i, text] of texts.entries()) {
      const claims = await at.claimsOf(text);
      const jwk = publicJwkOf(keys[i] ?? newKey());
      expect(claims.cnf.jwk).toEqual(jwk);
      expect(claims).toMatchObject({ iss: cluster.hub.url, given_name: 'Nevenka' });
      const copy = taken.find(({ keyThumbprint }) => keyThumbprint === jwkThumbprint(jwk));
      expect(copy).toMatchObject({ format: 'dc+sd-jwt' });
      expect(proofs.get(copy?.id ?? '')).toBe(digestOfSdJwt(text));
    }
    expect(new Set(texts.map(digestOfSdJwt)).size).toBe(8);
    const more = async (count: number) => {
      const fresh = await wallet.nonce();
      const jwt = Array.from({ length: count }, () => wallet.proof(fresh));
      return wallet.request(token, { ...SD_JWT, proofs: { jwt } });
    };
    expect((await more(8)).status).toBe(200);
    expect((await more(7)).status).toBe(200);
    expect(oauth(await more(2))).toEqual([400, 'credential_request_denied']);
    expect((await more(1)).status).toBe(200);
    expect(oauth(await more(1))).toEqual([400, 'credential_request_denied']);
    const stranger = await holder.get(`/api/v1/wallet-copies/${NOBODY}/proof`);
    expect(refusal(stranger)).toEqual([404, 'wallet-copy.unknown']);
    const others = await at.shop.assessor.get(`/api/v1/wallet-copies/${taken[0]?.id ?? ''}/proof`);
    expect(refusal(others)).toEqual([404, 'wallet-copy.unknown']);
    await at.ledgerIsSound();
  });

  it('takes the stored forms without a key, and the proof of the credential with them', async () => {
    const token = await wallet.token(await at.offered());
    const own = async (form: string) =>
      (await holder.get(`/api/v1/credentials/${credentialId}/${form}`).expect(200)).text;
    const before = await at.leaves();
    const jwt = await wallet.request(token, { credential_configuration_id: 'competence_ob_jwt' });
    expect(credentialsIn(jwt)).toEqual([await own('jwt')]);
    const badge = await wallet.request(token, { credential_configuration_id: 'competence_ob_di' });
    expect(credentialsIn(badge)).toEqual([JSON.parse(await own('open-badge'))]);
    // Wrong proofs are refused even where none is needed.
    const wrong = await wallet.request(token, {
      credential_configuration_id: 'competence_ob_di',
      proofs: { jwt: [wallet.proof('x')] },
    });
    expect(oauth(wrong)).toEqual([400, 'invalid_nonce']);
    expect(await at.leaves()).toBe(before);
    const last = (await at.copies()).at(-1);
    expect(last).toEqual({
      id: expect.any(String) as string,
      format: 'ldp_vc',
      claimedAt: expect.any(String) as string,
    });
    const proof = await eventually(async () => {
      const answer = await holder.get(`/api/v1/wallet-copies/${last?.id ?? ''}/proof`);
      return answer.status === 200 && answer.text;
    });
    expect(proof).toBe(await own('proof'));
  });

  it('asks by identifiers where it asked the token for them', async () => {
    const offer = await at.offered();
    const detail = {
      type: 'openid_credential',
      credential_configuration_id: 'competence_ob_jwt',
    };
    const answer = await wallet
      .form({
        grant_type: PRE_AUTHORIZED,
        'pre-authorized_code': await wallet.code(offer),
        tx_code: offer.txCode,
        authorization_details: JSON.stringify([detail]),
      })
      .expect(200);
    const { access_token: token, authorization_details: details } = answer.body as {
      access_token: string;
      authorization_details: { credential_identifiers: string[] }[];
    };
    const [identifier = ''] = details[0]?.credential_identifiers ?? [];
    expect(details).toEqual([{ ...detail, credential_identifiers: [identifier] }]);
    await wallet.request(token, { credential_identifier: identifier }).expect(200);
    expect(
      oauth(
        await at.claim(token, {
          credential_configuration_id: undefined,
          credential_identifier: 'other',
        }),
      ),
    ).toEqual([400, 'unknown_credential_identifier']);
  });

  it('tells what became of a copy, and telling it again changes nothing', async () => {
    const token = await wallet.token(await at.offered());
    const answer = await at.claim(token);
    const id = notificationIn(answer);
    const accepted = { notification_id: id, event: 'credential_accepted' };
    const stateOf = async () => (await at.copies()).at(-1)?.notified;
    expect(await stateOf()).toBeUndefined();
    expect(oauth(await wallet.notify('A'.repeat(43), accepted))).toEqual([401, 'invalid_token']);
    expect(oauth(await wallet.notify(token, { ...accepted, notification_id: 'x' }))).toEqual([
      400,
      'invalid_notification_id',
    ]);
    for (const event of ['credential_sold', '', 1, undefined])
      expect(oauth(await wallet.notify(token, { ...accepted, event }))).toEqual([
        400,
        'invalid_notification_request',
      ]);
    expect(await stateOf()).toBeUndefined();
    await wallet.notify(token, { ...accepted, event_description: 'fine', more: 1 }).expect(204);
    const first = await stateOf();
    expect(first).toMatchObject({ event: 'credential_accepted' });
    await wallet.notify(token, accepted).expect(204);
    expect(await stateOf()).toEqual(first);
    await wallet.notify(token, { ...accepted, event: 'credential_deleted' }).expect(204);
    expect(await stateOf()).toMatchObject({ event: 'credential_deleted' });
    const other = await wallet.token(await at.offered());
    expect(oauth(await wallet.notify(other, accepted))).toEqual([400, 'invalid_notification_id']);
  });

  it('finds no secret of an offer in the database', async () => {
    const offer = await at.offered();
    const code = await wallet.code(offer);
    const token = await wallet.token(offer);
    const nonce = await wallet.nonce();
    const answer = await wallet.request(token, {
      ...SD_JWT,
      proofs: { jwt: [wallet.proof(nonce)] },
    });
    const texts = await dumpTables(at.db);
    const secrets = { code, token, nonce, address: offer.offerUrl.split('/').at(-1) ?? '' };
    const all = {
      ...secrets,
      notification: notificationIn(answer),
      copy: credentialsIn(answer)[0],
    };
    for (const [what, secret = ''] of Object.entries(all)) {
      expect(secret.length).toBeGreaterThan(15);
      expect([what, texts.includes(secret)]).toEqual([what, false]);
      const hex = Buffer.from(secret, 'base64url').toString('hex');
      expect([what, texts.includes(hex)]).toEqual([what, false]);
    }
    expect(offer.offerUri).not.toContain(offer.txCode);
    expect(validate('http/wallet-offer', offer)).toEqual([]);
    expect(
      decodeURIComponent(new URL(offer.offerUri).searchParams.get('credential_offer_uri') ?? ''),
    ).toBe(offer.offerUrl);
  });

  it('finds type and key of a copy where the copy says they are', async () => {
    const [text = ''] = credentialsIn(await at.claim(await wallet.token(await at.offered())));
    const claims = await at.claimsOf(text);
    expect(claims.vct).toBe(`${cluster.registry.url}/vct/competence/v1`);
    const type = await cluster.registry.anyone
      .get('/vct/competence/v1')
      .expect(200)
      .expect('cache-control', 'public, max-age=31536000, immutable')
      .expect('content-type', /^application\/json/);
    expect(type.text).toBe(competenceType(cluster.registry.url).toString());
    const sha256 = createHash('sha256').update(type.text).digest('base64');
    expect(claims['vct#integrity']).toBe(`sha256-${sha256}`);
    const issuer = (await cluster.hub.anyone.get('/.well-known/jwt-vc-issuer').expect(200))
      .body as {
      issuer: string;
      jwks: { keys: (PublicJwk & { kid: string })[] };
    };
    expect(issuer.issuer).toBe(claims.iss);
    const keyOf = (kid: string) => {
      const found = issuer.jwks.keys.find((key) => key.kid === kid);
      return found && keyFromJwk(readPublicJwk(found));
    };
    expect(await verifySdJwtVc(text, keyOf)).toMatchObject({ verified: true });
  });

  it('takes no copy of a credential that is not active, and its copies follow the status', async () => {
    const { credentialId: id } = await certified(at.shop, 1);
    const token = await wallet.token(await at.offered(id));
    const [text = ''] = credentialsIn(await at.claim(token));
    const { status } = await at.claimsOf(text);
    const { uri, idx } = status.status_list;
    const jwt = (await holder.get(`/api/v1/credentials/${id}/jwt`).expect(200)).text;
    expect(idx).toBe(readCredential(jwt).facts.status?.index);
    const stateNow = async () => {
      const list = await cluster.hub.anyone.get(new URL(uri).pathname).expect(200);
      const key = await at.issuerKey(`${cluster.hub.config.did}#p256-1`);
      if (!key) throw new Error('the DID document has the key');
      const read = await readTokenStatusList(list.text, { url: uri, key, now: new Date() });
      return stateAt(read.statuses, idx);
    };
    expect(await stateNow()).toBe('active');
    const offer = () => holder.post(`/api/v1/credentials/${id}/wallet-offers`);
    await command(cluster.hub.first, id, 'suspend').expect(200);
    expect(await stateNow()).toBe('suspended');
    expect(refusal(await offer())).toEqual([409, 'credential.not-active']);
    expect(oauth(await at.claim(token))).toEqual([400, 'credential_request_denied']);
    await command(cluster.hub.first, id, 'unsuspend').expect(200);
    expect(await stateNow()).toBe('active');
    expect((await at.claim(token)).status).toBe(200);
    await revoke(cluster, id);
    expect(await stateNow()).toBe('revoked');
    expect(refusal(await offer())).toEqual([409, 'credential.not-active']);
    expect(oauth(await at.claim(token))).toEqual([400, 'credential_request_denied']);
    const stored = { credential_configuration_id: 'competence_ob_jwt', proofs: undefined };
    expect(oauth(await at.claim(token, stored))).toEqual([400, 'credential_request_denied']);
  });

  it('loses everything when the holder is erased', async () => {
    const token = await wallet.token(await at.offered());
    expect((await at.claim(token)).status).toBe(200);
    const me = (await holder.get('/api/v1/me').expect(200)).body as { personId: string };
    const path = `/api/v1/people/${me.personId}/erasure`;
    const plan = (await cluster.hub.first.get(path).expect(200)).body as ErasurePlan;
    const goes = Object.fromEntries(plan.goes.map(({ what, count }) => [what, count]));
    expect(goes['Offers to wallets']).toBeGreaterThan(0);
    expect(goes['Copies that wallets took, with the keys they are bound to']).toBeGreaterThan(0);
    await cluster.hub.first.post(path).send({ confirmation: plan.confirmation }).expect(200);
    for (const table of ['wallet_offer', 'wallet_copy'])
      expect([table, await at.db.query(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
    expect(oauth(await at.claim(token))).toEqual([401, 'invalid_token']);
    await at.ledgerIsSound();
  });
});
