import { LedgerFormatError } from './ledger-format-error.js';
import { parseSize } from './size.js';
import { parseVerifierKey, type VerifierKey } from './verifier-key.js';

/** A log whose checkpoints are accepted. */
export interface PolicyLog {
  readonly key: VerifierKey;
  /** Where it is reached; not needed offline. */
  readonly url?: string;
}

/** A witness under the name the policy gives it, which means nothing elsewhere. */
export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  /** Submission prefix of add-checkpoint. */
  readonly url?: string;
}

/** Who must have cosigned. A group is satisfied by `threshold` of its members. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly witness: PolicyWitness }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly threshold: number;
      readonly members: readonly Quorum[];
    };

/** Which logs are accepted and whose cosignatures are demanded (c2sp.org/tlog-policy). */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
}

/** Characters of a policy at most; 32 logs, 32 witnesses and 32 groups need a tenth of it. */
const MAX_POLICY = 128 * 1024;
/** Names at most: groups may nest as deep, and the quorum is judged by recursion. */
const MAX_NAMES = 256;
const FORBIDDEN = /[\0-\x08\x0B-\x1F\x7F]/;

/**
 * Reads a policy file (c2sp.org/tlog-policy). Refuses, as 'policy.malformed' with the number of the
 * line: control characters (CR included), unknown keywords, names used before they are defined or
 * defined twice, over 256 names, `none` as a name, a name that is a member twice, a threshold outside 1 to n, one
 * public key under two log or two witness lines, a key of the wrong type, not exactly one quorum;
 * and our own rule, a log that would witness itself: by key or by name.
 */
export function parsePolicy(text: string): Policy {
  if (text.length > MAX_POLICY) refuse(0, 'a policy has at most 128 KiB');
  const draft = new Draft();
  for (const [i, line] of text.split('\n').entries()) {
    if (FORBIDDEN.test(line)) refuse(i + 1, 'no control characters but tab and newline');
    const [keyword = '#', ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (!keyword.startsWith('#')) draft.add(i + 1, keyword, words);
  }
  return draft.finish();
}

/**
 * True if these cosigners satisfy the quorum of the policy: the truth table of its groups. A witness
 * is its public key, so a key counts once whatever its names. Cosigners must be verified (see
 * cosignaturesOf); keys that are no witness keys (type 4) do not count.
 */
export function quorumMet(policy: Policy, cosigners: readonly VerifierKey[]): boolean {
  const cosigned = ({ key }: PolicyWitness): boolean =>
    cosigners.some((cosigner) => cosigner.type === 4 && samePublicKey(cosigner, key));
  const met = (quorum: Quorum): boolean => {
    switch (quorum.kind) {
      case 'none':
        return true;
      case 'witness':
        return cosigned(quorum.witness);
      case 'group':
        return quorum.members.filter(met).length >= quorum.threshold;
    }
  };
  return met(policy.quorum);
}

/** The lines read so far. */
class Draft {
  private readonly logs: PolicyLog[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly defined = new Map<string, Quorum>();
  private readonly members = new Set<string>();
  private quorum: Quorum | undefined;

  add(line: number, keyword: string, words: readonly string[]): void {
    switch (keyword) {
      case 'log':
        return this.addLog(line, words);
      case 'witness':
        return this.addWitness(line, words);
      case 'group':
        return this.addGroup(line, words);
      case 'quorum':
        return this.setQuorum(line, words);
      default:
        refuse(line, 'a line begins with log, witness, group, quorum or #');
    }
  }

  finish(): Policy {
    const { logs, witnesses, quorum } = this;
    const selfWitnessed = logs.some((log) =>
      witnesses.some(({ key }) => samePublicKey(key, log.key) || key.name === log.key.name),
    );
    if (selfWitnessed) refuse(0, 'a log must not witness itself');
    return { logs, witnesses, quorum: quorum ?? refuse(0, 'a policy has a quorum line') };
  }

  private addLog(line: number, [vkey, url, ...more]: readonly string[]): void {
    if (vkey === undefined || more.length > 0) refuse(line, 'log <vkey> [<url>]');
    const key = readKey(line, vkey, 1);
    if (this.logs.some((log) => samePublicKey(log.key, key))) refuse(line, 'one key, one log');
    this.logs.push({ key, ...(url === undefined ? {} : { url }) });
  }

  private addWitness(line: number, [name, vkey, url, ...more]: readonly string[]): void {
    if (name === undefined || vkey === undefined || more.length > 0) {
      refuse(line, 'witness <name> <vkey> [<url>]');
    }
    const key = readKey(line, vkey, 4);
    if (this.witnesses.some((other) => samePublicKey(other.key, key))) {
      refuse(line, 'one key, one witness');
    }
    const witness = { name, key, ...(url === undefined ? {} : { url }) };
    this.define(line, name, { kind: 'witness', witness });
    this.witnesses.push(witness);
  }

  private addGroup(line: number, [name, rule, ...names]: readonly string[]): void {
    if (name === undefined || rule === undefined || names.length === 0) {
      refuse(line, 'group <name> all|any|<k> <member>...');
    }
    const threshold = rule === 'all' ? names.length : rule === 'any' ? 1 : parseSize(rule);
    if (threshold === undefined || threshold < 1 || threshold > names.length) {
      refuse(line, 'a threshold is all, any, or 1 to the number of members');
    }
    const members = names.map((member) => {
      if (this.members.has(member)) refuse(line, 'a name is a member once only');
      this.members.add(member);
      return this.defined.get(member) ?? refuse(line, 'a member is defined on a line before');
    });
    this.define(line, name, { kind: 'group', name, threshold, members });
  }

  private setQuorum(line: number, [name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0) refuse(line, 'quorum <name>|none');
    if (this.quorum !== undefined) refuse(line, 'a policy has one quorum line');
    if (name === 'none') this.quorum = { kind: 'none' };
    else this.quorum = this.defined.get(name) ?? refuse(line, 'the quorum is not defined before');
  }

  private define(line: number, name: string, meaning: Quorum): void {
    if (name === 'none' || this.defined.has(name))
      refuse(line, 'a name is defined once, never none');
    if (this.defined.size === MAX_NAMES) refuse(line, 'a policy has at most 256 names');
    this.defined.set(name, meaning);
  }
}

function readKey(line: number, vkey: string, type: 1 | 4): VerifierKey {
  const key = keyOrFault(vkey);
  if (key instanceof LedgerFormatError) refuse(line, key.message);
  if (key.type !== type) refuse(line, `a ${type === 1 ? 'log' : 'witness'} key has type ${type}`);
  return key;
}

function keyOrFault(vkey: string): VerifierKey | LedgerFormatError {
  try {
    return parseVerifierKey(vkey);
  } catch (error) {
    if (error instanceof LedgerFormatError) return error;
    throw error;
  }
}

function samePublicKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.publicKey.equals(b.publicKey);
}

/** Line 0 is the file as a whole. */
function refuse(line: number, message: string): never {
  const where = line === 0 ? 'policy' : `policy line ${line}`;
  throw new LedgerFormatError('policy.malformed', `${where}: ${message}`);
}
