import { guard } from '#domain/audit/rules/guard.js';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { REPORT_LANGUAGES, reportWords } from '#domain/audit/words/words-of-reports.js';
import { goldenClusterAudit } from '../../../../test/support/golden-reports.js';
import { goldenCourses, reportContext } from '../../../../test/support/report-context.js';
import { clusterReport } from './cluster-report.js';
import { guardReport } from './guard-report.js';

const context = {
  ...reportContext({ name: 'Riviera', answered: 5, used: 5 }),
  courses: goldenCourses,
};
const report = (audit = goldenClusterAudit(), language: (typeof REPORT_LANGUAGES)[number] = 'en') =>
  clusterReport(audit, context, reportWords(language), ruleWords(language));
const section = (of: ReturnType<typeof report>, title: string) =>
  of.sections.find((one) => one.title === title)?.blocks ?? [];

it('shows the type with its runner-up, who helps whom, and the courses', () => {
  const plan = section(report(), 'What firms can do together').find(({ kind }) => kind === 'plot');
  expect(plan).toMatchObject({
    plot: {
      table: {
        rows: expect.arrayContaining([
          expect.arrayContaining([{ text: 'Metal Components' }, { text: 'Joinery Brothers' }]),
          expect.arrayContaining([{ text: '€1,800', value: 1800 }]),
        ]) as unknown,
      },
    },
  });
});

it('draws no centre without intervals: a point never stands without its cloud', () => {
  const kinds = (audit = goldenClusterAudit()) =>
    section(report(audit), 'Balance of learning').map(({ kind }) => kind);
  expect(kinds()).toContain('plot');
  const { balance } = goldenClusterAudit();
  if (!balance) throw new Error('the golden cluster has a balance');
  const few = goldenClusterAudit({ balance: { ...balance, ilrIntervals: null } });
  expect(kinds(few)).not.toContain('plot');
});

it('says that it holds back what the publication rule does not let out', () => {
  const held = report(
    goldenClusterAudit({
      ...{ balance: null, types: null, gaps: [] },
      publication: { ok: false, reason: 'one-firm-dominates' },
    }),
  );
  const sentence = reportWords('en').cluster.withheld['one-firm-dominates'];
  for (const title of ['Balance of learning', 'Skills that are needed'])
    expect(section(held, title)).toEqual([expect.objectContaining({ texts: [sentence] })]);
});

it('says in every report that types have no order of merit and places do not learn', () => {
  const said = JSON.stringify(section(report(), 'What you must know'));
  for (const id of ['S1', 'S2', 'S3', 'S4', 'S5'] as const)
    expect(said).toContain(ruleWords('en').words.statements[id]);
});

it.each(REPORT_LANGUAGES)('says nothing that is refused, in %s', (language) => {
  expect(guardReport(report(undefined, language), (text) => guard(text, language)).broken).toEqual(
    [],
  );
  expect(JSON.stringify(report(undefined, language).sections)).not.toMatch(
    /undefined|NaN|\{[a-z]+\}/,
  );
});
