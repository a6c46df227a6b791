import { type PDFPage, rgb, type RGB } from 'pdf-lib';
import { pathData, TONES } from '#domain/audit/plots/draw-svg.js';
import type { Mark, Plot, Tone } from '#domain/audit/plots/plot.js';
import type { Fonts } from '../paper/paper-pen.js';

/** Where the upper left corner of a plot stands on a page, and points for each of its units. */
export interface PlotPlace {
  readonly x: number;
  readonly top: number;
  readonly scale: number;
}

/** A tone as ink on paper. */
export function inkOf(tone: Tone): RGB {
  const part = (at: number) => Number.parseInt(TONES[tone][1].slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}

/** The same geometry as in a page, with the same texts, which stay texts. */
export function drawPlot(page: PDFPage, plot: Plot, place: PlotPlace, fonts: Fonts): void {
  for (const mark of plot.marks) drawMark(page, mark, place, fonts);
}

function drawMark(page: PDFPage, mark: Mark, { x, top, scale }: PlotPlace, fonts: Fonts): void {
  switch (mark.kind) {
    case 'path':
      page.drawSvgPath(pathData(mark), {
        ...{ x, y: top, scale },
        ...(mark.fill && { color: inkOf(mark.fill) }),
        ...(mark.stroke && {
          borderColor: inkOf(mark.stroke),
          borderWidth: mark.strokeWidth ?? 1,
        }),
        ...(mark.dash && { borderDashArray: [...mark.dash] }),
      });
      return;
    case 'circle':
      page.drawCircle({
        x: x + mark.at[0] * scale,
        y: top - mark.at[1] * scale,
        size: mark.radius * scale,
        ...(mark.fill && { color: inkOf(mark.fill) }),
        ...(mark.stroke && {
          borderColor: inkOf(mark.stroke),
          borderWidth: (mark.strokeWidth ?? 1) * scale,
        }),
      });
      return;
    case 'text': {
      const font = mark.bold ? fonts.bold : fonts.plain;
      const text = font.printable(mark.text);
      const size = mark.size * scale;
      const width = font.widthOf(text, size);
      const before = { start: 0, middle: width / 2, end: width }[mark.anchor];
      font.set(page, text, {
        x: x + mark.at[0] * scale - before,
        y: top - mark.at[1] * scale,
        ...{ size, color: inkOf(mark.tone) },
      });
    }
  }
}
