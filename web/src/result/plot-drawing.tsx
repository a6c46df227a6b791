import type { Mark, Plot } from '../../../libs/domain/src/audit/plots/plot.js';
import { paintOf, pathData } from '../../../libs/domain/src/audit/plots/draw-svg.js';

/** The marks of a plot as elements of SVG. What it shows is its accessible text. */
export function PlotDrawing({ plot, id }: { readonly plot: Plot; readonly id: string }) {
  const { width, height, title, finding, marks } = plot;
  const titleId = `${id}-title`;
  const findingId = `${id}-finding`;
  return (
    <svg
      role="img"
      aria-labelledby={`${titleId} ${findingId}`}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      width={width}
      height={height}
      font-family="system-ui, sans-serif"
    >
      <title id={titleId}>{title}</title>
      <desc id={findingId}>{finding}</desc>
      {marks.map((mark, at) => (
        <MarkOf key={at} mark={mark} />
      ))}
    </svg>
  );
}

function MarkOf({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case 'path':
      return (
        <path
          d={pathData(mark)}
          fill={paintOf(mark.fill)}
          stroke={paintOf(mark.stroke)}
          stroke-width={mark.strokeWidth ?? 1}
          {...(mark.dash && { 'stroke-dasharray': mark.dash.join(' ') })}
        />
      );
    case 'circle':
      return (
        <circle
          cx={mark.at[0]}
          cy={mark.at[1]}
          r={mark.radius}
          fill={paintOf(mark.fill)}
          stroke={paintOf(mark.stroke)}
          stroke-width={mark.strokeWidth ?? 1}
        />
      );
    case 'text':
      return (
        <text
          x={mark.at[0]}
          y={mark.at[1]}
          font-size={mark.size}
          text-anchor={mark.anchor}
          fill={paintOf(mark.tone)}
          {...(mark.bold === true && { 'font-weight': 600 })}
        >
          {mark.text}
        </text>
      );
  }
}
