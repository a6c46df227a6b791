import type { Mark, PathMark, Plot, Point, TextMark, Tone } from './plot.js';

/** The custom property of each tone, and what stands where nobody sets it: on paper, and light. */
export const TONES: Readonly<Record<Tone, readonly [property: string, fallback: string]>> = {
  ink: ['--ink', '#1b1f23'],
  quiet: ['--quiet', '#57606a'],
  line: ['--line', '#8c959f'],
  paper: ['--paper', '#ffffff'],
  accent: ['--accent', '#0b5394'],
  soft: ['--soft', '#dce9f6'],
  shade0: ['--shade-0', '#f1f6fb'],
  shade1: ['--shade-1', '#d3e3f3'],
  shade2: ['--shade-2', '#a6c6e4'],
  shade3: ['--shade-3', '#6f9fcd'],
  shade4: ['--shade-4', '#1f5a96'],
};

/** The same tones on a dark ground. */
export const DARK_TONES: Readonly<Record<Tone, string>> = {
  ink: '#e6edf3',
  quiet: '#9ea7b1',
  line: '#6e7681',
  paper: '#0d1117',
  accent: '#79b8ff',
  soft: '#1c2f45',
  shade0: '#121c28',
  shade1: '#1a2f47',
  shade2: '#22456b',
  shade3: '#2c5f97',
  shade4: '#9ccbff',
};

/** A tone as a paint of SVG. */
export const paintOf = (tone: Tone | undefined): string =>
  tone === undefined ? 'none' : `var(${TONES[tone][0]}, ${TONES[tone][1]})`;

/** A text where markup stands: nothing in it is markup, and no control character is left. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Hundredths, without noughts at the end. */
const short = (value: number): string => String(Math.round(value * 100) / 100);

/** The `d` of a path. */
export const pathData = ({ points, closed }: Pick<PathMark, 'points' | 'closed'>): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('') +
  (closed ? 'Z' : '');

/**
 * A plot as one element of SVG 1.1, to be put into a page as it is: colours by custom properties with
 * a fallback, no style, no script; its title and the finding are what a screen reader says. `id` is
 * unique in the page, letters and digits.
 */
export function drawSvg(plot: Plot, id: string): string {
  const { width, height, title, finding, marks } = plot;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-t ${id}-d"`,
    ` viewBox="0 0 ${short(width)} ${short(height)}" width="${short(width)}" height="${short(height)}"`,
    ' font-family="system-ui, sans-serif">',
    `<title id="${id}-t">${escapeMarkup(title)}</title>`,
    `<desc id="${id}-d">${escapeMarkup(finding)}</desc>`,
    ...marks.map(drawMark),
    '</svg>',
  ].join('');
}

function drawMark(mark: Mark): string {
  switch (mark.kind) {
    case 'path':
      return `<path d="${pathData(mark)}" fill="${paintOf(mark.fill)}"${stroke(mark)}${
        mark.dash ? ` stroke-dasharray="${mark.dash.map(short).join(' ')}"` : ''
      }/>`;
    case 'circle':
      return `<circle ${place('c', mark.at)} r="${short(mark.radius)}" fill="${paintOf(mark.fill)}"${stroke(mark)}/>`;
    case 'text':
      return drawText(mark);
  }
}

const place = (prefix: string, [x, y]: Point) =>
  `${prefix}x="${short(x)}" ${prefix}y="${short(y)}"`;

const stroke = (mark: { readonly stroke?: Tone; readonly strokeWidth?: number }): string =>
  mark.stroke === undefined
    ? ''
    : ` stroke="${paintOf(mark.stroke)}" stroke-width="${short(mark.strokeWidth ?? 1)}"`;

const drawText = ({ at, text, size, anchor, tone, bold = false }: TextMark): string =>
  `<text ${place('', at)} font-size="${short(size)}" text-anchor="${anchor}"` +
  `${bold ? ' font-weight="600"' : ''} fill="${paintOf(tone)}">${escapeMarkup(text)}</text>`;
