import { readFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { readInput, type VerificationInput } from '#credentials/read-input.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import type { Fetched } from '#credentials/verification-sources.js';
import type { PublicJwk, Verdict } from '#domain/generated/schemas.js';
import { type CommandContext, USAGE } from '../command.js';
import { type AnyBundle, bundleSources, isBundle } from './bundle-sources.js';
import { printVerdict } from './print-verdict.js';
import { type NamedInput, readFiles } from './read-files.js';
import { registrySources, type Verifying } from './registry-sources.js';
import { readVerifyOptions, type VerifyOptions, verifyUsage } from './verify-options.js';

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
  const options = readVerifyOptions(args);
  if (typeof options === 'string') {
    context.complain(`guildmark verify: ${options}\n${verifyUsage}`);
    return USAGE;
  }
  const { json, strict, words } = options;
  try {
    const now = options.at ?? context.now;
    const bundle = readBundle(options);
    const verifying = openSources(options, bundle, { ...context, now });
    const verdicts: { file: string; verdict: Verdict }[] = [];
    for (const { file, input } of inputsOf(options, bundle)) {
      const asked = { ...input, ...(options.holder && { holder: options.holder }) };
      verdicts.push({ file, verdict: await verdictOn(asked, verifying, now) });
    }
    for (const { file, verdict } of verdicts)
      context.print(
        json ? JSON.stringify({ file, ...verdict }) : `${file}: ${printVerdict(verdict, words)}`,
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

async function verdictOn(
  input: VerificationInput,
  { sources, fetchBytes }: Verifying,
  now: Date,
): Promise<Verdict> {
  const read = await readInput(input, fetchBytes, now);
  return 'verdict' in read ? read.verdict : verifyCredential(read.presented, sources, now);
}

/** Without files, the credential that the bundle was made for. */
function inputsOf(
  { files, bundle: file = 'bundle' }: VerifyOptions,
  bundle: AnyBundle | undefined,
): readonly NamedInput[] {
  if (files.length > 0) return readFiles(files);
  if (bundle?.v !== 2 || bundle.credential === undefined)
    throw new Error(`${file} holds no credential: name a file`);
  const { credential, proof } = bundle;
  return [{ file, input: { credential, ...(proof !== undefined && { proof }) } }];
}

function readBundle({ bundle }: VerifyOptions): AnyBundle | undefined {
  if (bundle === undefined) return undefined;
  return readJson(bundle, 'a bundle', (value) => {
    if (!isBundle(value)) throw new Error('parts are missing');
    return value;
  });
}

function openSources(
  options: VerifyOptions,
  bundle: AnyBundle | undefined,
  { env, now }: CommandContext,
): Verifying {
  const key = readKey(options);
  if (bundle !== undefined && key)
    return { sources: bundleSources(bundle, key), fetchBytes: nobody };
  if (options.offline) return { sources: NOBODY, fetchBytes: nobody };
  const registry = options.registry ?? env.GUILDMARK_REGISTRY_URL ?? 'http://localhost:3001';
  return registrySources(registry.replace(/\/$/, ''), key, now);
}

const nobody = (source: string): Promise<Exclude<Fetched<never>, { readonly state: 'found' }>> =>
  Promise.resolve({ state: 'unreachable', source, why: 'nobody is asked' });
const NOBODY: Verifying['sources'] = {
  trustList: () => nobody('the trust list'),
  didDocument: nobody,
  statusList: nobody,
};

function readKey({ registryKey }: VerifyOptions): KeyObject | undefined {
  if (registryKey === undefined) return undefined;
  return readJson(registryKey, 'the key of a registry', (jwk) => keyFromJwk(jwk as PublicJwk));
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
