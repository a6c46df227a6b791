import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/hash.js';
import { verifyInclusion } from '#ledger/inclusion-proof.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { keysAt, type LogKey, openRotatedCheckpoint } from '#ledger/log-keys.js';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseSignedNote, type SignedNote } from '#ledger/signed-note.js';
import { parseTlogProof, type TlogProof } from '#ledger/tlog-proof.js';
import { parseVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';

import { type Check, doubtful, from, passed, refuted, unchecked } from './check.js';
import {
  type ListedHub,
  listedHub,
  type VerificationCase,
  withoutTrustList,
} from './verification-case.js';

/** A position in the issuer's ledger that has been proven for the credential in hand. */
export interface ProvenLeaf {
  readonly index: number;
  /** The checkpoint that proves it, signed by the log; its cosignatures are not judged yet. */
  readonly note: SignedNote;
}

/**
 * Whether the issuer's ledger commits to this credential (docs/design/ledger.md 7). The `extra` line
 * needs no trust: the leaf is rebuilt from it for the credential in hand and must be in the tree.
 */
export function checkLedger(
  verification: VerificationCase,
  proofText: string | undefined,
): { readonly check: Check; readonly leaf?: ProvenLeaf } {
  const { trust, credential } = verification;
  if (proofText === undefined) {
    return {
      check: doubtful('ledger', 'ledger.unproven'),
    };
  }
  const hub = listedHub(verification);
  if (hub === undefined) {
    return {
      check:
        trust.state === 'found'
          ? from(unchecked('ledger', 'ledger.unknown-log'), trust)
          : withoutTrustList('ledger', trust),
    };
  }
  try {
    const proof = parseTlogProof(withPlainLineEnds(proofText));
    const refusal =
      originOf(proof) === hub.origin ? commitmentFault(proof, credential.digest) : OTHER_LEDGER;
    if (refusal !== undefined) return { check: from(refusal, trust) };
    return openProof(proof, hub.logKeys, verification);
  } catch (error) {
    if (!(error instanceof LedgerFormatError)) throw error;
    return {
      check: from(refuted('ledger', 'ledger.malformed'), trust),
    };
  }
}

/** Mail and clipboards change line ends; every byte that counts is under a hash or a signature. */
function withPlainLineEnds(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

const OTHER_LEDGER = refuted('ledger', 'ledger.other-ledger');
const KEY_NOT_IN_USE = refuted('ledger', 'ledger.key-not-in-use');
const CONTRADICTED = refuted('ledger', 'ledger.contradicted');

function originOf(proof: TlogProof): string {
  return parseCheckpointBody(parseSignedNote(proof.checkpoint).text).origin;
}

function commitmentFault(proof: TlogProof, digest: string): Check | undefined {
  const event = proof.extra === undefined ? undefined : parseProofExtra(proof.extra).event;
  return event?.type === 'credential.issued' && event.digests.includes(digest)
    ? undefined
    : refuted('ledger', 'ledger.other-credential');
}

function openProof(
  proof: TlogProof,
  listed: ListedHub['logKeys'],
  { trust }: VerificationCase,
): { readonly check: Check; readonly leaf?: ProvenLeaf } {
  const logKeys = orUndefined(() => listed.map(logKeyOf));
  if (logKeys === undefined) {
    return {
      check: from(unchecked('ledger', 'ledger.key-unreadable'), trust),
    };
  }
  if (isOutsideItsSizes(proof, logKeys)) return { check: from(KEY_NOT_IN_USE, trust) };
  const opened = orUndefined(() => openRotatedCheckpoint(proof.checkpoint, logKeys));
  if (opened === undefined || !isIncluded(proof, opened.checkpoint)) {
    return { check: from(CONTRADICTED, trust) };
  }
  return {
    check: from(passed('ledger', 'ledger.proven'), trust),
    leaf: { index: proof.index, note: opened.note },
  };
}

function logKeyOf({ verifierKey, fromSize, toSize }: ListedHub['logKeys'][number]): LogKey {
  return {
    key: parseVerifierKey(verifierKey),
    fromSize: Number(fromSize),
    ...(toSize !== undefined && { toSize: Number(toSize) }),
  };
}

/** Signed by keys of the log alone that may not sign at this size: before their time, or retired. */
function isOutsideItsSizes({ checkpoint }: TlogProof, logKeys: readonly LogKey[]): boolean {
  const { text, signatures } = parseSignedNote(checkpoint);
  const signing = (keys: readonly VerifierKey[]) =>
    keys.some(({ name, keyId }) =>
      signatures.some((line) => line.name === name && line.keyId.equals(keyId)),
    );
  const present = keysAt(logKeys, parseCheckpointBody(text).size);
  return signing(logKeys.map(({ key }) => key)) && !signing(present);
}

function isIncluded(proof: TlogProof, { size, root }: { size: number; root: Buffer }): boolean {
  const { event, salt } = parseProofExtra(proof.extra ?? '');
  return verifyInclusion({
    index: proof.index,
    size,
    leafHash: leafHash(personLeaf(event, salt)),
    proof: proof.hashes,
    root,
  });
}

/** The value, or undefined when what was read is malformed or not rightly signed. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}
