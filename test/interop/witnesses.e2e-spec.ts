import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import type { HubProfile } from '#domain/generated/schemas.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { parsePolicy, quorumMet } from '#ledger/policy.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { readRegistryConfig } from '../../apps/registry/src/registry.config.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { requirement } from '../support/requirements.js';

/** github.com/transparency-dev/witness, the version that was run against us. */
const OMNIWITNESS = 'v0.0.0-20260720115447-2e1c6971d19e';
const NAME = 'w.example/omni';
/** The first build compiles a database. */
const BUILD_MS = 900_000;

const go = requirement('go');
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-witnesses-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

function run(file: string, args: readonly string[], options: object = {}): string {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${String(status)} ${stderr}`);
  return stdout;
}

go.describe('omniwitness of transparency-dev/witness', () => {
  let running: ChildProcess | undefined;
  let cluster: Cluster | undefined;

  beforeAll(() => {
    const env = { ...process.env, GOBIN: dir, GOFLAGS: '-mod=mod' };
    for (const command of ['omniwitness', 'generate_keys'])
      run(
        go.value,
        ['install', `github.com/transparency-dev/witness/cmd/${command}@${OMNIWITNESS}`],
        { env, cwd: dir },
      );
    const keys = [`--out_priv=${join(dir, 'w.sec')}`, `--out_pub=${join(dir, 'w.pub')}`];
    run(join(dir, 'generate_keys'), [`--origin=${NAME}`, ...keys]);
  }, BUILD_MS);
  afterAll(async () => {
    await cluster?.close();
    await stop();
  });

  async function stop(): Promise<void> {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('close', done));
    child.kill('SIGKILL');
    await ended;
  }

  /** With its state in a file, so that it remembers when it comes again. */
  function begin(port: number): void {
    running = spawn(
      join(dir, 'omniwitness'),
      [
        `--listen=127.0.0.1:${String(port)}`,
        '--metrics_listen=',
        `--db_file=${join(dir, 'w.db')}`,
        `--private_key_path=${join(dir, 'w.sec')}`,
        `--additional_logs=${join(dir, 'logs.yaml')}`,
      ],
      { stdio: 'ignore', cwd: dir },
    );
  }

  it('cosigns the ledger of our hub, which needs it and the registry for its quorum', async () => {
    const [hubPort = 0, registryPort = 0, port = 0] = await sparePorts(3);
    const settings = {
      HUB_PORT: String(hubPort),
      REGISTRY_PORT: String(registryPort),
      REGISTRY_SIGNING_KEYS: join(dir, 'registry-keys.json'),
      REGISTRY_KEY: randomBytes(32).toString('base64url'),
    };
    const { REGISTRY_PORT, REGISTRY_SIGNING_KEYS, REGISTRY_KEY } = settings;
    const registry = readRegistryConfig(
      { REGISTRY_PORT, REGISTRY_SIGNING_KEYS, REGISTRY_KEY },
      'postgres://x',
    );
    const vkey = readFileSync(join(dir, 'w.pub'), 'utf8').trim();
    const policy =
      `witness registry ${registry.witnessKey} ${registry.publicUrl}\n` +
      `witness omni ${vkey} http://127.0.0.1:${String(port)}\n` +
      'group q all registry omni\nquorum q\n';
    cluster = await setup({ accredited: false, env: { ...settings, HUB_WITNESS_POLICY: policy } });
    const { hub } = cluster;
    const profile = (await hub.anyone.get('/api/v1/hub').expect(200)).body as HubProfile;
    writeFileSync(
      join(dir, 'logs.yaml'),
      `Logs:\n  - Origin: ${profile.origin}\n    URL: ${profile.url}/ledger/\n    PublicKey: ${profile.verifierKey}\n`,
    );
    await cluster.register();
    // the registry alone is no quorum
    await hub.anyone.get('/ledger/checkpoint').expect(404);
    begin(port);

    const cosigned = async (size: number) =>
      eventually(async () => {
        const { status, text } = await hub.anyone.get('/ledger/checkpoint');
        if (status !== 200) return undefined;
        const { checkpoint, note } = openCheckpoint(text, parseVerifierKey(profile.verifierKey));
        return checkpoint.size >= size ? { size: checkpoint.size, note } : undefined;
      });
    const grow = () => {
      const { app } = hub;
      return inTransaction(app.get(DataSource), (m) =>
        app
          .get(LedgerIntents, { strict: false })
          .append(m, { id: randomUUID(), entry: Buffer.from(randomUUID()), isPublic: false }),
      );
    };
    const judged = parsePolicy(policy);
    const names = [registry.witnessName, NAME].sort();
    let { size, note } = await cosigned(1);
    for (let round = 0; round < 5; round++) {
      const cosigners = cosignaturesOf(
        note,
        judged.witnesses.map(({ key }) => key),
      ).map(({ key }) => key);
      expect(cosigners.map(({ name }) => name).sort()).toEqual(names);
      expect(quorumMet(judged, cosigners)).toBe(true);
      for (let i = 0; i <= round * 100; i++) await grow();
      ({ size, note } = await cosigned(size + 1));
    }

    /** Size of the ledger once all leaves are written, published or not. */
    const written = () =>
      eventually(async () => {
        const [row] = await hub.app
          .get(DataSource)
          .query<{ size: string; queued: string }[]>(
            'SELECT size, (SELECT count(*) FROM ledger_queue) AS queued FROM ledger_head WHERE log_id = 1',
          );
        return row?.queued === '0' && Number(row.size);
      });
    // nothing is on its way to the witness when it ends
    const resting = await cosigned(await written());
    await stop();
    await grow();
    expect(await written()).toBeGreaterThan(resting.size);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await cosigned(1)).size).toBe(resting.size);
    begin(port);
    expect((await cosigned(resting.size + 1)).size).toBeGreaterThan(resting.size);
  });
});

