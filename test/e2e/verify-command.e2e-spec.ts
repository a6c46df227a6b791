import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { bakePng } from '#credentials/bake-png.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { multikeyOf } from '#credentials/multikey.js';
import { stream, writePdf } from '#credentials/testing/write-pdf.js';
import type { Share, Verdict, VerificationRequest } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import { verifyCommand } from '../../tools/verify/verify-command.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { ed25519, tlogProof } from '../support/credentials.js';
import { settled } from '../support/lived-registry.js';
import { command, revoke } from '../support/revoke.js';
import { credentialsIn, makeOffer, SD_JWT, walletOf } from '../support/wallet.js';
import { whenThere } from '../support/when-there.js';

/** What is brought to both, and how the verdict must be, so that two wrongs are not a right. */
interface Brought {
  readonly bytes?: string | Buffer;
  readonly url?: string;
  readonly proof?: string;
  readonly holder?: { readonly audience: string; readonly nonce: string };
  readonly expected: string;
}

const CODES = {
  verified: 0,
  'verified-with-warnings': 0,
  'not-verified': 1,
  'could-not-verify': 2,
};
const picture = PNG.sync.write(new PNG({ width: 2, height: 2 }));

/** A PDF with these files attached, in the form that is read. */
function pdfWith(files: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(files);
  const specs = names.map(
    (name, i) =>
      `<< /Type /Filespec /F (${name}) /EF << /F ${String(3 + names.length + i)} 0 R >> >>`,
  );
  const tree = names.map((name, i) => `(${name}) ${String(3 + i)} 0 R`).join(' ');
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [' + tree + '] >> >> >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    ...specs,
    ...names.map((name) => stream(files[name] ?? '', '/Type /EmbeddedFile')),
  ]);
}

