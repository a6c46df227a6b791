import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../../web/src/style.css', import.meta.url), 'utf8');
const [light, dark] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) =>
  Object.fromEntries(
    [...block.matchAll(/--([a-z]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  ),
);

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

const text = ['ink', 'quiet', 'accent', 'passed', 'failed', 'warning'].flatMap((on) => [
  [on, 'paper', 4.5] as const,
  [on, 'ground', 4.5] as const,
]);
const marks = [
  ['line', 'paper', 3],
  ['accent', 'paper', 3],
  ['failed', 'ground', 3],
] as const;

it('measures contrast as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['light', light],
  ['dark', dark],
])('colours of the %s scheme', (_scheme, tokens = {}) => {
  it.each([...text, ...marks])('%s on %s reach %f to 1', (front, back, least) => {
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

it('both schemes name the same colours, and no rule has a colour of its own', () => {
  expect(Object.keys(dark ?? {})).toEqual(Object.keys(light ?? {}));
  const rules = css.replaceAll(/:root \{[^}]*\}/g, '');
  expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl|oklch/i);
});
