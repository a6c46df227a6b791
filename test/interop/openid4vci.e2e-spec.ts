import {
  createHash,
  type KeyObject,
  randomBytes,
  sign,
  verify as verifySignature,
} from 'node:crypto';
import { Openid4vciClient, setGlobalConfig } from '@openid4vc/openid4vci';
import {
  type CallbackContext,
  clientAuthenticationAnonymous,
  type JwtSigner,
} from '@openid4vc/oauth2';
import { SDJwtVcInstance, type TypeMetadataFormat } from '@sd-jwt/sd-jwt-vc';
import { keyFromJwk, publicJwkOf } from '#credentials/signing-key.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import { verifyVcJwt } from '#credentials/verify-vc-jwt.js';
import type { PublicJwk, WalletOffer } from '#domain/generated/schemas.js';
import { certified } from '../support/certified.js';
import { command, revoke } from '../support/revoke.js';
import { newKey } from '../support/wallet.js';
import { type WalletSetting, walletSetting } from '../support/wallet-setting.js';

const es256 = (input: string, key: KeyObject): string =>
  sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
const isEs256 = (input: string, signature: string, key: KeyObject): boolean =>
  verifySignature(
    'sha256',
    Buffer.from(input),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const notUsed = () => {
  throw new Error('the flow does not need it');
};

/** What @openid4vc/openid4vci leaves to a wallet: keys, and which of them signs. */
const callbacksFor = (keys: readonly KeyObject[]): CallbackContext => ({
  fetch,
  hash: (data, algorithm) =>
    createHash(algorithm.replace('-', '')).update(new Uint8Array(data)).digest(),
  generateRandom: (count) => randomBytes(count),
  clientAuthentication: clientAuthenticationAnonymous(),
  verifyJwt: notUsed,
  decryptJwe: notUsed,
  encryptJwe: notUsed,
  signJwt: (signer: JwtSigner, { header, payload }) => {
    const key = keys.find((one) => isNamedBy(signer, publicJwkOf(one)));
    if (!key) throw new Error('the wallet has no such key');
    const input = `${encode(header)}.${encode(payload)}`;
    return { jwt: `${input}.${es256(input, key)}`, signerJwk: publicJwkOf(key) };
  },
});

const isNamedBy = (signer: JwtSigner, jwk: PublicJwk): boolean =>
  (signer.method === 'jwk' && 'x' in jwk && signer.publicJwk.x === jwk.x) ||
  (signer.method === 'did' && signer.didUrl === `did:jwk:${encode(jwk)}#0`);

/** A wallet that we did not write, from the link to the access token. */
async function openWallet({ offerUri, txCode }: WalletOffer, keys: readonly KeyObject[]) {
  const client = new Openid4vciClient({ callbacks: callbacksFor(keys) });
  const credentialOffer = await client.resolveCredentialOffer(offerUri);
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
  const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer,
    issuerMetadata,
    txCode,
  });
  const accessToken = accessTokenResponse.access_token;
  const proofs = async (signers: readonly JwtSigner[]) => {
    const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata });
    const made = signers.map(async (signer) => {
      const { jwt } = await client.createCredentialRequestJwtProof({
        issuerMetadata,
        credentialConfigurationId: 'competence_sd_jwt',
        signer,
        nonce,
        issuedAt: new Date(),
      });
      return jwt;
    });
    return { jwt: await Promise.all(made) };
  };
  const retrieve = async (
    credentialConfigurationId: string,
    signers: readonly JwtSigner[] = [],
  ) => {
    const { credentialResponse } = await client.retrieveCredentials({
      issuerMetadata,
      accessToken,
      credentialConfigurationId,
      ...(signers.length > 0 && { proofs: await proofs(signers) }),
    });
    const { credentials = [], notification_id: notificationId = '' } = credentialResponse;
    return {
      texts: credentials.map((one) => (one as { credential: string }).credential),
      notificationId,
    };
  };
  return { client, credentialOffer, issuerMetadata, accessToken, retrieve };
}

const byJwk = (key: KeyObject): JwtSigner => ({
  method: 'jwk',
  alg: 'ES256',
  publicJwk: publicJwkOf(key),
});
const byDid = (key: KeyObject): JwtSigner => ({
  method: 'did',
  alg: 'ES256',
  didUrl: `did:jwk:${encode(publicJwkOf(key))}#0`,
});

