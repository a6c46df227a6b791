import type { Language } from '#domain/audit/instrument/instrument-types.js';
import type { Plot, PlotTable } from '#domain/audit/plots/plot.js';
import type { Audit } from '#domain/generated/schemas.js';
import type { ComparisonToSay } from '#domain/audit/words/say-change.js';
import type { Keeping } from '#domain/audit/words/say-keeping.js';

/** Sentences under each other, or as points. */
export interface SentencesBlock {
  readonly kind: 'sentences';
  readonly look: 'lead' | 'plain' | 'points' | 'quiet';
  readonly heading?: string;
  readonly texts: readonly string[];
  /** Where it is another than the report's. */
  readonly language?: Language;
}

/** One thing to do, why, and where the research says so. */
export interface RecommendationBlock {
  readonly kind: 'recommendation';
  readonly title: string;
  readonly parts: readonly { readonly label: string; readonly text: string }[];
  readonly because: { readonly label: string; readonly texts: readonly string[] };
  /** The research is in English. */
  readonly source: {
    readonly label: string;
    readonly quotation: string;
    readonly reference: string;
  };
  /** Language of title and parts. */
  readonly language: Language;
}

/** What a report is made of, in its order. */
export type Block =
  | SentencesBlock
  | RecommendationBlock
  | { readonly kind: 'plot'; readonly plot: Plot }
  | { readonly kind: 'table'; readonly table: PlotTable }
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly kind: 'folded'; readonly summary: string; readonly blocks: readonly Block[] };

/** Blocks under a heading. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report: what is said and shown, before it is a page or paper. */
export interface Report {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly createdAt: Date;
  readonly sections: readonly Section[];
  readonly pageWords: string;
}

/** What a report needs beside the audit: names, which are not of our making, and where it stands. */
export interface ReportContext {
  readonly id: string;
  /** Of the firm or the cluster. */
  readonly name: string;
  readonly createdAt: Date;
  readonly digest: string;
  readonly ledgerIndex?: number;
  /** What the registry says of the method. */
  readonly method: Audit['citations']['method'];
  /** For the firm only. */
  readonly credentials: readonly string[];
  /** Until when what it was computed from is kept, or since when it is not. */
  readonly keeping?: Keeping;
  readonly answered: number;
  readonly used: number;
  /** Whether its own party reads: what depends on single people is for it only. */
  readonly own: boolean;
  /** With the audit before it; of a firm only. */
  readonly comparison?: ComparisonToSay;
  readonly firmName: (id: string) => string;
  readonly competenceName: (id: string) => string;
  readonly roleName: (id: string) => string;
}
