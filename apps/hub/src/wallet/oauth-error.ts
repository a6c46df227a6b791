import type { ProblemCode } from '#domain/core/problem-codes.js';
import type { OAuthError, Problem } from '#domain/generated/schemas.js';

/** A refusal as OAuth 2.0 words it (RFC 6749 5.2, RFC 6750 3.1, OpenID4VCI 1.0 8.3.1). */
export interface OAuthRefusal {
  readonly status: number;
  readonly body: OAuthError;
}

const NAMES: Readonly<Partial<Record<ProblemCode, string>>> = {
  'wallet-grant.unsupported': 'unsupported_grant_type',
  'wallet-grant.refused': 'invalid_grant',
  'wallet-grant.malformed': 'invalid_request',
  'wallet-token.refused': 'invalid_token',
  'wallet-configuration.unknown': 'unknown_credential_configuration',
  'wallet-identifier.unknown': 'unknown_credential_identifier',
  'wallet-proof.refused': 'invalid_proof',
  'wallet-nonce.refused': 'invalid_nonce',
  'wallet-notification.unknown': 'invalid_notification_id',
};

/** What each endpoint says of a request that it cannot read. */
const UNREADABLE: Readonly<Record<string, string>> = {
  '/oid4vci/credential': 'invalid_credential_request',
  '/oid4vci/notification': 'invalid_notification_request',
};

/** Parameters that have an error of their own. */
const OF_MEMBER: Readonly<Record<string, string>> = {
  proofs: 'invalid_proof',
  credential_response_encryption: 'invalid_encryption_parameters',
};

/** Statuses of HTTP itself; every other refusal is a 400 (RFC 6749 5.2). */
const KEPT = [401, 404, 413, 415, 429];

/** A problem as the endpoint at a path answers it. Of a fault of ours it says nothing. */
export function oauthErrorOf(problem: Problem, path: string): OAuthRefusal {
  const { status } = problem;
  const description = [problem.title, ...reasonsOf(problem)].join(' ');
  return {
    status: status >= 500 || KEPT.includes(status) ? status : 400,
    body: {
      error: nameOf(problem, path),
      // Printable ASCII without quotes and backslash (RFC 6749 5.2).
      error_description: description.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, "'").slice(0, 300),
    },
  };
}

function nameOf({ status, code, issues = [] }: Problem, path: string): string {
  if (status >= 500) return status === 503 ? 'temporarily_unavailable' : 'server_error';
  const known = NAMES[code as ProblemCode];
  if (known !== undefined) return known;
  if (code.startsWith('credential.') || code.startsWith('wallet-copy.'))
    return 'credential_request_denied';
  const members = issues.map((issue) => issue.path.split('/')[1] ?? '');
  const named = members.find((member) => Object.hasOwn(OF_MEMBER, member));
  return (named === undefined ? undefined : OF_MEMBER[named]) ?? unreadableAt(path);
}

const unreadableAt = (path: string): string =>
  (Object.hasOwn(UNREADABLE, path) ? UNREADABLE[path] : undefined) ?? 'invalid_request';

function reasonsOf({ expected, got, issues = [] }: Problem): readonly string[] {
  const [first] = issues;
  return [
    ...(first ? [`${first.path}: ${first.message}.`] : []),
    ...(expected === undefined ? [] : [`Expected ${expected}.`]),
    ...(got === undefined ? [] : [`Got ${got}.`]),
  ];
}
