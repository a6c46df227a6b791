import type { Recommendation } from '../skills-appraisal.js';
import { fillTemplate } from './fill-template.js';
import { constructName, typeName } from './name-of.js';
import type { FactWords, ReportWords } from './report-words.js';

type Fact = Recommendation['because'][number];

/** The facts for which a rule gave a recommendation, in words; one that has none is left out. */
export const sayBecause = (because: readonly Fact[], words: ReportWords): readonly string[] =>
  because.flatMap((fact) => {
    const said = sayFact(fact, words);
    return said === undefined ? [] : [said];
  });

function sayFact({ path, value }: Fact, words: ReportWords): string | undefined {
  const { facts, gaps, names } = words;
  const [group = '', ...rest] = path.split('.');
  const share = (of: string | number) => words.format.percent(Number(of));
  if (path === 'type.outcome' || path === 'cluster.outcome')
    return fillTemplate(facts.type, { type: typeName(String(value), words) });
  if (path === 'balance.verdict') return textOf(words.balance.verdicts, value);
  if (path === 'cluster.collective') return textOf(words.cluster.collective, value);
  if (path === 'balance.weakest')
    return fillTemplate(facts.weakest, { level: constructName(String(value), words) });
  if (group === 'score')
    return fillTemplate(facts.score, {
      construct: constructName(rest[0] ?? '', words),
      value: share(value),
    });
  if (group === 'mode')
    return fillTemplate(words.balance.formal, {
      level: names.levels[rest[0] as 'IG' | 'KA' | 'CD'].name,
      share: share(value),
    });
  if (path === 'gaps.marketing')
    return fillTemplate(facts.marketing, { verdict: textOf(names.verdicts, value) ?? '' });
  if (path === 'gaps.multiJobShare') return fillTemplate(gaps.multiJob, { share: share(value) });
  if (path === 'gaps.rolesWithBackup') return fillTemplate(gaps.backup, { share: share(value) });
  const counted = textOf(facts, rest[0] ?? group);
  return counted && fillTemplate(counted, { n: words.format.whole(Number(value)) });
}

const textOf = (
  texts: Readonly<Record<string, string>> | FactWords,
  id: string | number,
): string | undefined =>
  Object.hasOwn(texts, id) ? (texts as Readonly<Record<string, string>>)[id] : undefined;
