import { PRE_AUTHORIZED } from '#credentials/issuer-metadata.js';
import type { WalletOffer } from '#domain/generated/schemas.js';
import { keyFor } from '../../apps/hub/src/privacy/sealed-bytes.js';
import { makeNonce } from '../../apps/hub/src/wallet/wallet-nonce.js';
import { certified, workshop } from '../support/certified.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { makeOffer, newKey, oauth, SD_JWT, type Wallet, walletOf } from '../support/wallet.js';
import { type WalletSetting, walletSetting } from '../support/wallet-setting.js';

const NOBODY = '01890000-0000-7000-8000-00000000dead';

describeDatabases('a wallet', (kind) => {
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

  describe('gets no offer', () => {
    it('from anybody but the holder', async () => {
      const path = `/api/v1/credentials/${credentialId}/wallet-offers`;
      expect(refusal(await cluster.hub.first.post(path))).toEqual([403, 'role.missing']);
      expect(refusal(await at.shop.assessor.post(path))).toEqual([404, 'credential.unknown']);
      expect(refusal(await at.shop.assessor.get(path.replace('offers', 'copies')))).toEqual([
        404,
        'credential.unknown',
      ]);
      const nobody = await cluster.hub.as('employee');
      expect(refusal(await nobody.post(path))).toEqual([404, 'credential.unknown']);
      const none = path.replace(credentialId, NOBODY);
      expect(refusal(await holder.post(none))).toEqual([404, 'credential.unknown']);
    });

    it('at an address that is none, used, replaced or over', async () => {
      const get = (token: string) => cluster.hub.anyone.get(`/oid4vci/offers/${token}`);
      for (const wrong of ['x', 'A'.repeat(22), 'A'.repeat(90), "'--", '%F0%9F%91%9E'])
        expect([wrong, oauth(await get(wrong))]).toEqual([wrong, [404, 'invalid_request']]);
      const pathOf = ({ offerUrl }: WalletOffer) => new URL(offerUrl).pathname;
      const first = await at.offered();
      const second = await at.offered();
      await cluster.hub.anyone.get(pathOf(first)).expect(404);
      await wallet.token(second);
      await cluster.hub.anyone.get(pathOf(second)).expect(404);
      const third = await at.offered();
      await at.expire('expires_at');
      await cluster.hub.anyone.get(pathOf(third)).expect(404);
    });
  });

  describe('gets no token', () => {
    it('after five wrong transaction codes, not even for the right one', async () => {
      const offer = await at.offered();
      const code = await wallet.code(offer);
      const wrong = offer.txCode === '000000' ? '000001' : '000000';
      for (let i = 0; i < 5; i += 1)
        expect(oauth(await wallet.ask(code, wrong))).toEqual([400, 'invalid_grant']);
      expect(oauth(await wallet.ask(code, offer.txCode))).toEqual([400, 'invalid_grant']);
      await cluster.hub.anyone.get(new URL(offer.offerUrl).pathname).expect(404);
      // A new offer starts anew, and its fifth try may be the right one.
      const other = await at.offered();
      const again = await wallet.code(other);
      const no = other.txCode === '000000' ? '000001' : '000000';
      for (let i = 0; i < 4; i += 1) await wallet.ask(again, no).expect(400);
      await wallet.ask(again, other.txCode).expect(200);
    });

    it('a second time, and once of four at once', async () => {
      const offer = await at.offered();
      const code = await wallet.code(offer);
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => wallet.ask(code, offer.txCode)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(oauth(await wallet.ask(code, offer.txCode))).toEqual([400, 'invalid_grant']);
    });

    it('for an offer that is over, replaced, or whose link alone was stolen', async () => {
      const offer = await at.offered();
      const code = await wallet.code(offer);
      const grant_type = PRE_AUTHORIZED;
      const stolen = await wallet.form({ grant_type, 'pre-authorized_code': code });
      expect(oauth(stolen)).toEqual([400, 'invalid_request']);
      const newer = await at.offered();
      expect(oauth(await wallet.ask(code, offer.txCode))).toEqual([400, 'invalid_grant']);
      if (newer.txCode !== offer.txCode)
        expect(oauth(await wallet.ask(await wallet.code(newer), offer.txCode))).toEqual([
          400,
          'invalid_grant',
        ]);
      const late = await wallet.code(newer);
      await at.expire('expires_at');
      expect(oauth(await wallet.ask(late, newer.txCode))).toEqual([400, 'invalid_grant']);
    });

    it('for a request that is none', async () => {
      const post = () => cluster.hub.anyone.post('/oid4vci/token');
      const grant_type = PRE_AUTHORIZED;
      const twice = `grant_type=${grant_type}&pre-authorized_code=a&pre-authorized_code=b&tx_code=1`;
      for (const [what, request, expected] of [
        ['nothing', post(), [400, 'invalid_request']],
        ['JSON', post().send({ grant_type }), [400, 'invalid_request']],
        ['malformed JSON', post().type('json').send('{'), [400, 'invalid_request']],
        ['a parameter twice', post().type('form').send(twice), [400, 'invalid_request']],
        ['bytes', post().type('form').send('a=\u00e9\0'), [400, 'invalid_request']],
        [
          '2 MB',
          post()
            .type('form')
            .send(`a=${'x'.repeat(2e6)}`),
          [413, 'invalid_request'],
        ],
        ['XML', post().type('application/xml').send('<a/>'), [415, 'invalid_request']],
        [
          'another grant',
          post().type('form').send('grant_type=password&username=a&password=b'),
          [400, 'unsupported_grant_type'],
        ],
        ['a code of nobody', wallet.ask('x'.repeat(43), '123456'), [400, 'invalid_grant']],
      ] as const)
        expect([what, oauth(await request)]).toEqual([what, expected]);
    });
  });

  describe('gets no credential', () => {
    let token: string;
    let nonce: string;
    let before: readonly unknown[];

    beforeEach(async () => {
      token = await wallet.token(await at.offered());
      nonce = await wallet.nonce();
      before = [await at.copies(), await at.leaves()];
    });
    afterEach(async () => {
      expect([await at.copies(), await at.leaves()]).toEqual(before);
    });

    it('without an access token, with a wrong one, one that is over, and one of a session', async () => {
      const session = (
        await cluster.hub.anyone
          .post('/api/v1/sessions')
          .send({ email: 'x@y.example', password: 'x' })
      ).status;
      expect(session).toBe(401);
      const request = { ...SD_JWT, proofs: { jwt: [wallet.proof(nonce)] } };
      const bare = await cluster.hub.anyone.post('/oid4vci/credential').send(request);
      expect(oauth(bare)).toEqual([401, 'invalid_token']);
      expect(bare.headers['www-authenticate']).toMatch(/^Bearer/);
      // The session of the holder is no access token, and the other way round.
      expect(oauth(await holder.post('/oid4vci/credential').send(request))).toEqual([
        401,
        'invalid_token',
      ]);
      await cluster.hub.anyone.get('/api/v1/me').auth(token, { type: 'bearer' }).expect(401);
      for (const wrong of [`${token}x`, 'A'.repeat(43), token.toLowerCase(), `${token} ${token}`])
        expect(oauth(await wallet.request(wrong, request))).toEqual([401, 'invalid_token']);
      await at.expire('token_expires_at');
      expect(oauth(await wallet.request(token, request))).toEqual([401, 'invalid_token']);
    });

    it('with the token of an offer that another one replaced', async () => {
      await at.offered();
      const request = { ...SD_JWT, proofs: { jwt: [wallet.proof(nonce)] } };
      expect(oauth(await wallet.request(token, request))).toEqual([401, 'invalid_token']);
    });

    it('for a proof that does not hold', async () => {
      const key = newKey();
      const now = Math.floor(Date.now() / 1000);
      // A nonce begins with random bits.
      const altered = `${nonce.startsWith('A') ? 'B' : 'A'}${nonce.slice(1)}`;
      const proofs: readonly [string, readonly string[] | undefined, string][] = [
        ['none', undefined, 'invalid_proof'],
        ['an empty list', [], 'invalid_proof'],
        ['nine', Array.from({ length: 9 }, () => wallet.proof(nonce)), 'invalid_proof'],
        ['no JWT', ['a.b'], 'invalid_proof'],
        ['one too long', [`${'x'.repeat(9000)}.a.b`], 'invalid_proof'],
        ['alg none', [wallet.proof(nonce, { header: { alg: 'none' } })], 'invalid_proof'],
        ['HS256', [wallet.proof(nonce, { header: { alg: 'HS256' } })], 'invalid_proof'],
        ['ES384', [wallet.proof(nonce, { header: { alg: 'ES384' } })], 'invalid_proof'],
        ['another typ', [wallet.proof(nonce, { header: { typ: 'JWT' } })], 'invalid_proof'],
        ['another key', [wallet.proof(nonce, { signer: newKey() })], 'invalid_proof'],
        ['two keys', [wallet.proof(nonce, { header: { kid: 'did:jwk:e30#0' } })], 'invalid_proof'],
        [
          'a private key',
          [wallet.proof(nonce, { key, header: { jwk: key.export({ format: 'jwk' }) } })],
          'invalid_proof',
        ],
        [
          'a key to fetch',
          [wallet.proof(nonce, { header: { jwk: undefined, kid: 'did:web:localhost#k' } })],
          'invalid_proof',
        ],
        [
          'another issuer',
          [wallet.proof(nonce, { claims: { aud: 'https://x.example' } })],
          'invalid_proof',
        ],
        ['an old one', [wallet.proof(nonce, { claims: { iat: now - 310 } })], 'invalid_proof'],
        // Not just beyond the five minutes: the others before it take their time.
        ['a future one', [wallet.proof(nonce, { claims: { iat: now + 900 } })], 'invalid_proof'],
        ['no nonce', [wallet.proof(nonce, { claims: { nonce: undefined } })], 'invalid_proof'],
        [
          'one key twice',
          [wallet.proof(nonce, { key }), wallet.proof(nonce, { key })],
          'invalid_proof',
        ],
        ['a foreign nonce', [wallet.proof('n-0S6_WzA2Mj')], 'invalid_nonce'],
        ['an altered nonce', [wallet.proof(altered)], 'invalid_nonce'],
        ['a nonce that is over', [wallet.proof(oldNonce())], 'invalid_nonce'],
        ['one bad of two', [wallet.proof(nonce), wallet.proof('x')], 'invalid_nonce'],
      ];
      for (const [what, jwt, error] of proofs) {
        const answer = await wallet.request(token, { ...SD_JWT, ...(jwt && { proofs: { jwt } }) });
        expect([what, oauth(answer)]).toEqual([what, [400, error]]);
      }
    });

    /** As the hub made it, six minutes ago. */
    const oldNonce = () =>
      makeNonce(
        keyFor(cluster.hub.config.secret, 'wallet-nonce'),
        Buffer.alloc(16, 7),
        new Date(Date.now() - 60_000),
      );

    it('for a request that is none', async () => {
      const proofs = { jwt: [wallet.proof(nonce)] };
      const post = () =>
        cluster.hub.anyone.post('/oid4vci/credential').auth(token, { type: 'bearer' });
      for (const [what, request, expected] of [
        ['nothing', post(), [400, 'invalid_credential_request']],
        ['no JSON', post().type('json').send('{'), [400, 'invalid_credential_request']],
        ['a list', post().send([]), [400, 'invalid_credential_request']],
        ['no form', post().send({ proofs }), [400, 'invalid_credential_request']],
        [
          '__proto__',
          post().type('json').send('{"__proto__":{}}'),
          [400, 'invalid_credential_request'],
        ],
        ['a form', post().type('form').send('a=b'), [415, 'invalid_credential_request']],
        ['2 MB', post().send({ a: 'x'.repeat(2e6) }), [413, 'invalid_credential_request']],
        [
          'both names',
          post().send({ ...SD_JWT, credential_identifier: 'competence_sd_jwt', proofs }),
          [400, 'invalid_credential_request'],
        ],
        [
          'an identifier that was not asked for',
          post().send({ credential_identifier: 'competence_sd_jwt', proofs }),
          [400, 'invalid_credential_request'],
        ],
        [
          'an unknown form',
          post().send({ credential_configuration_id: '__proto__', proofs }),
          [400, 'unknown_credential_configuration'],
        ],
        [
          'proofs of another type',
          post().send({ ...SD_JWT, proofs: { ...proofs, attestation: ['a.b.c'] } }),
          [400, 'invalid_proof'],
        ],
        [
          'an encrypted answer',
          post().send({ ...SD_JWT, proofs, credential_response_encryption: { jwk: {} } }),
          [400, 'invalid_encryption_parameters'],
        ],
      ] as const)
        expect([what, oauth(await request)]).toEqual([what, expected]);
    });
  });

  it('uses a nonce once: in turn, and of two requests at once', async () => {
    const token = await wallet.token(await at.offered());
    const nonce = await wallet.nonce();
    const ask = () => wallet.request(token, { ...SD_JWT, proofs: { jwt: [wallet.proof(nonce)] } });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(oauth(await ask())).toEqual([400, 'invalid_nonce']);
    // Of two proofs one brings the used nonce: nothing is issued, and the other nonce is not used.
    const before = (await at.copies()).length;
    const fresh = await wallet.nonce();
    const both = [wallet.proof(fresh), wallet.proof(nonce)];
    expect(oauth(await wallet.request(token, { ...SD_JWT, proofs: { jwt: both } }))).toEqual([
      400,
      'invalid_nonce',
    ]);
    expect(await at.copies()).toHaveLength(before);
    await wallet.request(token, { ...SD_JWT, proofs: { jwt: [wallet.proof(fresh)] } }).expect(200);
  });
});

it('signs nothing anew for a hub that is no longer accredited', async () => {
  const cluster = await setup({ accredited: false });
  try {
    const hubId = await cluster.register();
    await cluster.decide(hubId);
    const shop = await workshop(cluster);
    const { credentialId } = await certified(shop, 2);
    const wallet = walletOf(cluster);
    const token = await wallet.token(await makeOffer(shop.candidate, credentialId));
    await cluster.decide(hubId, { decision: 'withdrawn', reasonCode: 'request' });
    const jwt = [wallet.proof(await wallet.nonce())];
    expect(oauth(await wallet.request(token, { ...SD_JWT, proofs: { jwt } }))).toEqual([
      400,
      'credential_request_denied',
    ]);
    await wallet.request(token, { credential_configuration_id: 'competence_ob_jwt' }).expect(200);
  } finally {
    await cluster.close();
  }
});
