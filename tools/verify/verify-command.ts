import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keyFromJwk } from '#credentials/signing-key.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import type { VerificationSources } from '#credentials/verification-sources.js';
import type { PublicJwk, Verdict } from '#domain/generated/schemas.js';
import { type CommandContext, USAGE } from '../command.js';
import { bundleSources, isBundle } from './bundle-sources.js';
import { printVerdict } from './print-verdict.js';
import { readFiles } from './read-files.js';
import { registrySources } from './registry-sources.js';

export const verifyUsage = `guildmark verify FILE... [--json] [--strict] [--registry URL | --bundle FILE --registry-key FILE]
  FILE            a credential (JSON, JWT or a PNG with one in it) and, if it is not beside it, its .tlog-proof
  --registry URL  where to ask (default GUILDMARK_REGISTRY_URL, else http://localhost:3001)
  --bundle FILE   check without any network, from a bundle taken earlier
  --registry-key FILE  the public key (JWK) that the trust list must be signed with
  --strict        remarks are not good enough
exit: 0 verified, 1 not verified, 2 could not check, 3 remarks and --strict, 64 wrong usage`;

const exitOf: Readonly<Record<Verdict['overall'], number>> = {
  verified: 0,
  'verified-with-warnings': 0,
  'could-not-verify': 2,
  'not-verified': 1,
};

/** `guildmark verify`: the verdict of the registry, from files. Gives the exit code. */
export async function verifyCommand(
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    context.complain(`guildmark verify: ${options}\n${verifyUsage}`);
    return USAGE;
  }
  const { files, json, strict } = options;
  try {
    const sources = openSources(options, context);
    const verdicts: { file: string; verdict: Verdict }[] = [];
    for (const { file, presented } of readFiles(files))
      verdicts.push({ file, verdict: await verifyCredential(presented, sources, context.now) });
    for (const { file, verdict } of verdicts)
      context.print(
        json ? JSON.stringify({ file, ...verdict }) : `${file}: ${printVerdict(verdict)}`,
      );
    const overalls = verdicts.map(({ verdict }) => verdict.overall);
    const codes = overalls.map((overall) => exitOf[overall]);
    if (codes.includes(1)) return 1;
    if (codes.includes(2)) return 2;
    return strict && overalls.includes('verified-with-warnings') ? 3 : 0;
  } catch (error) {
    context.complain(`guildmark verify: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

interface Options {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Remarks count as a no. */
  readonly strict: boolean;
  readonly registry?: string | undefined;
  readonly bundle?: string | undefined;
  readonly registryKey?: string | undefined;
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        registry: { type: 'string' },
        bundle: { type: 'string' },
        'registry-key': { type: 'string' },
      },
    });
    if (positionals.length === 0) return 'name at least one file';
    if (values.bundle !== undefined && values['registry-key'] === undefined)
      return 'a bundle is only as good as the key it is checked with: give --registry-key';
    if (values.registry !== undefined && !/^https?:\/\//.test(values.registry))
      return `--registry is an address such as https://registry.example, not ${values.registry}`;
    return {
      files: positionals,
      json: values.json === true,
      strict: values.strict === true,
      registry: values.registry,
      bundle: values.bundle,
      registryKey: values['registry-key'],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function openSources(options: Options, { env, now }: CommandContext): VerificationSources {
  const key =
    options.registryKey === undefined
      ? undefined
      : readJson(options.registryKey, 'the key of a registry', (jwk) =>
          keyFromJwk(jwk as PublicJwk),
        );
  if (options.bundle !== undefined && key) {
    const bundle = readJson(options.bundle, 'a bundle', (value) => {
      if (!isBundle(value)) throw new Error('parts are missing');
      return value;
    });
    return bundleSources(bundle, key);
  }
  const registry = options.registry ?? env.GUILDMARK_REGISTRY_URL ?? 'http://localhost:3001';
  return registrySources(registry.replace(/\/$/, ''), key, now);
}

/** A file that must be JSON of one kind; the refusal names the file, the kind and what is wrong. */
function readJson<T>(file: string, kind: string, read: (value: unknown) => T): T {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} is not ${kind}: ${reason}`, { cause });
  }
}
