import { createHash } from 'node:crypto';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { reportWords } from '#domain/audit/words/words-of-reports.js';
import { goldenClusterAudit, goldenFirmAudit } from '../../../../test/support/golden-reports.js';
import { goldenCourses, reportContext } from '../../../../test/support/report-context.js';
import { clusterReport } from './cluster-report.js';
import { firmReport } from './firm-report.js';
import { reportHtml } from './report-html.js';
import { REPORT_POLICY } from './report-style.js';

const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror="x">'"&\u0000`;
const hostile = () => HOSTILE;
const page = (language: 'en' | 'de' = 'en', over = {}, rules = ruleWords(language)) =>
  reportHtml(firmReport(goldenFirmAudit('S3'), reportContext(over), reportWords(language), rules));

it('loads nothing: no script, one style that its policy names, no address', () => {
  const html = page();
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
  const digest = createHash('sha256').update(style).digest('base64');
  expect(REPORT_POLICY).toContain(`style-src 'sha256-${digest}'`);
  expect(html).toContain(`content="${REPORT_POLICY}"`);
  expect(html).not.toMatch(
    /<script|<link|<iframe|<form|\bstyle="|\bsrc=|\bhref=|url\(|@import|\bon\w+="/i,
  );
});

it('escapes names of firms, competences and roles wherever they stand', () => {
  const names = { firmName: hostile, competenceName: hostile, roleName: hostile };
  const context = reportContext({ name: HOSTILE, credentials: [HOSTILE], ...names });
  const words = reportWords('en');
  for (const html of [
    page('en', { name: HOSTILE, credentials: [HOSTILE], ...names }),
    reportHtml(
      clusterReport(
        goldenClusterAudit(),
        { ...context, courses: goldenCourses },
        words,
        ruleWords('en'),
      ),
    ),
  ]) {
    expect(html).not.toMatch(/<script|<img|onerror="/);
    expect(html).not.toContain('\u0000');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect([...html.matchAll(/<\/title>/g)].length).toBe([...html.matchAll(/<title/g)].length);
  }
});

it('says in which language it is, and in which one what is not translated', () => {
  const html = page('de');
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('<q lang="en">');
  expect(html).not.toMatch(/<h3 lang=/);
  expect(page('de', {}, ruleWords('en'))).toMatch(
    /<h3 lang="en">Marketing competence is missing<\/h3>/,
  );
});

it('shows each picture with a title, its finding and its table, under ids of their own', () => {
  const html = page();
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const pictures = [...html.matchAll(/<figure>.*?<\/figure>/gs)].map(([figure]) => figure);
  expect(pictures).toHaveLength(5);
  for (const figure of pictures) {
    expect(figure).toMatch(/<svg [^>]*role="img"/);
    expect(figure).toMatch(/<desc id="[^"]+">[^<]+<\/desc>/);
    expect(figure).toMatch(/<th scope="row">/);
  }
});

it('folds what is more than three recommendations', () => {
  const [before = '', after = ''] = page().split('<details>');
  expect(before.match(/class="action"/g)).toHaveLength(3);
  expect(after.match(/class="action"/g)?.length).toBeGreaterThan(0);
});

it('gives the same page for the same audit', () => {
  expect(page()).toBe(page());
});
