import type {
  BodyErased,
  ProposalSubmitted,
  StatuslistPublished,
} from '#domain/generated/schemas.js';
import type { LocalStandardPublished } from '#domain/generated/schemas.js';
import { type ScopeItem, scopeCovers } from '#domain/accreditation/scope-covers.js';
import type { LeafReading } from '#platform/federation/read-public-event.js';

/** Something wrong at one index of a ledger. */
export interface NewFinding {
  readonly code: string;
  readonly index: number;
  readonly detail: string;
}

/** What must be known to judge leaves. */
export interface LeafContext {
  /** Last sequence number of each status list before these leaves, by address. */
  readonly lastSeq: ReadonlyMap<string, number>;
  /** What the hub may certify, from every accreditation it ever had. */
  readonly scope: readonly ScopeItem[];
  readonly europeanStandards: ReadonlySet<string>;
  /** Digests of bodies that the mirror still has. */
  readonly heldBodies: ReadonlySet<string>;
}

/** What came of leaves in order. */
export interface CheckedLeaves {
  readonly findings: readonly NewFinding[];
  readonly lastSeq: ReadonlyMap<string, number>;
}

/**
 * What the form of a leaf cannot tell (docs/design/ledger.md 11): that a ledger begins by being
 * opened, that status lists are numbered without gaps from 1, that standards lie in the scope of the
 * accreditation, that proposals name standards there are, and that erasures were followed. Leaves
 * that are invalid in themselves are found by the follower.
 */
export function checkLeaves(
  readings: readonly LeafReading[],
  from: number,
  { lastSeq, scope, europeanStandards, heldBodies }: LeafContext,
): CheckedLeaves {
  const findings: NewFinding[] = [];
  const seqs = new Map(lastSeq);
  for (const [i, reading] of readings.entries()) {
    const index = from + i;
    const find = (code: string, detail: string) => {
      findings.push({ code, index, detail: detail.slice(0, 500) });
    };
    const type = reading.kind === 'event' ? reading.event.type : undefined;
    if (index === 0 && type !== 'eu.guildmark.ledger.opened.v1')
      find('ledger.not-opened', 'the first leaf is not ledger.opened');
    if (index > 0 && type === 'eu.guildmark.ledger.opened.v1')
      find('ledger.opened-twice', 'ledger.opened stands at the first index only');
    if (reading.kind !== 'event') continue;
    // the reading is valid against the schema of its type
    const data: unknown = reading.event.data;
    switch (reading.event.type) {
      case 'eu.guildmark.statuslist.published.v1': {
        const { url, seq } = data as StatuslistPublished;
        const expected = (seqs.get(url) ?? 0) + 1;
        if (Number(seq) !== expected)
          find('statuslist.gap', `number ${String(seq)} where ${String(expected)} was due`);
        seqs.set(url, Number(seq));
        break;
      }
      case 'eu.guildmark.local-standard.published.v1': {
        const { versionUri } = data as LocalStandardPublished;
        if (!scopeCovers(scope, versionUri, 1))
          find('standard.out-of-scope', `${versionUri} is in the scope of no accreditation`);
        break;
      }
      case 'eu.guildmark.proposal.submitted.v1': {
        const { toVersionUri } = data as ProposalSubmitted;
        if (!europeanStandards.has(toVersionUri))
          find('standard.unknown', `${toVersionUri} is no European standard`);
        break;
      }
      case 'eu.guildmark.body.erased.v1': {
        const { sha256 } = data as BodyErased;
        if (heldBodies.has(sha256)) find('body.not-erased', `the mirror still has ${sha256}`);
        break;
      }
    }
  }
  return { findings, lastSeq: seqs };
}
