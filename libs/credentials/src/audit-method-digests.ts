import { createHash } from 'node:crypto';

import type { AuditMethod, MethodDigests } from '#domain/audit/method/audit-method.js';
import { auditVersions } from '#domain/audit/audit-versions.js';
import { methodContent } from '#domain/audit/method/method-content.js';
import { canonicalJson } from '#ledger/canonical-json.js';

/** The contents of a program never change while it runs. */
let known: AuditMethod | undefined;

/**
 * The method by which this program computes audits: its versions with the base64url SHA-256 of the
 * RFC 8785 bytes of each part, as the registry releases them and audits store them.
 */
export function ownAuditMethod(): AuditMethod {
  known ??= { versions: auditVersions, digests: methodDigests(methodContent()) };
  return known;
}

/** The digest of each part. Refuses `json.malformed` for contents that JSON cannot hold. */
export function methodDigests(content: ReturnType<typeof methodContent>): MethodDigests {
  const digestOf = (part: keyof typeof content) =>
    createHash('sha256').update(canonicalJson(content[part])).digest('base64url');
  return {
    instrument: digestOf('instrument'),
    scoring: digestOf('scoring'),
    prototypes: digestOf('prototypes'),
    rules: digestOf('rules'),
    grades: digestOf('grades'),
  };
}
