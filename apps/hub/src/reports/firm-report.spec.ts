import { appraiseLearning } from '#domain/audit/appraise-learning.js';
import { ternaryPlace } from '#domain/audit/plots/plot-ternary.js';
import { guard } from '#domain/audit/rules/guard.js';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { REPORT_LANGUAGES, reportWords } from '#domain/audit/words/words-of-reports.js';
import {
  edgeCases,
  goldenEdgeAudit,
  goldenFirmAudit,
  goldenLearning,
} from '../../../../test/support/golden-reports.js';
import { reportContext } from '../../../../test/support/report-context.js';
import { firmReport } from './firm-report.js';
import { guardReport } from './guard-report.js';
import type { Block, Report } from './report.js';

const audits = {
  ...Object.fromEntries(['S1', 'S2', 'S3'].map((id) => [id, goldenFirmAudit(id)])),
  ...Object.fromEntries(edgeCases().map((id) => [id, goldenEdgeAudit(id)])),
};
const report = (id: string, language: (typeof REPORT_LANGUAGES)[number] = 'en', own = true) => {
  const audit = audits[id];
  if (!audit) throw new Error(`no audit ${id}`);
  const { quality } = audit.learning;
  const used = quality.filter((one) => one.used).length;
  const context = reportContext({ own, answered: quality.length, used });
  return firmReport(audit, context, reportWords(language), ruleWords(language));
};
const unfolded = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'folded' ? unfolded(block.blocks) : [block]));
const blocksOf = ({ sections }: Report, title?: string) =>
  unfolded(
    sections
      .filter((one) => title === undefined || one.title === title)
      .flatMap(({ blocks }) => blocks),
  );
const textsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'sentences' ? block.texts : []));

