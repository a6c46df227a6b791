import { createPrivateKey, type KeyObject } from 'node:crypto';

import type { PresentedCredential } from '#credentials/verify-credential.js';
import type { SigningKey } from '#credentials/signing-key.js';
import type { VerificationSources } from '#credentials/verification-sources.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { digestOfDataIntegrity, digestOfJwt } from '#credentials/rendering-digest.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { readCredential } from '#credentials/read-credential.js';
import type { VerificationCase } from '#credentials/verification-case.js';
import { renderStatusList } from '#credentials/status-list-credential.js';
import { emptyStatusList } from '#credentials/status-list.js';
import type { CompetenceRecord, TrustList } from '#domain/generated/schemas.js';
import { formatCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { leafHash, nodeHash } from '#ledger/hash.js';
import { type NoteSigner, noteSigner } from '#ledger/note-signer.js';
import { formatProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { formatTlogProof } from '#ledger/tlog-proof.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';

import { RSA } from './rsa-key.js';

// A whole small world with fixed keys and instants: one hub, one registry with its witness.

export const HUB = 'did:web:hub.example';
export const ORIGIN = 'hub.example/ledger';
export const LIST_URL = 'https://hub.example/status/1';
export const LOCAL = 'https://hub.example/standards/cnc-turning/v1.2';
export const EUROPEAN = 'https://registry.example/concepts/7k3m9q2x1z/v1.0';
export const MAPPING_ID = '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10';
export const ISSUED_AT = new Date('2026-11-23T10:00:00Z');
export const COSIGNED_AT = new Date('2026-11-23T10:00:05Z');
export const NOW = new Date('2026-11-24T09:00:00Z');

/** An Ed25519 key from a seed of one repeated byte: public knowledge, for tests only. */
export function ed25519(byte: number): KeyObject {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({
    key: Buffer.concat([head, Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });
}

/** The P-256 key of RFC 7515 A.3. */
export const P256 = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  },
});

export const edKey: SigningKey = { kid: `${HUB}#ed-1`, alg: 'EdDSA', privateKey: ed25519(1) };
export const ecKey: SigningKey = { kid: `${HUB}#p256-1`, alg: 'ES256', privateKey: P256 };
export const rsaKey: SigningKey = { kid: `${HUB}#rsa-1`, alg: 'RS256', privateKey: RSA };
export const logSigner: NoteSigner = noteSigner(ORIGIN, 1, ed25519(2));
export const witnessSigner: NoteSigner = noteSigner('registry.example/witness', 4, ed25519(3));
export const SALT = Buffer.alloc(32, 9);

/** A full competence record: every optional member is there. */
export function competenceRecord(changes: Partial<CompetenceRecord> = {}): CompetenceRecord {
  return {
    v: 1,
    id: 'urn:uuid:6f1c2d3e-4a5b-4c6d-8e7f-901234567890',
    issuer: { did: HUB, name: 'Hub of the turners', url: 'https://hub.example/' },
    subject: {
      ref: 'urn:uuid:0b0e8f1c-2222-4333-8444-555566667777',
      givenName: 'Żaneta',
      familyName: "Ö'Brien 'Zoë'",
    },
    standard: {
      versionUri: LOCAL,
      contentDigest: 'A'.repeat(43),
      kind: 'local',
      title: { en: 'CNC turning', it: 'Tornitura CNC' },
      description: { en: 'Sets up and runs a lathe.', it: 'Attrezza e conduce un tornio.' },
      level: 3,
      levels: [1, 2, 3].map((level) => ({
        level,
        title: { en: `Step ${level}`, it: `Grado ${level}` },
        behaviour: { en: `Does what step ${level} asks.` },
      })),
    },
    mapping: {
      mappingId: MAPPING_ID,
      toVersionUri: EUROPEAN,
      toTitle: { en: 'Operating lathes' },
      relation: 'narrow',
    },
    criteria: [
      { id: 'c1', text: { en: 'Clamps safely.' } },
      { id: 'c2', text: { en: 'Keeps tolerance.\nMeasures.' } },
    ],
    assessment: {
      methods: ['observation', 'conversation'],
      assessedOn: '2026-11-20',
      assessors: 2,
      second: true,
      tieDeclared: false,
      panelUri: 'https://hub.example/panels/metal',
    },
    experience: [
      { from: '2024-01-01', to: '2025-06-30', role: 'Setter' },
      { from: '2023-05-01', to: '2023-12-31', role: 'Helper' },
    ],
    evidence: [
      {
        id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
        kind: 'observation',
        title: 'Shaft, drawing 12',
        digest: 'B'.repeat(42) + 'A',
        mediaType: 'image/png',
      },
    ],
    language: 'en',
    validFrom: '2026-11-23T10:00:00Z',
    validUntil: '2031-11-23T10:00:00Z',
    status: { list: LIST_URL, index: 94_567 },
    ...changes,
  };
}

export type Hub = TrustList['hubs'][number];

/** The hub as the registry lists it. */
export function listedHub(changes: Partial<Hub> = {}): Hub {
  const witness = formatVerifierKey(witnessSigner.verifier);
  return {
    did: HUB,
    legalName: 'Hub of the Turners, registered society',
    url: 'https://hub.example/',
    origin: ORIGIN,
    logKeys: [{ verifierKey: formatVerifierKey(logSigner.verifier), fromSize: '0' }],
    policy: `witness registry ${witness}\nquorum registry\n`,
    mirroredSize: '3',
    keys: [edKey, ecKey].map(({ kid, alg, privateKey }) => ({
      kid,
      alg,
      publicJwk: publicJwkOf(privateKey),
      fromIndex: '1',
    })),
    accreditations: [
      {
        decision: 'accredited',
        scope: [{ standard: 'https://hub.example/standards', maxLevel: 4 }],
        from: '2026-01-01T00:00:00Z',
        to: '2028-12-31T00:00:00Z',
        decidedAt: '2025-12-20T10:00:00Z',
      },
    ],
    findings: [],
    ...changes,
  };
}

/** The trust list of the registry. */
export function trustList(changes: Partial<TrustList> = {}): TrustList {
  return {
    v: 1,
    registry: 'did:web:registry.example',
    seq: '12',
    issuedAt: '2026-11-24T08:00:00Z',
    nextUpdate: '2026-11-25T08:00:00Z',
    witnesses: [{ name: 'registry', verifierKey: formatVerifierKey(witnessSigner.verifier) }],
    hubs: [listedHub()],
    standards: [
      {
        versionUri: LOCAL,
        contentDigest: 'A'.repeat(43),
        kind: 'local',
        title: { en: 'CNC turning' },
        status: 'in-force',
      },
      {
        versionUri: EUROPEAN,
        contentDigest: 'C'.repeat(42) + 'A',
        kind: 'european',
        title: { en: 'Operating lathes' },
        status: 'in-force',
      },
    ],
    mappings: [
      {
        mappingId: MAPPING_ID,
        fromVersionUri: LOCAL,
        toVersionUri: EUROPEAN,
        relation: 'narrow',
        levelShift: 0,
        status: 'confirmed',
      },
    ],
    ...changes,
  };
}

/** The text of the hub's signed status list. */
export async function statusListText(
  bits = emptyStatusList(),
  key: SigningKey = edKey,
): Promise<string> {
  const list = renderStatusList({
    url: LIST_URL,
    issuer: HUB,
    bits,
    validFrom: ISSUED_AT,
    ttl: 3_600_000,
  });
  return JSON.stringify(await issueDataIntegrity(list, key, ISSUED_AT));
}

export type World = { -readonly [K in keyof VerificationSources]: VerificationSources[K] };

/** Sources that find everything; each may be replaced. */
export async function sources(list = trustList()): Promise<World> {
  const text = await statusListText();
  return {
    trustList: () =>
      Promise.resolve({ state: 'found', value: list, asOf: NOW, source: 'trust list' }),
    didDocument: () => Promise.resolve({ state: 'missing', source: 'did.json' }),
    statusList: () => Promise.resolve({ state: 'found', value: text, asOf: NOW, source: LIST_URL }),
  };
}

export interface ProofChanges {
  readonly digests?: readonly string[];
  readonly log?: NoteSigner;
  readonly witness?: NoteSigner | null;
  readonly origin?: string;
}

/** The .tlog-proof of leaf 1 in a ledger of three. */
export function tlogProof(digest: string, changes: ProofChanges = {}): string {
  const { digests = [digest], log = logSigner, witness = witnessSigner, origin = ORIGIN } = changes;
  const event = { type: 'credential.issued' as const, digests };
  const [first, ours, last] = [
    Buffer.from('\x02\x00{"type":"ledger.opened"}'),
    personLeaf(event, SALT),
    Buffer.alloc(34, 7),
  ].map(leafHash) as [Buffer, Buffer, Buffer];
  const checkpoint = { origin, size: 3, root: nodeHash(nodeHash(first, ours), last) };
  const body = formatCheckpointBody(checkpoint);
  const cosignature = witness === null ? '' : cosign(body, witness, COSIGNED_AT.getTime() / 1000);
  return formatTlogProof({
    extra: formatProofExtra(event, SALT),
    index: 1,
    hashes: [first, last],
    checkpoint: signCheckpoint(checkpoint, log) + cosignature,
  });
}

/** With its proof. */
type Proven = PresentedCredential & { readonly proof: string };

/** The credential of a record in both forms, each with its proof. */
export async function issued(record = competenceRecord()): Promise<{
  readonly jwt: Proven;
  readonly json: Proven;
}> {
  const badge = renderOpenBadge(record);
  const jwt = await issueVcJwt(badge, ecKey);
  const document = await issueDataIntegrity(badge, edKey, ISSUED_AT);
  return {
    jwt: { credential: jwt, proof: tlogProof(digestOfJwt(jwt)) },
    json: {
      credential: JSON.stringify(document),
      proof: tlogProof(digestOfDataIntegrity(document)),
    },
  };
}

/** What the checks of one verdict share: the record as a JWT, and the trust list found. */
export async function verificationCase(
  record = competenceRecord(),
  list = trustList(),
  now = NOW,
): Promise<VerificationCase> {
  const { jwt } = await issued(record);
  return {
    credential: readCredential(jwt.credential),
    trust: await (await sources(list)).trustList(),
    now,
  };
}

/** A copy without some members. */
export function without<T extends object, K extends keyof T>(
  value: T,
  ...names: readonly K[]
): Omit<T, K> {
  const entries = Object.entries(value).filter(([name]) => !names.some((left) => left === name));
  return Object.fromEntries(entries) as Omit<T, K>;
}
