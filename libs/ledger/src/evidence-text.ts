import { decodeBase64 } from './base64.js';
import { canonicalJson } from './canonical-json.js';
import type { Evidence } from './evidence.js';
import { HASH_LENGTH } from './hash.js';
import { parseHashLines } from './hash-lines.js';
import { LedgerFormatError } from './ledger-format-error.js';
import { parseJson } from './parse-json.js';
import { parseSize } from './size.js';

/**
 * Evidence as it is published: UTF-8 bytes of canonical JSON with sizes as decimal text and hashes in base64, the
 * members of Evidence and `v: 1`.
 */
export function formatEvidence(evidence: Evidence): Buffer {
  const { kind, origin, size, noteA, noteB, rootA, rootB, proof } = evidence;
  return canonicalJson({
    v: 1,
    kind,
    origin,
    size: String(size),
    noteA,
    noteB,
    rootA: rootA.toString('base64'),
    rootB: rootB.toString('base64'),
    proof: proof.map((hash) => hash.toString('base64')),
  });
}

/**
 * Reads published evidence; what it claims is not checked (see checkEvidence). Refuses
 * 'evidence.malformed'.
 */
export function parseEvidence(bytes: Uint8Array): Evidence {
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null) refuse();
  const { v, kind, origin, noteA, noteB, ...rest } = value as Record<string, unknown>;
  const size = typeof rest.size === 'string' ? parseSize(rest.size) : undefined;
  const proof = isTexts(rest.proof) ? parseHashLines(rest.proof) : undefined;
  const [rootA, rootB] = [hashOf(rest.rootA), hashOf(rest.rootB)];
  if (v !== 1 || (kind !== 1 && kind !== 2)) refuse();
  if (typeof origin !== 'string' || typeof noteA !== 'string' || typeof noteB !== 'string')
    refuse();
  if (size === undefined || !proof || !rootA || !rootB) refuse();
  return { kind, origin, size, noteA, noteB, rootA, rootB, proof };
}

function hashOf(value: unknown): Buffer | undefined {
  const hash = typeof value === 'string' ? decodeBase64(value) : undefined;
  return hash?.length === HASH_LENGTH ? hash : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function refuse(): never {
  throw new LedgerFormatError('evidence.malformed', 'evidence has the members of version 1');
}
