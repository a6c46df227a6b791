import type { NoAnswer } from '../audit-input.js';
import type { Level } from '../learning-appraisal.js';

/** Languages in which people are asked. */
export type Language = 'en' | 'it' | 'es' | 'fr' | 'de' | 'nl';

/** Which items somebody is asked: all, or the short form. */
export type Form = 'full' | 'short';

/**
 * P5: extent of a practice in the last twelve months, whose 0 is "does not happen", so that shares
 * have a meaning; T5 and C5: how well a sentence describes the firm, the cluster.
 */
export type ScaleId = 'P5' | 'T5' | 'C5';

/** One question: what it measures and how. Its text is in the words of a language. */
export interface Item {
  readonly id: string;
  /** Id of the construct that it measures. */
  readonly construct: string;
  /** -1: a high code means little of the construct. */
  readonly direction: 1 | -1;
  readonly scale: ScaleId;
  readonly shortForm: boolean;
}

/** One question about a cluster. */
export interface ClusterItem extends Item {
  readonly askedOf: readonly ('hub-officer' | 'member-firm' | 'outside-observer')[];
}

/** Something that several items measure together. */
export interface Construct {
  readonly id: string;
  /** Outcomes are never used to name a type (conclusions 6 and 7). */
  readonly kind: 'level' | 'cell' | 'facet' | 'typing-facet' | 'outcome';
  /** Place of the research that it comes from. */
  readonly seed: string;
  /** Of a level: its informal and its formal cell. */
  readonly cells?: readonly string[];
}

/** What the hub's own records show of a construct. */
export interface Indicator {
  readonly id: string;
  readonly construct: string;
  /** A count per year and head (or per year), or a share. */
  readonly kind: 'count' | 'share';
  /** Of a count: the yearly rate that stands for one half on the scale from 0 to 1. */
  readonly halfSaturation?: number;
  /** Of a count: whether it is a rate per head and year, or per year only. */
  readonly per?: 'head-year' | 'year';
  /** Which records it is counted from. */
  readonly source: string;
}

/** Something that is asked once about the firm or the respondent. */
export interface Fact {
  readonly id: string;
  readonly kind: 'number' | 'year' | 'yes-no' | 'choice';
}

/** One version of the instrument: what is asked, without the words. */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  /** `design-stage`: not piloted; no figure about its reliability exists. */
  readonly psychometricStatus: 'design-stage';
  readonly firmItems: readonly Item[];
  readonly clusterItems: readonly ClusterItem[];
  readonly firmConstructs: readonly Construct[];
  readonly clusterConstructs: readonly Construct[];
  /** Each level with its informal and its formal cell. */
  readonly levels: readonly { readonly level: Level; readonly cells: readonly [string, string] }[];
  readonly indicators: readonly Indicator[];
  readonly facts: readonly Fact[];
}

/** The words of one scale; the place of an option is its code. */
export interface ScaleWords {
  readonly stem: string;
  readonly options: readonly [string, string, string, string, string];
  readonly missing: Readonly<Record<NoAnswer, string>>;
}

/** Everything that is read by people, in one language, by id. */
export interface InstrumentWords {
  readonly items: Readonly<Record<string, string>>;
  readonly scales: Readonly<Record<ScaleId, ScaleWords>>;
  readonly constructs: Readonly<
    Record<string, { readonly name: string; readonly definition: string | null }>
  >;
  readonly indicators: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
}