describe('guildmark verify and POST /verify', () => {
  let cluster: Cluster;
  let shop: Workshop;
  let dir: string;
  let now: Date;
  const inputs = new Map<string, Brought>();

  const held = async (id: string) => {
    const get = (view: string) =>
      whenThere(() =>
        shop.candidate.get(`/api/v1/credentials/${id}${view}`).set('prefer', 'wait=20'),
      );
    const { text: proof } = await get('/proof');
    return { id, badge: (await get('/open-badge')).text, jwt: (await get('/jwt')).text, proof };
  };
  const issue = async () => held((await certified(shop, 2)).credentialId);

  /** A badge of somebody whom nobody knows, signed with the key that its did:key carries. */
  const foreign = async (changes: object = {}) => {
    const did = `did:key:${multikeyOf(ed25519(70))}`;
    const key = {
      kid: `${did}#${did.slice('did:key:'.length)}`,
      alg: 'EdDSA' as const,
      privateKey: ed25519(70),
    };
    const badge = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:uuid:00000000-0000-4000-8000-000000000009',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: did, type: ['Profile'], name: 'Somebody' },
      validFrom: '2020-01-01T00:00:00Z',
      name: 'Welding',
      credentialSubject: { type: ['AchievementSubject'], achievement: 'https://x.example/a' },
      ...changes,
    };
    return JSON.stringify(await issueDataIntegrity(badge, key, new Date(0)));
  };

  /** What a wallet was given, all of it disclosed. */
  const walletCopyOf = async (credentialId: string) => {
    const wallet = walletOf(cluster);
    const token = await wallet.token(await makeOffer(shop.candidate, credentialId));
    const proofs = { jwt: [wallet.proof(await wallet.nonce())] };
    const answer = await wallet.request(token, { ...SD_JWT, proofs }).expect(200);
    const [copy = ''] = credentialsIn(answer);
    return copy;
  };

  const share = async (...ids: readonly string[]) => {
    const answer = await shop.candidate
      .post('/api/v1/passport/shares')
      .send({
        credentials: ids.map((id) => ({ id, fields: 'whole' })),
        purpose: 'Application',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'),
      })
      .expect(201);
    return (answer.body as Share).url ?? '';
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guildmark-verify-'));
    cluster = await setup();
    shop = await workshop(cluster);
    const good = await issue();
    const other = await issue();
    const revoked = await issue();
    const suspended = await issue();
    await revoke(cluster, revoked.id);
    await command(cluster.hub.first, suspended.id, 'suspend').expect(200);
    const copy = await walletCopyOf(good.id);
    const withdrawn = await walletCopyOf(other.id);
    const link = await share(good.id);
    const several = await share(good.id, other.id);
    const altered = JSON.stringify({ ...(JSON.parse(good.badge) as object), name: 'Master' });
    const { proof } = good;
    const add = (name: string, brought: Brought) => inputs.set(name, brought);
    add('a good badge', { bytes: good.badge, proof, expected: 'verified' });
    add('a good token', { bytes: `${good.jwt}\n`, proof, expected: 'verified' });
    add('a badge without proof', { bytes: good.badge, expected: 'verified-with-warnings' });
    add('a badge with a proof for another', {
      bytes: good.badge,
      proof: other.proof,
      expected: 'not-verified',
    });
    add('a badge with the proof of another ledger', {
      bytes: good.badge,
      proof: tlogProof('A'.repeat(43)),
      expected: 'not-verified',
    });
    add('a badge with a proof that is none', {
      bytes: good.badge,
      proof: 'c2sp.org/tlog-proof@v1\nx',
      expected: 'not-verified',
    });
    add('an altered badge', { bytes: altered, proof, expected: 'not-verified' });
    add('an altered token', {
      bytes: `${good.jwt.slice(0, -8)}AAAAAAAA`,
      expected: 'not-verified',
    });
    add('a revoked badge', { ...revoked, bytes: revoked.badge, expected: 'not-verified' });
    add('a suspended token', { bytes: suspended.jwt, expected: 'not-verified' });
    add('a copy from a wallet', { bytes: copy, expected: 'verified-with-warnings' });
    add('a copy that shows nothing', {
      bytes: `${withdrawn.split('~')[0] ?? ''}~`,
      expected: 'verified-with-warnings',
    });
    add('a copy whose holder was asked and did not sign', {
      bytes: copy,
      holder: { audience: 'https://employer.example', nonce: 'n-1' },
      expected: 'not-verified',
    });
    add('a badge whose holder was asked', {
      bytes: good.badge,
      holder: { audience: 'https://employer.example', nonce: 'n-1' },
      expected: 'not-verified',
    });
    add('an altered copy', { bytes: copy.replace('~', 'A~'), expected: 'not-verified' });
    add('an unknown issuer', { bytes: await foreign(), expected: 'verified-with-warnings' });
    add('an unknown issuer of a European standard', {
      bytes: await foreign({
        credentialSubject: {
          type: ['AchievementSubject'],
          achievement: `${cluster.registry.url}/concepts/abc/v1.0`,
        },
      }),
      expected: 'not-verified',
    });
    add('one that is over', {
      bytes: await foreign({ validUntil: '2021-01-01T00:00:00Z' }),
      expected: 'verified-with-warnings',
    });
    add('one that is not valid yet', {
      bytes: await foreign({ validFrom: '2099-01-01T00:00:00Z' }),
      expected: 'not-verified',
    });
    add('one whose status is told in an unknown way', {
      bytes: await foreign({
        credentialStatus: {
          id: 'https://x.example/s#1',
          type: 'BitstringStatusListEntry',
          statusPurpose: 'message',
          statusListIndex: '1',
          statusListCredential: 'https://x.example/s',
        },
      }),
      expected: 'could-not-verify',
    });
    add('an issuer whose keys are away', {
      bytes: JSON.stringify({
        ...(JSON.parse(await foreign()) as object),
        issuer: 'did:web:nobody.invalid',
        proof: {
          ...(JSON.parse(await foreign()) as { proof: object }).proof,
          verificationMethod: 'did:web:nobody.invalid#one',
        },
      }),
      expected: 'could-not-verify',
    });
    add('a picture', { bytes: bakePng(picture, good.badge), proof, expected: 'verified' });
    add('a picture with an altered badge', {
      bytes: bakePng(picture, altered),
      expected: 'not-verified',
    });
    add('a picture without a credential', { bytes: picture, expected: 'not-verified' });
    add('a document', {
      bytes: pdfWith({ 'credential.json': good.badge, 'credential.tlog-proof': proof }),
      expected: 'verified',
    });
    add('a document without a credential', {
      bytes: pdfWith({ 'other.txt': 'x' }),
      expected: 'not-verified',
    });
    add('text', { bytes: 'hello', expected: 'not-verified' });
    add('bytes that are no text', { bytes: Buffer.from([0x7b, 0xff]), expected: 'not-verified' });
    add('a member twice', { bytes: '{"a":1,"a":2}', expected: 'not-verified' });
    add('text over 1 MiB', { bytes: 'x'.repeat(1_048_577), expected: 'not-verified' });
    add('a link of a hub', { url: link, expected: 'verified' });
    add('a link that shows several', { url: several, expected: 'could-not-verify' });
    add('one of several', { url: `${several}/2`, expected: 'verified' });
    add('a number that a link does not have', {
      url: `${several}/7`,
      expected: 'could-not-verify',
    });
    add('a link that is not known', {
      url: `${cluster.hub.url}/s/AAAAAAAAAAAAAAAAAAAAAA`,
      expected: 'could-not-verify',
    });
    add('the address of a file', { url: `${link}/1/jwt`, expected: 'verified-with-warnings' });
    add('a private address', { url: 'https://10.0.0.1/credential', expected: 'could-not-verify' });
    add('an address over http', { url: 'http://x.example/', expected: 'could-not-verify' });
    add('an address that is none', { url: 'https://', expected: 'could-not-verify' });
    // What the registry knows of the hub does not change while both are asked.
    await settled(cluster);
    // So late that the registry makes its trust list anew: every one from now on is of this second.
    now = new Date(Date.now() + 61_000);
    cluster.registry.app.get(Clock, { strict: false }).now = () => now;
  });
  afterAll(async () => {
    await cluster.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function overHttp({ bytes, url, proof, holder }: Brought): Promise<Verdict> {
    const body: VerificationRequest = {
      ...(bytes !== undefined && { file: Buffer.from(bytes).toString('base64') }),
      ...(url !== undefined && { url }),
      ...(proof !== undefined && { proof }),
      ...(holder && { holder }),
    };
    const answer = await cluster.registry.anyone.post('/verify').send(body).expect(200);
    expect(validate('credentials/verdict', answer.body)).toEqual([]);
    return answer.body as Verdict;
  }

  async function byCommand(name: string, brought: Brought, ...more: string[]) {
    const { bytes, url, proof, holder } = brought;
    const folder = join(dir, name.replaceAll(/\W/g, '-'));
    mkdirSync(folder, { recursive: true });
    const put = (file: string, content: string | Buffer) => {
      writeFileSync(join(folder, file), content);
      return join(folder, file);
    };
    const printed: string[] = [];
    const code = await verifyCommand(
      [
        url ?? put('credential', bytes ?? ''),
        ...(proof === undefined ? [] : [put('given.tlog-proof', proof)]),
        ...(holder ? ['--audience', holder.audience, '--nonce', holder.nonce] : []),
        ...['--json', '--registry', cluster.registry.url, '--at', now.toISOString(), ...more],
      ],
      {
        env: {},
        now: new Date(0),
        print: (text) => printed.push(text),
        complain: (text) => printed.push(text),
        progress: () => undefined,
      },
    );
    const [line = ''] = printed;
    const verdict = JSON.parse(line) as Verdict & { file?: string };
    delete verdict.file;
    return { code, verdict };
  }

  it('say the same, byte for byte, of forty inputs', async () => {
    expect(inputs.size).toBeGreaterThanOrEqual(35);
    for (const [name, brought] of inputs) {
      // Either may find a busy hub silent for three seconds, and says so: asked again.
      const { http, code, verdict } = await eventually(async () => {
        const both = { http: await overHttp(brought), ...(await byCommand(name, brought)) };
        const told = [both.http.overall, both.verdict.overall];
        const isTold = !told.includes('could-not-verify');
        return (isTold || brought.expected === 'could-not-verify') && both;
      });
      expect([name, http.overall, code]).toEqual([name, brought.expected, CODES[http.overall]]);
      expect(`${name} ${JSON.stringify(verdict)}`).toBe(`${name} ${JSON.stringify(http)}`);
    }
  });

  it('say the same while the host of the lists is away: neither good nor revoked', async () => {
    await cluster.hub.stop();
    for (const name of ['a good badge', 'a revoked badge', 'a copy from a wallet']) {
      const brought = inputs.get(name);
      if (!brought) throw new Error(`${name} is one of the inputs`);
      const http = await overHttp(brought);
      expect(http.overall).toBe('could-not-verify');
      expect(http.checks.find((check) => check.name === 'status')).toMatchObject({
        code: 'status.unreachable',
      });
      expect(JSON.stringify((await byCommand(name, brought)).verdict)).toBe(JSON.stringify(http));
    }
    await cluster.hub.start();
  });

  it('could not check without the registry, whatever is asked of it', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    await new Promise((resolve) => silent.close(resolve));
    const brought = inputs.get('a good badge');
    if (!brought) throw new Error('a good badge is one of the inputs');
    const away = ['--registry', `http://127.0.0.1:${String(port)}`];
    const { code, verdict } = await byCommand('registry down', brought, ...away);
    expect([code, verdict.overall]).toEqual([2, 'could-not-verify']);
    const offline = await byCommand('offline', brought, '--offline');
    expect([offline.code, offline.verdict.overall]).toEqual([2, 'could-not-verify']);
    expect(offline.verdict.sources.map(({ state }) => state)).toEqual([
      'unreachable',
      'unreachable',
    ]);
  });
});