/** @sd-jwt/sd-jwt-vc as the verifier: it fetches the status list by itself, and reads the type. */
const foreignVerifier = (issuer: KeyObject, holder: KeyObject) =>
  new SDJwtVcInstance({
    hashAlg: 'sha-256',
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    verifier: (data, signature) => isEs256(data, signature, issuer),
    kbSigner: (data) => es256(data, holder),
    kbSignAlg: 'ES256',
    kbVerifier: (data, signature, payload) => {
      const jwk = (payload as { cnf?: { jwk?: PublicJwk } }).cnf?.jwk;
      return jwk !== undefined && isEs256(data, signature, keyFromJwk(jwk));
    },
    statusVerifier: (data, signature) => isEs256(data, signature, issuer),
    loadTypeMetadataFormat: true,
    // Its own check compares hex with the base64 of W3C Subresource Integrity, and so refuses all.
    vctFetcher: async (uri, integrity) => {
      const text = await (await fetch(uri)).text();
      const sha256 = createHash('sha256').update(text).digest('base64');
      if (integrity !== `sha256-${sha256}`) throw new Error('another type than the issuer meant');
      return JSON.parse(text) as TypeMetadataFormat;
    },
  });

describe('@openid4vc/openid4vci as a wallet', () => {
  let at: WalletSetting;

  beforeAll(async () => {
    // Only here, where hub and wallet are on one machine, is there no TLS.
    setGlobalConfig({ allowInsecureUrls: true });
    at = await walletSetting();
  });
  afterAll(async () => {
    setGlobalConfig({ allowInsecureUrls: false });
    await at.cluster.close();
  });

  it('reads offer and metadata as those of version 1.0', async () => {
    const { issuerMetadata, credentialOffer } = await openWallet(await at.offered(), []);
    expect(issuerMetadata.originalDraftVersion).toBe('V1');
    // It leaves out what does not fit its schema of the format.
    expect(Object.keys(issuerMetadata.knownCredentialConfigurations)).toEqual(
      credentialOffer.credential_configuration_ids,
    );
    expect(credentialOffer.credential_configuration_ids).toEqual([
      'competence_sd_jwt',
      'competence_ob_jwt',
      'competence_ob_di',
    ]);
  });

  it('is refused a wrong transaction code, and a nonce of its own', async () => {
    const offer = await at.offered();
    const txCode = offer.txCode === '000000' ? '000001' : '000000';
    await expect(openWallet({ ...offer, txCode }, [])).rejects.toMatchObject({
      errorResponse: { error: 'invalid_grant' },
    });
    const key = newKey();
    const { client, issuerMetadata, accessToken } = await openWallet(offer, [key]);
    const { jwt } = await client.createCredentialRequestJwtProof({
      issuerMetadata,
      credentialConfigurationId: 'competence_sd_jwt',
      signer: byJwk(key),
      nonce: 'mine',
      issuedAt: new Date(),
    });
    const request = client.retrieveCredentials({
      issuerMetadata,
      accessToken,
      credentialConfigurationId: 'competence_sd_jwt',
      proofs: { jwt: [jwt] },
    });
    await expect(request).rejects.toMatchObject({
      response: { credentialErrorResponseResult: { data: { error: 'invalid_nonce' } } },
    });
  });

  it('takes all three forms, which verify, and says that it has them', async () => {
    const keys = [newKey(), newKey()] as const;
    const opened = await openWallet(await at.offered(), keys);
    const bound = await opened.retrieve('competence_sd_jwt', [byJwk(keys[0]), byDid(keys[1])]);
    expect(bound.texts).toHaveLength(2);
    const holders = await Promise.all(
      bound.texts.map(async (text) => (await at.claimsOf(text)).cnf.jwk),
    );
    expect(holders).toEqual(keys.map(publicJwkOf));
    const { did } = at.cluster.hub.config;
    const issued = {
      ed: await at.issuerKey(`${did}#ed-1`),
      p256: await at.issuerKey(`${did}#p256-1`),
    };
    const jwt = await opened.retrieve('competence_ob_jwt');
    expect(verifyVcJwt(jwt.texts[0] ?? '', () => issued.p256)).toMatchObject({
      verified: true,
    });
    const badge = await opened.retrieve('competence_ob_di');
    const document = badge.texts[0] as unknown as Record<string, unknown>;
    expect(await verifyDataIntegrity(document, () => issued.ed)).toMatchObject({ verified: true });

    const { client, issuerMetadata, accessToken } = opened;
    for (const { notificationId } of [bound, jwt, badge])
      await client.sendNotification({
        issuerMetadata,
        accessToken,
        notification: { notificationId, event: 'credential_accepted' },
      });
    const copies = await at.copies();
    expect(copies.map(({ format, notified }) => [format, notified?.event])).toEqual([
      ['dc+sd-jwt', 'credential_accepted'],
      ['dc+sd-jwt', 'credential_accepted'],
      ['jwt_vc_json', 'credential_accepted'],
      ['ldp_vc', 'credential_accepted'],
    ]);
  });

  it('presents what it took to @sd-jwt/sd-jwt-vc, which follows the status; mutations are refused', async () => {
    const { credentialId } = await certified(at.shop, 1);
    const key = newKey();
    const { retrieve } = await openWallet(await at.offered(credentialId), [key]);
    const [text = ''] = (await retrieve('competence_sd_jwt', [byJwk(key)])).texts;
    const issuer = await at.issuerKey(`${at.cluster.hub.config.did}#p256-1`);
    if (!issuer) throw new Error('the DID document has the key');
    const verifier = foreignVerifier(issuer, key);
    const request = { audience: 'https://verifier.example', nonce: 'n-1' };
    const kb = {
      payload: { aud: request.audience, nonce: request.nonce, iat: Math.floor(Date.now() / 1000) },
    };
    const shown = await verifier.present(text, { title: true, given_name: true }, { kb });
    const theirs = (nonce = request.nonce, presentation = shown) =>
      verifier.verify(presentation, { keyBindingNonce: nonce }).then(
        () => 'verified',
        (error: unknown) => String(error),
      );
    const ours = (presentation = shown, asked = request) =>
      verifySdJwtVc(presentation, () => issuer, { request: asked, now: new Date() });

    const { payload, kb: binding } = await verifier.verify(shown, { keyBindingNonce: 'n-1' });
    expect(binding?.payload).toMatchObject({ aud: request.audience });
    expect(payload).toMatchObject({ given_name: 'Nevenka' });
    expect(payload).not.toHaveProperty('family_name');
    const type = await verifier.getVct(shown);
    expect(type?.mergedTypeMetadata.display?.map(({ locale }) => locale)).toEqual([
      'en',
      'it',
      'es',
      'fr',
      'de',
      'nl',
    ]);
    const mine = await ours();
    expect(mine.verified && mine.claims).toEqual(payload);
    expect(await theirs('n-2')).not.toBe('verified');
    expect((await ours(shown, { ...request, nonce: 'n-2' })).verified).toBe(false);
    expect((await ours(shown, { ...request, audience: 'https://x.example' })).verified).toBe(false);

    // Somebody who has the copy and not the key.
    const thief = await foreignVerifier(issuer, newKey()).present(text, { title: true }, { kb });
    expect(await theirs('n-1', thief)).not.toBe('verified');
    expect(await ours(thief)).toEqual(
      expect.objectContaining({ verified: false, code: 'holder.wrong-key' }),
    );

    // Of the last letter of the signature the library does not look at the bits to spare.
    const last = shown.indexOf('~') - 1;
    for (let i = 0; i < 30; i += 1) {
      const place = Math.floor((shown.length * i) / 30);
      const other = shown[place] === 'Q' ? 'R' : 'Q';
      const altered = shown.slice(0, place) + other + shown.slice(place + 1);
      expect([place, (await ours(altered)).verified]).toEqual([place, false]);
      if (place < last)
        expect([place, await theirs('n-1', altered)]).not.toEqual([place, 'verified']);
    }

    await command(at.cluster.hub.first, credentialId, 'suspend').expect(200);
    expect(await theirs()).toMatch(/status/i);
    await command(at.cluster.hub.first, credentialId, 'unsuspend').expect(200);
    expect(await theirs()).toBe('verified');
    await revoke(at.cluster, credentialId);
    expect(await theirs()).toMatch(/status/i);
  });
});
