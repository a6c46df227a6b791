import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { built } from '../support/program.js';
import { until } from '../../tools/demo/until.js';
import { type ComposeService, repository } from './compose-project.js';

/** Where the things of the compose file are on this machine. */
export interface Mapping {
  /** Folder that stands for ./deploy/secrets. */
  readonly secrets: string;
  /** Host and port inside the network, and what it is here: `kafka:9092` to `127.0.0.1:31000`. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Port inside the container, and the one it listens on here. */
  readonly ports: Readonly<Record<string, string>>;
}

/** One service that runs our image, as a process of this machine. */
export interface RunningService {
  output(): string;
  /** Runs the health check of the compose file as Docker would, and gives its exit code. */
  health(): number | null;
  /** The exit code of a process that ends by itself. */
  readonly ended: Promise<number | null>;
  /** SIGTERM, then SIGKILL after the grace period. Gives the code, null for a killed one. */
  stop(): Promise<number | null>;
}

/** Starts the command of a service with its environment, mapped, and with nothing else. */
export function startService(service: ComposeService, mapping: Mapping): RunningService {
  const env = environmentOf(service, mapping);
  const [main = '', ...args] = service.command ?? [];
  const child: ChildProcess = spawn(process.execPath, [built(main), ...args], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-20_000)));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return {
    output: () => output,
    ended,
    health: () => {
      const [kind, , ...test] = service.healthcheck?.test ?? [];
      if (kind !== 'CMD') throw new Error('a health check without a shell is expected');
      return spawnSync(process.execPath, test, { cwd: repository, env }).status;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), graceOf(service));
      const code = await ended;
      clearTimeout(hard);
      return code;
    },
  };
}

/** Waits as `depends_on` with service_healthy does. Fails when the process ends first. */
export async function healthy(name: string, service: RunningService): Promise<void> {
  let code: number | null | undefined;
  void service.ended.then((ended) => (code = ended));
  await until(
    `${name} to be healthy`,
    () => {
      if (code !== undefined) throw new Error(`${name} ended:\n${service.output()}`);
      return Promise.resolve(service.health() === 0 || undefined);
    },
    120,
  );
}

/** `30s` in milliseconds. */
function graceOf({ stop_grace_period: period = '10s' }: ComposeService): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(period) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
}

function environmentOf(
  service: ComposeService,
  { secrets, addresses, ports }: Mapping,
): Record<string, string> {
  const mounts = (service.volumes ?? []).map(
    ({ source, target }) =>
      [target, join(secrets, source.replace('./deploy/secrets', ''))] as const,
  );
  const mapped = (name: string, value: string): string => {
    if (name.endsWith('_PORT')) return ports[value] ?? value;
    if (name.endsWith('_HOST')) return '127.0.0.1';
    const mount = mounts.find(([target]) => value.startsWith(`${target}/`));
    if (mount) return value.replace(mount[0], mount[1]);
    return Object.entries(addresses).reduce((text, [from, to]) => text.replaceAll(from, to), value);
  };
  const given = Object.entries(service.environment ?? {});
  return {
    // what the image itself sets
    NODE_ENV: 'production',
    PATH: process.env.PATH ?? '',
    ...Object.fromEntries(given.map(([name, value]) => [name, mapped(name, value)])),
  };
}
