import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { issueSdJwtVc } from '#credentials/issue-sd-jwt-vc.js';
import { renderSdJwtVc } from '#credentials/render-sd-jwt-vc.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import { competenceRecord, ecKey, ISSUED_AT, P256 } from '../support/credentials.js';
import { foreignSdJwt } from '../support/foreign-verifiers.js';

const issuerKey = createPublicKey(P256);
const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const foreign = foreignSdJwt(issuerKey);

const issued = () =>
  issueSdJwtVc(
    renderSdJwtVc(competenceRecord(), {
      registry: 'https://registry.example',
      holder: publicJwkOf(holder.publicKey),
      now: ISSUED_AT,
    }),
    ecKey,
    () => randomBytes(16),
  );

describe('@sd-jwt/sd-jwt-vc', () => {
  it('accepts what we issue, shows what is disclosed and nothing else', async () => {
    const text = await issued();
    const { payload } = await foreign.verify(text, {
      currentDate: ISSUED_AT.getTime() / 1000 + 60,
    });
    expect(payload).toMatchObject({ given_name: competenceRecord().subject.givenName });
    const shown = await foreign.present(text, { title: true });
    const part = await foreign.verify(shown, { currentDate: ISSUED_AT.getTime() / 1000 + 60 });
    expect(part.payload).toHaveProperty('title');
    expect(part.payload).not.toHaveProperty('given_name');
    const ours = await verifySdJwtVc(shown, () => issuerKey);
    expect(ours.verified && ours.claims).toEqual(part.payload);
  });

  it('refuses 30 altered ones, and so do we', async () => {
    const text = await issued();
    const places = Array.from({ length: 30 }, (_, i) => Math.floor((text.length * i) / 30));
    const accepted: number[] = [];
    for (const at of places) {
      const other = text[at] === 'Q' ? 'R' : 'Q';
      const altered = text.slice(0, at) + other + text.slice(at + 1);
      expect((await verifySdJwtVc(altered, () => issuerKey)).verified).toBe(false);
      const theirs = await foreign
        .verify(altered, { currentDate: ISSUED_AT.getTime() / 1000 + 60 })
        .then(
          () => true,
          () => false,
        );
      if (theirs) accepted.push(at);
    }
    // An altered disclosure has another digest: the library may leave it out; we refuse it.
    // The last letter of the signature has bits to spare, which the library does not look at.
    const last = text.indexOf('~') - 1;
    expect(accepted.filter((at) => at < last)).toEqual([]);
  });
});