go.describe('a log that is not ours, on golang.org/x/mod/sumdb', () => {
  it('is cosigned by the witness of a hub as it grows, and not when it goes back or forks', async () => {
    const program = join(dir, 'foreignlog');
    const cwd = fileURLToPath(new URL('foreignlog', import.meta.url));
    run(go.value, ['build', '-o', program, '.'], { cwd });
    const origin = 'foreign.example/ledger';
    const [secret = '', verifierKey = ''] = run(program, ['key', origin]).split('\n');
    const cluster = await setup();
    try {
      const { hub, registry } = cluster;
      const { witness } = (await hub.anyone.get('/api/v1/hub').expect(200)).body as HubProfile;
      const url = 'https://foreign.example';
      const entry = { legalName: 'Foreign', did: 'did:web:foreign.example', url, origin };
      await registry.first
        .post('/api/v1/hubs')
        .send({ ...entry, verifierKey })
        .expect(201);
      const probe = `old 0\n\n${origin}\n0\n${'A'.repeat(43)}=\n\n— x ${'A'.repeat(92)}\n`;
      await eventually(async () => {
        const answer = await fetch(`${hub.url}/add-checkpoint`, { method: 'POST', body: probe });
        return answer.status === 403;
      });
      for (const at of [hub.url, registry.url]) {
        const key = at === hub.url ? witness.verifierKey : registry.config.witnessKey;
        // apart from this process: our witness has to answer it meanwhile
        const child = spawn(program, ['run', secret, verifierKey, at, key]);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (part: Buffer) => (output += part.toString()));
        const code = await new Promise((done) => child.once('close', done));
        expect(output.split('\n')).toEqual([
          ...[1, 2, 7, 255, 256, 257, 600].map((size) => `grow-${String(size)} 200`),
          'same-again 200',
          'rollback 409 text/x.tlog.size 600',
          'rollback-from-600 400',
          'fork-at-600 422',
          'fork-at-700 422',
          'fork-from-the-start 409 text/x.tlog.size 600',
          'grow-601 200',
          '',
        ]);
        expect(code).toBe(0);
      }
    } finally {
      await cluster.close();
    }
  });
});
