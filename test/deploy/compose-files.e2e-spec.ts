// What the files for Docker say, read by Docker's own readers (test/deploy/containercheck).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../support/program.js';
import { requirement } from '../support/requirements.js';
import {
  type ComposeProject,
  type ComposeService,
  type ContainerCheck,
  containerCheck,
  repository,
} from './compose-project.js';
import { makeSecrets } from './made-secrets.js';

const APPS = ['hub-a', 'hub-b', 'registry'];
const PRODUCTION = ['docker-compose.yml', 'docker-compose.production.yml'];
const settings = {
  GUILDMARK_IMAGE: 'guildmark@sha256:0',
  GUILDMARK_KAFKA_BROKERS: 'broker.example:9093',
  REGISTRY_PUBLIC_URL: 'https://registry.example',
};
const textOf = (name: string) => readFileSync(join(repository, name), 'utf8');

requirement('go').describe('the files for Docker', () => {
  let check: ContainerCheck;
  let trial: ComposeProject;
  let production: ComposeProject;
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'guildmark-files-'));
    check = containerCheck();
    trial = read(['docker-compose.yml']);
    production = read(PRODUCTION, settings);
  });
  afterAll(() => {
    check.remove();
    rmSync(dir, { recursive: true });
  });

  function read(files: readonly string[], env?: Readonly<Record<string, string>>): ComposeProject {
    const { project, refusal } = check.compose(files, env);
    expect(refusal).toBe('');
    return project as ComposeProject;
  }
  const changed = (name: string, from: string | RegExp, to: string) => {
    const file = join(dir, name);
    const text = textOf(name);
    const other = text.replace(from, to);
    expect(other).not.toBe(text);
    writeFileSync(file, other);
    return file;
  };
  const servicesOf = (...projects: readonly ComposeProject[]) =>
    projects.flatMap(({ services }) => Object.entries(services));
  const wrong = (isWrong: (service: ComposeService, name: string) => boolean) =>
    servicesOf(trial, production)
      .filter(([name, service]) => isWrong(service, name))
      .map(([name]) => name);

  describe('are checked by something that refuses', () => {
    it.each([
      ['a key that Compose does not know', 'read_only: true', 'readonly: true'],
      ['a condition that is none', 'service_completed_successfully', 'service_done'],
      ['a service that is not there', 'topics: { condition', 'topic: { condition'],
      ['a network that is not there', 'networks: [bus]', 'networks: [buss]'],
    ])('%s', (_what, from, to) => {
      const { refusal } = check.compose([changed('docker-compose.yml', from, to)]);
      expect(refusal).toContain('containercheck: ');
    });
    it('an entry in the form that needs a shell', () => {
      const file = changed('Dockerfile', 'ENTRYPOINT ["node"]', 'ENTRYPOINT node');
      expect(check.dockerfile(file).warnings.join()).toContain('JSONArgsRecommended');
    });
  });

  it('say in production what is missing', () => {
    for (const name of Object.keys(settings))
      expect(check.compose(PRODUCTION, { ...settings, [name]: '' }).refusal).toContain(name);
  });

  it('give every service no more than it needs', () => {
    expect(wrong(({ cap_drop }) => cap_drop?.join() !== 'ALL')).toEqual([]);
    expect(wrong(({ cap_add = [] }, name) => cap_add.length > 0 && name !== 'postgres')).toEqual(
      [],
    );
    const privileges = 'no-new-privileges:true';
    expect(wrong(({ security_opt }) => security_opt?.join() !== privileges)).toEqual([]);
    expect(wrong(({ privileged }) => privileged === true)).toEqual([]);
    expect(wrong((s) => Number(s.mem_limit ?? 0) <= 0 || (s.pids_limit ?? 0) <= 0)).toEqual([]);
    // its image writes its own configuration when it starts
    expect(wrong(({ read_only }) => read_only !== true)).toEqual(['kafka']);
    const ours = ({ image }: ComposeService) => image.startsWith('guildmark');
    expect(wrong((s) => ours(s) && (s.user !== '1000:1000' || s.init !== true))).toEqual([]);
    expect(wrong(({ image }) => /(:latest|^[^:@]+)$/.test(image))).toEqual([]);
  });

  it('open nothing but the apps, on this machine alone, and let nothing out of the inner networks', () => {
    const open = Object.entries(trial.services).flatMap(([name, { ports = [] }]) =>
      ports.map(({ host_ip, published }) => `${name} ${String(host_ip)}:${published}`),
    );
    expect(open.sort()).toEqual([
      'hub-a 127.0.0.1:8441',
      'hub-b 127.0.0.1:8442',
      'registry 127.0.0.1:8440',
    ]);
    const inner = ['data', 'bus'].map((name) => trial.networks[name]?.internal);
    expect(inner).toEqual([true, true]);
    const outer = Object.entries(trial.services).filter(([, s]) => 'parties' in s.networks);
    expect(outer.map(([name]) => name).sort()).toEqual(APPS);
  });

  it('hold no secret, and hand each to its own party', () => {
    const named = servicesOf(trial, production).flatMap(([, { environment = {} }]) =>
      Object.keys(environment),
    );
    expect(named.filter((n) => /(_URL|_SECRET|_KEY|PASSWORD)$/.test(n)).sort()).toEqual(
      named.filter((n) => /_(PUBLIC|REGISTRY)_URL$|_SSL_KEY$/.test(n)).sort(),
    );
    const owners = servicesOf(trial, production).flatMap(([name, { volumes = [] }]) =>
      volumes.filter(({ source }) => source.endsWith('-owner')).map(({ source }) => [name, source]),
    );
    expect(new Set(owners.map(([name, source]) => `${String(name)} ${String(source)}`))).toEqual(
      new Set(APPS.map((name) => `${name}-migrate ./deploy/secrets/${name}-owner`)),
    );
    for (const [name, { volumes = [] }] of servicesOf(trial, production))
      for (const { type, source, read_only, bind } of volumes.filter((v) => v.type === 'bind')) {
        expect([name, type, read_only, bind?.create_host_path ?? false]).toEqual([
          ...[name, 'bind', true, false],
        ]);
        const folder = source.replace('./deploy/secrets/', '').split('/')[0];
        const party = name.replace('-migrate', '').replace('topics', 'topics-admin');
        expect([party, `${party}-owner`]).toContain(folder);
      }
  });

  it('start each app after its tables and its topics', () => {
    for (const name of APPS) {
      const conditions = Object.entries(trial.services[name]?.depends_on ?? {}).map(
        ([needed, { condition }]) => `${needed} ${condition}`,
      );
      expect(conditions.sort()).toEqual(
        [
          `${name}-migrate service_completed_successfully`,
          'postgres service_healthy',
          'topics service_completed_successfully',
        ].sort(),
      );
    }
    expect(trial.services.topics?.depends_on?.kafka?.condition).toBe('service_healthy');
    for (const [name, { command = [], environment = {} }] of servicesOf(trial, production)) {
      if (!APPS.includes(name)) continue;
      const prefix = name === 'registry' ? 'REGISTRY' : 'HUB';
      expect(environment[`${prefix}_MIGRATIONS`]).toBe('check');
      expect(built(command[0] ?? '')).toContain('dist');
    }
  });

  it('write no token in a log of production, and talk to no broker in the clear', () => {
    for (const [name, { command = [], environment = {} }] of servicesOf(production)) {
      expect([name, command.includes('--invite-first')]).toEqual([name, false]);
      expect(environment).not.toHaveProperty('GUILDMARK_KAFKA_ALLOW_PLAINTEXT');
      expect(environment).not.toHaveProperty('REGISTRY_PRIVATE_NETWORKS');
      if (APPS.includes(name)) expect(environment).toHaveProperty('GUILDMARK_KAFKA_SSL_CA');
    }
    expect(Object.keys(production.services)).not.toContain('kafka');
  });

  it('run the broker with the settings that the tests run theirs with', () => {
    const ours = textOf('tools/kafka.mjs');
    const given = Object.entries(trial.services.kafka?.environment ?? {})
      .filter(([name]) => name.startsWith('KAFKA_') && name !== 'KAFKA_HEAP_OPTS')
      .map(([name, value]) => [name.slice(6).toLowerCase().replaceAll('_', '.'), value] as const);
    const known = new Map(
      [...ours.matchAll(/^ +'?([a-z.]+)'?: (?:'([^']+)'|(\w+)),$/gm)].map((m) => [
        m[1],
        // The tests' broker has one listener more, for lines that tests cut.
        (m[2] ?? m[3])?.replace(',LINK:PLAINTEXT', ''),
      ]),
    );
    const own = /^(controller\.quorum\.voters|(advertised\.)?listeners|log\.dirs)$/;
    for (const [key, value] of given)
      if (!own.test(key)) expect([key, value]).toEqual([key, known.get(key)]);
    expect(given.length).toBeGreaterThan(15);
  });

  it('have the addresses that the secrets are made for', () => {
    const { stdout } = makeSecrets('--out', join(dir, 'secrets'));
    for (const name of APPS) {
      const { environment = {}, networks } = trial.services[name] as ComposeService;
      const url = environment[name === 'registry' ? 'REGISTRY_PUBLIC_URL' : 'HUB_PUBLIC_URL'] ?? '';
      expect(stdout).toContain(`\n${name}  ${url}  `);
      const { hostname, port } = new URL(url);
      expect(networks.parties?.aliases).toEqual([hostname]);
      expect(trial.services[name]?.ports?.[0]?.published).toBe(port);
    }
  });

  it('make an image of one pinned base that root does not run, and that gets no warning', () => {
    const { stages, config, warnings } = check.dockerfile('Dockerfile');
    expect(warnings).toEqual([]);
    expect(new Set(stages.map(({ base }) => base))).toEqual(new Set(['${NODE_IMAGE}']));
    expect(textOf('Dockerfile')).toMatch(/^ARG NODE_IMAGE=node:20\.\d+\.\d+-bookworm-slim$/m);
    const runtime = stages.at(-1)?.commands ?? [];
    expect(config).toMatchObject({
      User: '1000:1000',
      Entrypoint: ['node'],
      Cmd: ['dist/apps/hub/src/main.js'],
      StopSignal: 'SIGTERM',
      WorkingDir: '/app',
      Healthcheck: { Test: ['CMD', 'node', 'deploy/health.mjs'] },
    });
    // nothing is installed or fetched where it runs
    expect(runtime.filter((command) => /^(RUN|ADD) /.test(command))).toEqual([]);
  });

  it('send the builder no secret, no test and nothing installed here', () => {
    const rules = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules[0]).toBe('*');
    expect(rules.filter((rule) => /^!(test|docs|deploy(?!\/health\.mjs$)|\.)/.test(rule))).toEqual(
      [],
    );
    for (const rule of ['**/node_modules', '**/dist', '**/.env*']) expect(rules).toContain(rule);
    expect(textOf('.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', 'deploy/secrets/']),
    );
  });
});
