import type { AuditVersions } from '#domain/audit/audit-document.js';
import { plotDrivers } from '#domain/audit/plots/plot-drivers.js';
import { plotTypes } from '#domain/audit/plots/plot-types.js';
import { allRules } from '#domain/audit/rules/all-rules.js';
import type { RuleText, StatementId } from '#domain/audit/rules/rule-text.js';
import { ruleWords, type ShownRuleWords } from '#domain/audit/rules/rule-words.js';
import type { Typing } from '#domain/audit/learning-appraisal.js';
import type { Recommendation } from '#domain/audit/skills-appraisal.js';
import { fillTemplate } from '#domain/audit/words/fill-template.js';
import { typeName } from '#domain/audit/words/name-of.js';
import type { NamedType } from '#domain/audit/words/name-words.js';
import type { ReportWords } from '#domain/audit/words/report-words.js';
import { sayBecause } from '#domain/audit/words/say-because.js';
import { sayMethod } from '#domain/audit/words/say-method.js';
import { sayKeeping } from '#domain/audit/words/say-keeping.js';
import { sayType } from '#domain/audit/words/say-type.js';
import type {
  Block,
  RecommendationBlock,
  ReportContext,
  Section,
  SentencesBlock,
} from './report.js';

/** Shown at once; who answers emergencies reads no more (audit paper, 5). */
const SHOWN_AT_ONCE = 3;

/** Rules say this, in English, where there is nothing to do. */
const NOTHING = /^None\b/;

/** Sentences, or no block at all where there are none. */
export const sentences = (
  look: SentencesBlock['look'],
  texts: readonly string[],
  heading?: string,
): readonly SentencesBlock[] =>
  texts.length === 0 ? [] : [{ kind: 'sentences', look, texts, ...(heading && { heading }) }];

/** The type: the sentence, the picture, what speaks for it and against it. */
export function typeSection(
  typing: Typing,
  of: { readonly kind: 'firm' | 'cluster'; readonly types: readonly NamedType[] },
  against: readonly string[],
  words: ReportWords,
): Section {
  const said = sayType(typing, of.kind, words);
  const [finding = ''] = said.lead;
  const { page, type } = words;
  // With next to no answers the probabilities are those from before anybody was asked.
  const isTold = typing.reason !== 'too-few-answers';
  return {
    title: page.type,
    blocks: [
      ...sentences('plain', said.lead),
      ...(isTold
        ? [{ kind: 'plot', plot: plotTypes(typing, finding, of.types, words) } as const]
        : []),
      ...(!isTold || typing.top === 'NONE' || typing.drivers.length === 0
        ? []
        : ([
            {
              kind: 'plot',
              plot: plotDrivers(typing.drivers, typeName(typing.top, words), finding, words),
            },
          ] as const)),
      ...sentences(
        'points',
        orNothing(isTold ? said.speaksFor : [], type.nothingFor),
        page.speaksFor,
      ),
      ...sentences(
        'points',
        orNothing([...(isTold ? said.speaksAgainst : []), ...against], type.nothingAgainst),
        page.speaksAgainst,
      ),
    ],
  };
}

const orNothing = (texts: readonly string[], nothing: string) =>
  texts.length === 0 ? [nothing] : texts;

/** At most three things to do, the rest folded; what its own rules do not know is left out. */
export function actionsSection(
  recommendations: readonly Recommendation[],
  rules: ShownRuleWords,
  words: ReportWords,
): Section {
  const { page } = words;
  const blocks = recommendations.flatMap((one) => recommendationBlock(one, rules, words));
  const rest = blocks.slice(SHOWN_AT_ONCE);
  return {
    title: page.actions,
    blocks: [
      ...notTranslated(rules, words),
      ...(blocks.length === 0 ? sentences('plain', [page.noActions]) : []),
      ...blocks.slice(0, SHOWN_AT_ONCE),
      ...(rest.length === 0
        ? []
        : ([
            {
              kind: 'folded',
              summary: fillTemplate(page.moreActions, { n: words.format.whole(rest.length) }),
              blocks: rest,
            },
          ] as const)),
    ],
  };
}

function recommendationBlock(
  { rule: id, because }: Recommendation,
  { language, words: texts }: ShownRuleWords,
  words: ReportWords,
): readonly RecommendationBlock[] {
  const { page } = words;
  const rule = allRules.find((one) => one.id === id);
  const text = Object.hasOwn(texts.rules, id) ? texts.rules[id] : undefined;
  const original = ruleWords('en').words.rules[id];
  if (!rule || !text || !original) return [];
  const part = (label: string, way: Exclude<keyof RuleText, 'title'>) => {
    const said = text[way];
    return said === null || NOTHING.test(original[way] ?? '') ? [] : [{ label, text: said }];
  };
  return [
    {
      kind: 'recommendation',
      title: text.title,
      parts: [
        ...part(page.why, 'why'),
        ...part(page.formal, 'formal'),
        ...part(page.informal, 'informal'),
        ...part(page.network, 'network'),
        ...part(page.caution, 'caution'),
      ],
      because: { label: page.because, texts: sayBecause(because, words) },
      source: { label: page.sourceWords, ...rule.source },
      language,
    },
  ];
}

const notTranslated = ({ language }: ShownRuleWords, words: ReportWords) =>
  language === words.language ? [] : sentences('quiet', [words.page.englishOnly]);

/** What must stand on every showing. */
export function statementsSection(
  ids: readonly string[],
  rules: ShownRuleWords,
  words: ReportWords,
): Section {
  const texts = ids.flatMap((id) =>
    Object.hasOwn(rules.words.statements, id) ? [rules.words.statements[id as StatementId]] : [],
  );
  return {
    title: words.page.statements,
    blocks: [
      ...notTranslated(rules, words),
      { kind: 'sentences', look: 'points', texts, language: rules.language },
      ...(words.language === 'en' ? [] : sentences('quiet', [words.page.notValidated])),
    ],
  };
}

/** By what it was computed and where its digest stands: with these it is computed again. */
export function basisSection(
  audit: { readonly versions: AuditVersions; readonly seed: number },
  context: ReportContext,
  words: ReportWords,
): Section {
  const { page } = words;
  const { rests } = page;
  const { keeping = {} } = context;
  const kept = sayKeeping(keeping, words);
  const rows = [
    { label: rests.audit, value: context.id },
    ...(['engine', 'instrument', 'scoring', 'prototypes', 'rules', 'grades'] as const).map(
      (part) => ({ label: rests[part], value: audit.versions[part] }),
    ),
    { label: rests.seed, value: String(audit.seed) },
    { label: rests.digest, value: context.digest },
    {
      label: rests.ledger,
      value: context.ledgerIndex === undefined ? page.notYet : String(context.ledgerIndex),
    },
    { label: rests.method, value: sayMethod(context.method, words) },
    ...(context.credentials.length === 0
      ? []
      : [{ label: rests.credentials, value: context.credentials.join(', ') }]),
  ];
  const blocks: readonly Block[] = [
    { kind: 'facts', rows },
    ...sentences('quiet', [
      ...(keeping.inputEndedAt === undefined ? [page.recomputed] : []),
      ...(kept === undefined ? [] : [kept]),
    ]),
  ];
  return { title: page.basis, blocks };
}
