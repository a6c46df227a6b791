import type { TrustList } from '#domain/generated/schemas.js';

import { CredentialFormatError } from './credential-format-error.js';
import { isJsonObject } from './json-object.js';
import { instant, integer, list, object, oneOf, type Shape, table, text, uri } from './shape.js';

// The same shape as libs/domain/schemas/credentials/trust-list.schema.json; a test holds them equal.
const did = text(/^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/, 300);
const decimal = text(/^(0|[1-9][0-9]{0,15})$/, 16);
const digest = text(/^[A-Za-z0-9_-]{43}$/, 43);
const uuid = text(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 36);
const second = instant(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
const millisecond = instant(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/);
const some = (max: number): Shape => text(/^[^]/, max);

const curveJwk = object(
  { kty: oneOf('OKP', 'EC'), crv: oneOf('Ed25519', 'P-256'), x: digest },
  { y: digest },
);
const rsaJwk = object({
  kty: oneOf('RSA'),
  n: text(/^[A-Za-z0-9_-]{512,683}$/, 683),
  e: oneOf('AQAB'),
});
const key = object(
  {
    kid: some(400),
    alg: oneOf('EdDSA', 'ES256', 'RS256'),
    publicJwk: (value) => curveJwk(value) || rsaJwk(value),
    fromIndex: decimal,
  },
  { toIndex: decimal, compromised: oneOf(true) },
);
const accreditation = object({
  decision: oneOf('accredited', 'suspended', 'withdrawn'),
  scope: list(object({ standard: uri(500), maxLevel: integer(1, 5) }), 1, 50),
  from: second,
  to: second,
  decidedAt: millisecond,
});
const finding = object(
  {
    code: text(/^[a-z-]+\.[a-z-]+$/, 60),
    grade: oneOf('major', 'minor', 'observation'),
    index: decimal,
    foundAt: millisecond,
  },
  { resolvedAt: millisecond },
);
const logKey = object({ verifierKey: some(400), fromSize: decimal }, { toSize: decimal });
const hub = object(
  {
    did,
    legalName: some(200),
    url: uri(500),
    origin: some(300),
    logKeys: list(logKey, 1),
    policy: some(4000),
    mirroredSize: decimal,
    keys: list(key),
    accreditations: list(accreditation),
  },
  { findings: list(finding, 0, 1000) },
);
const standard = object({
  versionUri: uri(500),
  contentDigest: digest,
  kind: oneOf('local', 'european'),
  title: table(text(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 35), some(200)),
  status: oneOf('in-force', 'superseded'),
});
const mapping = object({
  mappingId: uuid,
  fromVersionUri: uri(500),
  toVersionUri: uri(500),
  relation: oneOf('exact', 'close', 'broad', 'narrow'),
  levelShift: integer(-4, 4),
  status: oneOf('confirmed'),
});
const members: Readonly<Record<string, Shape>> = {
  v: oneOf(1),
  registry: did,
  seq: decimal,
  issuedAt: second,
  nextUpdate: second,
  witnesses: list(object({ name: some(300), verifierKey: some(400) })),
  hubs: list(hub),
  standards: list(standard),
  mappings: list(mapping),
};
const trustList = object(members);

/** The value as a trust list, every member looked at. Refuses `trust-list.malformed`, naming the member. */
export function asTrustList(value: unknown): TrustList {
  if (trustList(value)) return value as TrustList;
  const fault = isJsonObject(value)
    ? (Object.keys(members).find((name) => members[name]?.(value[name]) !== true) ??
      'unknown member')
    : 'not an object';
  throw new CredentialFormatError('trust-list.malformed', fault);
}
