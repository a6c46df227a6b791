import type { EvidenceGrade, HeldEvidence, Holder } from '../audit/audit-input.js';
import { levelFor, type StandardMapping } from './level-for.js';

/** A credential or claim of somebody. */
export interface Holding {
  readonly personId: string;
  /** Id of the credential or claim. */
  readonly source: string;
  readonly standard: string;
  readonly level: number;
  readonly grade: EvidenceGrade;
  /** When it was assessed, or claimed. */
  readonly since: Date;
  readonly validUntil?: Date;
  readonly practisedUntil?: Date;
  /** Ids of whoever assessed it; empty for a claim that nobody has judged. */
  readonly assessors: readonly string[];
}

/** What a firm's people hold, and what for. */
export interface Gathering {
  /** Ids of everybody who is known of the firm, in a fixed order. */
  readonly people: readonly string[];
  /** How many people there are, those who are not known too. */
  readonly size: number;
  readonly holdings: readonly Holding[];
  /** Standards that are demanded. */
  readonly targets: readonly string[];
  readonly mappings: ReadonlyMap<string, readonly StandardMapping[]>;
  /** The day of the audit. */
  readonly at: Date;
}

const YEAR_MS = 365.25 * 24 * 3_600_000;
/** The engine takes no instant that is further away; nothing that old or that lasting differs. */
const FARTHEST = 99;

/**
 * The people of a firm as the gap analysis takes them (docs/design/audit.md 4.2): `p1`, `p2`, … in the
 * order given, each with what they hold under the standard that is demanded; what nobody demands
 * stays under its own. Where anybody is known at all, those who are not are added as holders of
 * nothing, up to `size`. Assessors are `a1`, `a2`, …; whoever judged together with another one is the
 * same assessor as far as that goes, so that one opinion never counts as two.
 */
export function gatherHolders(gathering: Gathering): readonly Holder[] {
  const { people, size, holdings } = gathering;
  const assessorOf = nameAssessors(holdings);
  const known = people.map((personId, i) => ({
    id: `p${String(i + 1)}`,
    holds: holdings
      .filter((holding) => holding.personId === personId)
      .flatMap((holding) => evidenceOf(holding, assessorOf(holding), gathering)),
  }));
  const unknown = Array.from(
    { length: known.length > 0 ? Math.max(0, size - known.length) : 0 },
    (_, i) => ({ id: `p${String(known.length + i + 1)}`, holds: [] }),
  );
  return [...known, ...unknown];
}

function evidenceOf(
  holding: Holding,
  assessor: string,
  { targets, mappings, at }: Gathering,
): readonly HeldEvidence[] {
  const { standard, level, grade, source, since, validUntil, practisedUntil } = holding;
  const years = (instant: Date) =>
    Math.round(
      Math.max(-FARTHEST, Math.min(FARTHEST, (instant.getTime() - at.getTime()) / YEAR_MS)) * 1e6,
    ) / 1e6;
  const counted = targets.flatMap((target) => {
    const reached = levelFor(holding, target, mappings.get(standard) ?? []);
    return reached === undefined ? [] : [{ competence: target, level: reached }];
  });
  return (counted.length > 0 ? counted : [{ competence: standard, level }]).map((found) => ({
    ...found,
    grade,
    issuedAt: years(since),
    ...(validUntil && { expiresAt: years(validUntil) }),
    ...(practisedUntil && practisedUntil > since && { practisedUntil: years(practisedUntil) }),
    assessor,
    source,
  }));
}

function nameAssessors(holdings: readonly Holding[]): (holding: Holding) => string {
  const groups = new Map<string, string>();
  const rootOf = (id: string): string => {
    const above = groups.get(id) ?? id;
    return above === id ? id : rootOf(above);
  };
  for (const { assessors } of holdings)
    for (const assessor of assessors) {
      if (!groups.has(assessor)) groups.set(assessor, assessor);
      groups.set(rootOf(assessor), rootOf(assessors[0] ?? assessor));
    }
  const names = new Map<string, string>();
  return ({ assessors: [first], grade }) => {
    // Own words and those of witnesses have nobody who assessed them.
    if (first === undefined) return grade === 'E' ? 'own-word' : 'word-of-others';
    const root = rootOf(first);
    const name = names.get(root) ?? `a${String(names.size + 1)}`;
    names.set(root, name);
    return name;
  };
}
