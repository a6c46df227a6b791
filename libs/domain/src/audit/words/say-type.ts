import type { Typing } from '../learning-appraisal.js';
import { namedDrivers } from '../plots/plot-drivers.js';
import { fillTemplate } from './fill-template.js';
import { constructName, typeName } from './name-of.js';
import type { ReportWords } from './report-words.js';
import type { NamedType } from './name-words.js';

/** What is said of a type: always with its probability and its runner-up, or why none is named. */
export interface TypeSaying {
  readonly lead: readonly string[];
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
}

/** What is said of the type of a firm or a cluster, which is never ranked (3.4, conclusion 8). */
export function sayType(typing: Typing, of: 'firm' | 'cluster', words: ReportWords): TypeSaying {
  const { type } = words;
  const drivers = namedDrivers(typing.drivers);
  const list = (sign: number) =>
    drivers
      .filter(({ ratio }) => Math.sign(ratio) === sign)
      .map(({ feature, value }) =>
        fillTemplate(type.driver, {
          feature: constructName(feature, words),
          value: words.format.percent(value),
        }),
      );
  return {
    lead: [...sayOutcome(typing, of, words), ...sayOthers(typing, words), type.merit],
    speaksFor: typing.top === 'NONE' ? [] : list(1),
    speaksAgainst: typing.top === 'NONE' ? [] : list(-1),
  };
}

function sayOutcome(typing: Typing, of: 'firm' | 'cluster', words: ReportWords): readonly string[] {
  const { type, names } = words;
  const { outcome, top, posterior } = typing;
  const likely = { type: typeName(top, words), p: words.format.percent(posterior[top] ?? 0) };
  if (outcome === 'UNCLEAR')
    return [
      of === 'firm' ? type.unclear : type.clusterUnclear,
      ...sayReason(typing, words),
      ...(top === 'NONE' || typing.reason === 'too-few-answers'
        ? []
        : [fillTemplate(type.likeliest, likely)]),
    ];
  if (outcome === 'EMBEDDED_UNSPECIFIED')
    return [type.embedded, fillTemplate(type.likeliest, likely)];
  const text = Object.hasOwn(names.typeTexts, outcome)
    ? [names.typeTexts[outcome as Exclude<NamedType, 'UNCLEAR' | 'NONE'>]]
    : [];
  return [fillTemplate(of === 'firm' ? type.outcome : type.clusterOutcome, likely), ...text];
}

/** The runner-up, and how likely it is that nothing fits. */
function sayOthers(
  { rival, top, posterior, reason }: Typing,
  words: ReportWords,
): readonly string[] {
  if (reason === 'too-few-answers') return [];
  const p = (type: string) => words.format.percent(posterior[type] ?? 0);
  return [
    ...(rival === top
      ? []
      : [fillTemplate(words.type.runnerUp, { type: typeName(rival, words), p: p(rival) })]),
    fillTemplate(words.type.none, { p: p('NONE') }),
  ];
}

/** Why no type is named: `too-few-answers`, `fits-no-type`, `between-A-and-B`, `lacks-defining-feature:F`. */
export function sayReason(
  { reason, top }: Pick<Typing, 'reason' | 'top'>,
  words: ReportWords,
): readonly string[] {
  if (reason === null) return [];
  const { type } = words;
  if (reason === 'too-few-answers') return [type.tooFew];
  if (reason === 'fits-no-type') return [type.fitsNone];
  const between = /^between-([A-Z_]+)-and-([A-Z_]+)$/.exec(reason);
  if (between) {
    const [, a = '', b = ''] = between;
    return [fillTemplate(type.between, { a: typeName(a, words), b: typeName(b, words) })];
  }
  const [, features = ''] = reason.split(':');
  const named = features.split('-or-').map((feature) => constructName(feature, words));
  return [
    fillTemplate(type.lacks, { type: typeName(top, words), feature: words.format.list(named) }),
  ];
}
