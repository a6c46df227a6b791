import { guardReport, type TextGuard } from './guard-report.js';
import type { Block, Report } from './report.js';

const guard: TextGuard = (text) => (text.includes('best type') ? ['F3'] : []);
const report = (blocks: readonly Block[]): Report => ({
  ...{ language: 'en', title: 'best type', subtitle: '', createdAt: new Date(0), pageWords: '{n}' },
  sections: [{ title: 'x', blocks }],
});
const recommendation = (title: string, text: string): Block => ({
  ...{ kind: 'recommendation', title, language: 'en' },
  parts: [{ label: 'Why', text }],
  because: { label: 'b', texts: ['ok', 'the best type'] },
  source: { label: 's', quotation: 'best type', reference: 'r' },
});

it('takes out a sentence that must not be said, and tells the rule but not the sentence', () => {
  const blocks: readonly Block[] = [
    { kind: 'sentences', look: 'plain', texts: ['This is the best type.', 'Fine.'] },
    { kind: 'sentences', look: 'plain', texts: ['the best type'] },
  ];
  expect(guardReport(report(blocks), guard)).toEqual({
    report: report([{ kind: 'sentences', look: 'plain', texts: ['Fine.'] }]),
    broken: ['F3'],
  });
});

it('looks into recommendations and what is folded, and leaves quotations as they are', () => {
  const folded: Block = {
    ...{ kind: 'folded', summary: 'more' },
    blocks: [recommendation('the best type', 'x'), recommendation('ok', 'the best type')],
  };
  const [section] = guardReport(report([folded]), guard).report.sections;
  expect(section?.blocks).toMatchObject([
    {
      blocks: [
        { title: 'ok', parts: [], because: { texts: ['ok'] }, source: { quotation: 'best type' } },
      ],
    },
  ]);
});

it('gives a picture its title where its finding must not be said', () => {
  const table = { caption: 'c', columns: [], rows: [] };
  const plot = { width: 1, height: 1, title: 'Types', finding: 'the best type', marks: [], table };
  const [section] = guardReport(report([{ kind: 'plot', plot }]), guard).report.sections;
  expect(section?.blocks).toMatchObject([{ plot: { finding: 'Types' } }]);
});