it('begins with the answer: balance with its interval, type with its probability, gaps', () => {
  expect(textsOf(blocksOf(report('S3'), 'In short'))).toEqual([
    'The three levels of learning are out of balance.',
    expect.stringMatching(
      /^Competence development is about 0\.5 of the other two levels \(90 % interval/,
    ),
    'The firm most resembles “Embedded, information-centred”, with a probability of 99%.',
    'Writing offers and pricing: there is a large gap, and it is important.',
    'Finishing by hand: assess before you train.',
  ]);
});

it('says what would settle it where the balance is not determined', () => {
  const said = textsOf(blocksOf(report('S1'), 'Balance of learning'));
  expect(said).toContain('More people answer: at least three, from different kinds of work.');
  expect(said).toContain('Six months of records with the hub would be a second source.');
});

it('draws no type from before anybody was asked', () => {
  const id = edgeCases().find((one) => audits[one]?.learning.type.reason === 'too-few-answers');
  const kinds = (of: string) => blocksOf(report(of), 'Type').map(({ kind }) => kind);
  expect(kinds(id ?? '')).not.toContain('plot');
  expect(kinds('S1')).toContain('plot');
});

it.each(REPORT_LANGUAGES)('says nothing where a rule has nothing to do, in %s', (language) => {
  // R02 has no formal action, and the first golden firm is told it.
  const title = ruleWords(language).words.rules.R02?.title;
  const cards = blocksOf(report('S1', language)).filter(
    (block) => block.kind === 'recommendation' && block.title === title,
  );
  expect(cards).toHaveLength(1);
  for (const card of cards)
    if (card.kind === 'recommendation')
      expect(card.parts.map(({ label }) => label)).not.toContain(reportWords(language).page.formal);
});

it('shows at most three recommendations at once, each with its reason and the words of the research', () => {
  const [actions] = report('S1').sections.filter(({ title }) => title === 'What you could do');
  const kinds = actions?.blocks.map(({ kind }) => kind);
  expect(kinds).toEqual(['recommendation', 'recommendation', 'recommendation', 'folded']);
  for (const block of unfolded(actions?.blocks ?? [])) {
    if (block.kind !== 'recommendation') throw new Error('only recommendations are here');
    expect(block.parts[0]?.label).toBe('Why');
    expect(block.because.texts.length).toBeGreaterThan(0);
    expect(block.source.quotation).not.toBe('');
    // A rule that has nothing to do in one way says nothing of it.
    expect(block.parts.map(({ text }) => text)).not.toContain('None.');
  }
});

it('tells on whom work depends to the firm, and to nobody else', () => {
  const heading = reportWords('en').page.keyPersons;
  expect(blocksOf(report('S1', 'en', true), heading)).not.toEqual([]);
  const outside = JSON.stringify(report('S1', 'en', false));
  expect(outside).not.toContain(heading);
  expect(outside).not.toContain('depends on one person:');
});

it('says all that must be said, and by what it was computed', () => {
  const texts = textsOf(blocksOf(report('E4_oneOwner'), 'What you must know'));
  expect(texts).toEqual(
    ['S1', 'S2', 'S6', 'S7', 'S8'].map((id) => ruleWords('en').words.statements[id as 'S1']),
  );
  const [facts] = blocksOf(report('S1'), 'What this rests on');
  expect(facts).toMatchObject({
    rows: expect.arrayContaining([
      { label: 'Seed of the draws', value: '20261123' },
      { label: 'Place in the ledger', value: '4711' },
      { label: 'Digest of the result', value: reportContext().digest },
    ]) as unknown,
  });
});

describe.each(REPORT_LANGUAGES)('in %s', (language) => {
  it.each(Object.keys(audits))(
    'the report of %s says nothing that is refused, and leaves nothing open',
    (id) => {
      const whole = report(id, language);
      // The words of rules are English until they are translated, and tested where they are.
      const { broken } = guardReport(whole, (text) => guard(text, language));
      expect(broken).toEqual([]);
      const said = textsOf(blocksOf(whole));
      expect(said.length).toBeGreaterThan(5);
      for (const text of said) {
        expect(text).not.toMatch(/[{}]|undefined|NaN|Infinity|\bnull\b/);
        expect(text.trim()).not.toBe('');
      }
    },
  );
});

it('draws no picture of a balance that nobody answered for', () => {
  const plots = blocksOf(report('E5_noRespondents'), 'Balance of learning').filter(
    ({ kind }) => kind === 'plot',
  );
  expect(plots).toEqual([]);
});

it('marks the middle of other firms where the firm was measured against it', () => {
  const norm = [0.35, 0.4, 0.25] as const;
  const learning = appraiseLearning(goldenLearning('S3'), { norm });
  const [plot] = blocksOf(
    firmReport(
      { ...goldenFirmAudit('S3'), learning },
      reportContext(),
      reportWords('en'),
      ruleWords('en'),
    ),
    'Balance of learning',
  ).filter(({ kind }) => kind === 'plot');
  if (plot?.kind !== 'plot') throw new Error('the balance is drawn');
  const [x, y] = ternaryPlace(norm);
  const middles = plot.plot.marks.flatMap((mark) =>
    mark.kind === 'path' && mark.points.length === 5 ? [mark.points[2]] : [],
  );
  expect(middles[0]?.[0]).toBeCloseTo(x, 6);
  expect(middles[0]?.[1]).toBeCloseTo(y, 6);
});

it('breaks many competences into pictures that fit a page', () => {
  const audit = goldenFirmAudit('S1');
  const [gap] = audit.skills.gaps;
  if (!gap) throw new Error('a golden firm has gaps');
  const gaps = Array.from({ length: 30 }, (_, at) => ({ ...gap, competence: `c${String(at)}` }));
  const many = firmReport(
    { ...audit, skills: { ...audit.skills, gaps } },
    reportContext(),
    reportWords('en'),
    ruleWords('en'),
  );
  const rows = blocksOf(many, 'Skills that are needed').flatMap((block) =>
    block.kind === 'plot' ? [block.plot.table.rows.length] : [],
  );
  expect(rows).toEqual([12, 12, 6]);
});

it('says what changed since the last time, and nothing of it in a first audit', () => {
  const audit = goldenFirmAudit('S3');
  const since = (outcome: 'compared' | 'no-earlier-audit' | 'too-soon') =>
    textsOf(
      blocksOf(
        firmReport(
          audit,
          reportContext({
            comparison: { outcome, remarks: [], changes: [{ id: 'KA', verdict: 'rise' }] },
          }),
          ...([reportWords('de'), ruleWords('de')] as const),
        ),
        'Seit dem letzten Mal',
      ),
    );
  expect(since('compared')).toEqual([
    'Seit dem letzten Audit gibt es mehr davon: Wissen erwerben.',
  ]);
  expect(since('too-soon')[0]).toBe('Zwischen den beiden Audits liegen weniger als neun Monate.');
  expect(since('no-earlier-audit')).toEqual([]);
});
