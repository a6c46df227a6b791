import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirement } from '../support/requirements.js';

/** The repository, where Compose would run. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Part of one service as Docker Compose resolves it: anchors, extensions and overlays are gone. */
export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly build?: unknown;
  readonly init?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly networks: Readonly<Record<string, { readonly aliases?: readonly string[] } | null>>;
  readonly ports?: readonly { readonly host_ip?: string; readonly published: string }[];
  readonly volumes?: readonly ComposeVolume[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** One mount. */
export interface ComposeVolume {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly read_only?: boolean;
  readonly bind?: { readonly create_host_path?: boolean };
}

/** A compose file with its overlays. */
export interface ComposeProject {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** What BuildKit makes of a Dockerfile, and what its linter says. */
export interface DockerImage {
  readonly stages: readonly {
    readonly name: string;
    readonly base: string;
    readonly commands: readonly string[];
  }[];
  /** Of the image: what runs, as whom. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

/** Docker's own readers of its files, built from their Go modules. */
export interface ContainerCheck {
  compose(
    files: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): { readonly project?: ComposeProject; readonly refusal: string };
  dockerfile(file: string): DockerImage;
  remove(): void;
}

/** Builds it; call `remove` when done. */
export function containerCheck(): ContainerCheck {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-containercheck-'));
  const program = join(dir, 'containercheck');
  const module = join(repository, 'test/deploy/containercheck');
  const made = spawnSync(requirement('go').value, ['build', '-o', program, '.'], {
    cwd: module,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`go build: ${made.stderr}`);
  const ask = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(program, args, {
      cwd: repository,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', ...env },
    });
  return {
    compose: (files, env) => {
      const { status, stdout, stderr } = ask(['compose', ...files], env);
      if (status !== 0) return { refusal: stderr };
      return { project: JSON.parse(stdout) as ComposeProject, refusal: '' };
    },
    dockerfile: (file) => {
      const { status, stdout, stderr } = ask(['dockerfile', file]);
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as DockerImage;
    },
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
