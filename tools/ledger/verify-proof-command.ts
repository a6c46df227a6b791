import { parseArgs } from 'node:util';
import { keyFromJwk } from '#credentials/signing-key.js';
import { openTrustList } from '#credentials/trust-list.js';
import type { PublicJwk } from '#domain/generated/schemas.js';
import { parseVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';
import { judgeProof, type ProofCheck } from './judge-proof.js';
import { readInput, readPolicy } from './read-inputs.js';

const usage = `guildmark ledger verify-proof --proof FILE (--credential FILE | --entry FILE) --policy FILE
    [--trust-list FILE --registry-key FILE] [--json]
  --proof FILE       a .tlog-proof (c2sp.org/tlog-proof)
  --credential FILE  the credential it came with (JSON or JWT)
  --entry FILE       or the bytes of the ledger entry itself
  --policy FILE      which ledger, and whose cosignatures are demanded (c2sp.org/tlog-policy)
  --trust-list FILE  which key is which ledger, in place of log lines of the policy
  --registry-key FILE  the public key (JWK) that the trust list must be signed with
no network is used; exit: 0 proven, 1 not proven, 2 could not check, 64 wrong usage`;

/** `guildmark ledger verify-proof`: a proof offline, check by check. */
export const verifyProofCommand: Command = { usage, run };

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      proof: { type: 'string' },
      credential: { type: 'string' },
      entry: { type: 'string' },
      policy: { type: 'string' },
      'trust-list': { type: 'string' },
      'registry-key': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const { proof, credential, entry, policy, json } = values;
  const { 'trust-list': trustList, 'registry-key': registryKey } = values;
  if (proof === undefined || policy === undefined)
    throw new UsageError('give --proof and --policy');
  if ((credential === undefined) === (entry === undefined))
    throw new UsageError('give either --credential or --entry');
  if ((trustList === undefined) !== (registryKey === undefined))
    throw new UsageError('--trust-list and --registry-key go together: one is signed by the other');
  const checks = judgeProof(
    readInput(proof).toString(),
    entry === undefined
      ? { credential: readInput(credential ?? '').toString() }
      : { entry: readInput(entry) },
    {
      policy: readPolicy(policy),
      ...(trustList !== undefined &&
        registryKey !== undefined && { listedKeys: await listedKeys(trustList, registryKey) }),
    },
  );
  const { code, headline } = summary(checks);
  context.print(
    json
      ? JSON.stringify({ proof, overall: headline, checks })
      : [`${proof}: ${sentences[headline]}`, ...checks.map(line)].join('\n'),
  );
  return code;
}

type Headline = 'proven' | 'not-proven' | 'could-not-check';

const sentences: Readonly<Record<Headline, string>> = {
  proven: 'Proven.',
  'not-proven': 'Not proven.',
  'could-not-check': 'Could not check.',
};

function summary(checks: readonly ProofCheck[]): { code: number; headline: Headline } {
  if (checks.some(({ state }) => state === 'failed'))
    return { code: CONTRADICTED, headline: 'not-proven' };
  return checks.every(({ state }) => state === 'passed')
    ? { code: GOOD, headline: 'proven' }
    : { code: COULD_NOT_CHECK, headline: 'could-not-check' };
}

const marks = { passed: '✓', failed: '✗', 'could-not-check': '?' } as const;

function line({ name, state, sentence, code }: ProofCheck): string {
  return `  ${marks[state]} ${name.padEnd(10)} ${sentence}${code === undefined ? '' : ` [${code}]`}`;
}

/** Keys by origin and size, from a trust list that verifies under the given key; refuses any other. */
async function listedKeys(
  listFile: string,
  keyFile: string,
): Promise<(origin: string, size: number) => readonly VerifierKey[]> {
  const jwk = JSON.parse(readInput(keyFile).toString()) as PublicJwk;
  const list = await openTrustList(readInput(listFile).toString().trim(), keyFromJwk(jwk));
  return (origin, size) =>
    list.hubs
      .filter((hub) => hub.origin === origin)
      .flatMap(({ logKeys }) => logKeys)
      .filter(({ fromSize, toSize }) => Number(fromSize) <= size && size <= Number(toSize ?? size))
      .map(({ verifierKey }) => parseVerifierKey(verifierKey));
}
