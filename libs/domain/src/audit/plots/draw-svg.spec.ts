import { DARK_TONES, drawSvg, escapeMarkup, paintOf, pathData, TONES } from './draw-svg.js';
import type { Plot, Tone } from './plot.js';

const plot = (over: Partial<Plot> = {}): Plot => ({
  width: 100,
  height: 50,
  title: 'Balance',
  finding: 'It is <not> determined.',
  marks: [],
  table: { caption: 'x', columns: [], rows: [] },
  ...over,
});

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
const light = Object.fromEntries(Object.entries(TONES).map(([tone, [, hex]]) => [tone, hex]));
const SHADES = ['shade0', 'shade1', 'shade2', 'shade3', 'shade4'];

it('says its title and its finding, and escapes both', () => {
  const svg = drawSvg(plot(), 'a1');
  expect(svg).toContain('role="img" aria-labelledby="a1-t a1-d"');
  expect(svg).toContain('<title id="a1-t">Balance</title>');
  expect(svg).toContain('<desc id="a1-d">It is &lt;not&gt; determined.</desc>');
});

it('draws each kind of mark, with hundredths and no more', () => {
  const svg = drawSvg(
    plot({
      marks: [
        {
          kind: 'path',
          points: [
            [0, 1.23456],
            [2, 3],
          ],
          closed: true,
          stroke: 'ink',
          dash: [5, 3],
        },
        { kind: 'circle', at: [1, 2], radius: 3, fill: 'accent' },
        {
          kind: 'text',
          at: [1, 2],
          text: '<b>"&',
          size: 12,
          anchor: 'end',
          tone: 'ink',
          bold: true,
        },
      ],
    }),
    'a',
  );
  expect(svg).toContain(
    '<path d="M0 1.23L2 3Z" fill="none" stroke="var(--ink, #1b1f23)" stroke-width="1" stroke-dasharray="5 3"/>',
  );
  expect(svg).toContain('<circle cx="1" cy="2" r="3" fill="var(--accent, #0b5394)"/>');
  expect(svg).toContain(
    '<text x="1" y="2" font-size="12" text-anchor="end" font-weight="600" fill="var(--ink, #1b1f23)">&lt;b&gt;&quot;&amp;</text>',
  );
});

it('has neither style nor script, which a strict page would refuse', () => {
  expect(drawSvg(plot({ marks: [] }), 'a')).not.toMatch(/style=|<style|<script|href|url\(/);
});

it('takes control characters out of texts, as XML forbids them', () => {
  expect(escapeMarkup('a\u0000b\u000bc\u001fd\n')).toBe('abcd\n');
  expect(escapeMarkup(`'"<>&`)).toBe('&#39;&quot;&lt;&gt;&amp;');
});

it('names no paint where there is none', () => {
  expect(paintOf(undefined)).toBe('none');
  expect(pathData({ points: [], closed: false })).toBe('');
});

describe.each([
  ['light', light],
  ['dark', DARK_TONES as Readonly<Record<string, string>>],
])('the %s tones', (_scheme, tones) => {
  const of = (tone: string) => tones[tone] ?? '';
  it('are read on the paper and on all shades', () => {
    for (const tone of ['ink', 'quiet', 'accent'])
      expect(contrast(of(tone), of('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('line'), of('paper'))).toBeGreaterThanOrEqual(3);
    for (const shade of SHADES)
      expect(contrast(of(shade === 'shade4' ? 'paper' : 'ink'), of(shade))).toBeGreaterThanOrEqual(
        4.5,
      );
  });

  it('go in one direction in grey, in steps that can be told apart', () => {
    const steps = SHADES.map((shade) => luminance(of(shade)));
    const falling = (steps[0] ?? 0) > (steps[4] ?? 0);
    for (let at = 1; at < steps.length; at += 1) {
      const [before = 0, after = 0] = falling
        ? [steps[at - 1], steps[at]]
        : [steps[at], steps[at - 1]];
      expect((before + 0.05) / (after + 0.05)).toBeGreaterThan(1.15);
    }
  });
});

it('has a dark value for each tone', () => {
  expect(Object.keys(DARK_TONES)).toEqual(Object.keys(TONES) satisfies string[] as Tone[]);
});
