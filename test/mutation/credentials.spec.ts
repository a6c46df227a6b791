import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { PNG } from 'pngjs';
import { bakePng } from '#credentials/bake-png.js';
import { CanonicalTemplates } from '#credentials/canonical-templates.js';
import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { issueSdJwtVc } from '#credentials/issue-sd-jwt-vc.js';
import { openBadgeProfile } from '#credentials/open-badge-profile.js';
import { readBakedPng } from '#credentials/read-baked-png.js';
import { readCredential } from '#credentials/read-credential.js';
import { readSdJwt } from '#credentials/read-sd-jwt.js';
import { renderSdJwtVc } from '#credentials/render-sd-jwt-vc.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import {
  competenceRecord,
  ecKey,
  ISSUED_AT,
  issued,
  NOW,
  P256,
  sources,
} from '../support/credentials.js';
import { type Outcome, refusesMutations } from '../support/refuses-mutations.js';

/** As every edge that takes bytes does. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
const NOT_UTF8: Outcome = { refused: 'body.malformed' };

/** The verdict on a credential with its proof; accepted is what the ledger commits to. */
async function verdicts() {
  const world = {
    ...(await sources()),
    templates: new CanonicalTemplates({
      profile: openBadgeProfile,
      limit: 32,
      random: randomBytes,
      onDifference: () => {
        throw new Error('a template differs');
      },
    }),
  };
  return async (credential: string, proof?: string): Promise<Outcome> => {
    const presented = { credential, ...(proof !== undefined && { proof }) };
    const verdict = await verifyCredential(presented, world, NOW);
    const failed = verdict.checks.find(({ state }) => state !== 'passed');
    const stopped = ['not-verified', 'could-not-verify'].includes(verdict.overall);
    if (stopped) return { refused: failed?.code ?? 'no code' };
    return { accepted: { digest: readCredential(credential).digest, shows: verdict.shows } };
  };
}

it('an Open Badge with a Data Integrity proof', async () => {
  const verdict = await verdicts();
  const { json } = await issued();
  const refused = await refusesMutations(
    Buffer.from(json.credential),
    (bytes) => {
      const text = textOf(bytes);
      return text === undefined ? NOT_UTF8 : verdict(text);
    },
    { seed: 101 },
  );
  expect(refused).toBeGreaterThan(1_800);
});

it('a vc+jwt', async () => {
  const verdict = await verdicts();
  const { jwt } = await issued();
  const refused = await refusesMutations(
    Buffer.from(jwt.credential),
    (bytes) => {
      const text = textOf(bytes);
      return text === undefined ? NOT_UTF8 : verdict(text);
    },
    { seed: 102 },
  );
  expect(refused).toBeGreaterThan(1_900);
});

it('the proof from the ledger: a changed one proves nothing', async () => {
  const { jwt } = await issued();
  const world = await sources();
  const refused = await refusesMutations(
    Buffer.from(jwt.proof),
    async (bytes) => {
      const proof = textOf(bytes);
      if (proof === undefined) return NOT_UTF8;
      const { checks } = await verifyCredential({ ...jwt, proof }, world, NOW);
      const judged = checks.filter(({ name }) => name === 'ledger' || name === 'witnesses');
      const failed = judged.find(
        ({ state, severity }) => state !== 'passed' || severity !== 'none',
      );
      return failed ? { refused: failed.code ?? 'no code' } : { accepted: 'proven' };
    },
    { seed: 103 },
  );
  expect(refused).toBeGreaterThan(1_800);
});

describe('an SD-JWT VC', () => {
  const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerKey = createPublicKey(P256);
  const request = { audience: 'https://employer.example', nonce: 'n-0S6_WzA2Mj' };
  const issue = () =>
    issueSdJwtVc(
      renderSdJwtVc(competenceRecord(), {
        registry: 'https://registry.example',
        holder: publicJwkOf(holder.publicKey),
        now: ISSUED_AT,
      }),
      ecKey,
      () => randomBytes(16),
    );

  async function presented() {
    const text = await issue();
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { audience: aud, nonce } = request;
    const claims = { aud, nonce, iat: NOW.getTime() / 1000, sd_hash: readSdJwt(text).hash };
    const signed = `${encode({ alg: 'ES256', typ: 'kb+jwt' })}.${encode(claims)}`;
    const key = { key: holder.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${text}${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }

  it('with the signature of its holder', async () => {
    const text = await presented();
    const refused = await refusesMutations(
      Buffer.from(text),
      async (bytes) => {
        const shown = textOf(bytes);
        if (shown === undefined) return NOT_UTF8;
        const result = await verifySdJwtVc(shown, () => issuerKey, { request, now: NOW });
        return result.verified ? { accepted: shown } : { refused: result.code };
      },
      { seed: 104 },
    );
    expect(refused).toBeGreaterThan(1_900);
  });

  it('without: whoever has it may leave out whole disclosures, and nothing else', async () => {
    const text = await issue();
    const parts = text.split('~');
    const refused = await refusesMutations(
      Buffer.from(text),
      async (bytes) => {
        const shown = textOf(bytes);
        if (shown === undefined) return NOT_UTF8;
        const result = await verifySdJwtVc(shown, () => issuerKey);
        if (!result.verified) return { refused: result.code };
        const [jwt, ...others] = shown.split('~');
        const isPart = jwt === parts[0] && others.every((one) => one === '' || parts.includes(one));
        // An empty place for the holder's signature was filled: who asks for none does not read it.
        return { accepted: isPart || others.at(-1) !== '' };
      },
      { seed: 105 },
    );
    expect(refused).toBeGreaterThan(1_500);
  });
});

it('a badge in a picture', async () => {
  const { json } = await issued();
  const picture = PNG.sync.write(new PNG({ width: 8, height: 8 }));
  const refused = await refusesMutations(
    bakePng(picture, json.credential),
    (bytes) => {
      try {
        return { accepted: readBakedPng(bytes) };
      } catch (error) {
        if (!(error instanceof CredentialFormatError)) throw error;
        return { refused: error.code };
      }
    },
    { seed: 106 },
  );
  expect(refused).toBeGreaterThan(1_900);
});
