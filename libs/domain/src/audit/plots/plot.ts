/** Colours by what they mean; whoever draws gives each a value, for light, dark and paper. */
export type Tone =
  | 'ink'
  | 'quiet'
  | 'line'
  | 'paper'
  | 'accent'
  | 'soft'
  | 'shade0'
  | 'shade1'
  | 'shade2'
  | 'shade3'
  | 'shade4';

/** Units of the plot, y downwards. */
export type Point = readonly [number, number];

/** A line through points, closed and filled if it says so. */
export interface PathMark {
  readonly kind: 'path';
  readonly points: readonly Point[];
  readonly closed: boolean;
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
  /** Lengths of strokes and gaps. */
  readonly dash?: readonly [number, number];
  readonly fill?: Tone;
}

/** A circle. */
export interface CircleMark {
  readonly kind: 'circle';
  readonly at: Point;
  readonly radius: number;
  readonly fill?: Tone;
  readonly stroke?: Tone;
  readonly strokeWidth?: number;
}

/** One line of text; `at` is on its base line. */
export interface TextMark {
  readonly kind: 'text';
  readonly at: Point;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly tone: Tone;
  readonly bold?: boolean;
}

/** What a plot is made of; drawn in this order. */
export type Mark = PathMark | CircleMark | TextMark;

/** A cell of a table: as it is read, and the number behind it. */
export interface PlotCell {
  readonly text: string;
  readonly value?: number;
}

/** The same data for those who do not see the picture. */
export interface PlotTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly PlotCell[])[];
}

/** Cells of a picture, all of one size, that a reader can walk through. */
export interface PlotGrid {
  /** Upper left corner of the first cell. */
  readonly corner: Point;
  readonly cell: { readonly width: number; readonly height: number };
  readonly columns: readonly string[];
  /** Each cell as it is read. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

/** A picture: marks in a box, the finding as a sentence, and its table. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly finding: string;
  readonly marks: readonly Mark[];
  readonly table: PlotTable;
  /** Of a picture that is made of cells, when there is one. */
  readonly grid?: PlotGrid;
}

/** A rectangle as a path. */
export const rectangle = (
  [x, y]: Point,
  width: number,
  height: number,
  look: Pick<PathMark, 'fill' | 'stroke' | 'strokeWidth' | 'dash'>,
): PathMark => ({
  kind: 'path',
  points: [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
  closed: true,
  ...look,
});

/** A line from one point to another. */
export const segment = (
  from: Point,
  to: Point,
  look: Pick<PathMark, 'stroke' | 'strokeWidth' | 'dash'>,
): PathMark => ({ kind: 'path', points: [from, to], closed: false, ...look });
