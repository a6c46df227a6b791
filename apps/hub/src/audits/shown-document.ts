import type { ClusterAudit, FirmAudit } from '#domain/audit/audit-document.js';
import { LEAST_CHANGE } from '#domain/audit/publication/judge-publication.js';
import type { ClusterAuditDocument, FirmAuditDocument } from '#domain/generated/schemas.js';

type Shown = FirmAuditDocument | ClusterAuditDocument;

/** What stands for a firm that does not let the hub know of it. */
export const WITHHELD = 'withheld';

/** Facts about single people: they leave the firm on no path (audit paper, 4.6). */
const ABOUT_PEOPLE = /bus|keyPerson|holders|multiJob|rolesWith/i;

/** What decides how much of a document is shown. */
export interface Onlooker {
  readonly view: 'own' | 'outside';
  /** Of a cluster: the firms that went into it, and those that let the hub know of them. */
  readonly firms?: readonly string[];
  readonly sharing?: ReadonlySet<string>;
}

/**
 * A document as somebody may see it. The firm itself sees all of it. From outside there are no rows
 * of people or respondents, nobody whose leaving would matter, and no advice that rests on them.
 */
export function shownDocument(document: FirmAudit | ClusterAudit, onlooker: Onlooker): Shown {
  if (document.kind === 'cluster') return clusterFor(document, onlooker);
  const shown = onlooker.view === 'own' ? document : fromOutside(document);
  return shown as unknown as FirmAuditDocument;
}

/**
 * What was shown, in the words of the domain again: the schema says arrays where the domain says pairs
 * and triples. From outside there are no rows of people in it, and nothing may look for them.
 */
export const readShown = (shown: Shown): FirmAudit | ClusterAudit =>
  shown as unknown as FirmAudit | ClusterAudit;

/**
 * Whether somebody may have the bytes that were hashed: a firm its own, and whoever runs the cluster
 * where nothing of the firms is held back in what they see.
 */
export function mayHaveBytes(document: FirmAudit | ClusterAudit, onlooker: Onlooker): boolean {
  if (document.kind === 'firm') return onlooker.view === 'own';
  const { publication, pool } = clusterFor(document, onlooker);
  const named = [...document.pool.matches.flatMap(({ from, to }) => [from, to])];
  return (
    publication.ok === document.publication.ok &&
    pool.left.length === document.pool.left.length &&
    named.every((firm) => onlooker.sharing?.has(firm))
  );
}

function fromOutside({ learning, skills, recommendations, ...rest }: FirmAudit): object {
  return {
    ...rest,
    learning: { ...learning, quality: [] },
    skills: {
      ...skills,
      multiJob: null,
      gaps: skills.gaps.map((gap) => {
        const { verified, withClaims, sources, busFactor, keyPersonRisk, ...figures } = gap;
        void [verified, withClaims, sources, busFactor, keyPersonRisk];
        return figures;
      }),
    },
    // that a rule about people held is itself something about them
    recommendations: recommendations.filter(
      ({ because }) => !because.some(({ path }) => ABOUT_PEOPLE.test(path)),
    ),
  };
}

/**
 * Officers read of firms that let them, one by one. So what all firms show together is held back when
 * one or two do not let them: it could be worked out by subtraction. Of help they see the lines of
 * firms that let them; who lends it and does not is not named, and where it can only be one of one or
 * two, the line is left out.
 */
function clusterFor(
  document: ClusterAudit,
  { firms = [], sharing = new Set() }: Onlooker,
): ClusterAuditDocument {
  const { cluster, pool } = document;
  const hidden = firms.filter((firm) => !sharing.has(firm)).length;
  const isTold = hidden === 0 || hidden === firms.length || hidden >= LEAST_CHANGE;
  return {
    ...document,
    ...(!isTold && document.publication.ok && HELD_BACK),
    cluster: { ...cluster, quality: [] },
    pool: {
      ...pool,
      matches: pool.matches
        .filter(({ from, to }) => sharing.has(to) && (isTold || sharing.has(from)))
        .map((one) => ({ ...one, from: sharing.has(one.from) ? one.from : WITHHELD })),
      left: pool.left.filter(({ firm }) => sharing.has(firm)),
    },
  } as unknown as ClusterAuditDocument;
}

const HELD_BACK = {
  publication: { ok: false, reason: 'too-few-firms' },
  balance: null,
  types: null,
  gaps: [],
} as const;
