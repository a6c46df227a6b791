/** What a figure has to reach in a cell: at least, at most, or between both. */
export interface Goal {
  readonly least?: number;
  readonly most?: number;
}

const isHardSelfReport = (cell: string) => cell.startsWith('hard') && cell.includes('self-report');
const coverage = (cell: string): Goal | undefined => {
  // Owners of a hard world flatter themselves by .09 and no record speaks against it: shown, without a goal.
  if (isHardSelfReport(cell)) return undefined;
  if (cell.startsWith('hard') || cell.includes('self-report')) return { least: 0.86 };
  return { least: 0.88, most: 0.97 };
};
const only = (goals: Readonly<Record<string, Goal>>) => (cell: string) =>
  Object.hasOwn(goals, cell) ? goals[cell] : undefined;

/**
 * The goals of the audit paper (9.4), tightened, by figure and cell. It has none for clusters: those
 * are what 9.2 reports, with room for other worlds.
 */
const GOALS: Readonly<Record<string, (cell: string) => Goal | undefined>> = {
  'type-top-1': only({ 'base n=4': { least: 0.95 }, 'hard n=2': { least: 0.81 } }),
  'type-correct-when-named': only({ 'base n=4': { least: 0.98 }, 'hard n=2': { least: 0.94 } }),
  'type-ece': () => ({ most: 0.07 }),
  'no-type-named': () => ({ most: 0.37 }),
  'coverage-level': coverage,
  'coverage-ilr': coverage,
  'false-imbalance': (cell) => ({ most: cell.includes('n=1') ? 0.09 : 0.03 }),
  // Declared for base worlds (audit paper, 6.1); where leanings are larger than the engine takes them to be it is shown.
  'false-change': (cell) => (cell.startsWith('base') ? { most: 0.03 } : undefined),
  'major-gap-precision': () => ({ least: 0.92 }),
  'major-gap-recall': () => ({ least: 0.76 }),
  'pgap-ece': () => ({ most: 0.04 }),
  'cluster-type-top-1': only({
    'base informants=4': { least: 0.88 },
    'hard informants=4': { least: 0.76 },
  }),
  'cluster-type-correct-when-named': only({
    'base informants=4': { least: 0.95 },
    'hard informants=4': { least: 0.89 },
  }),
  'cluster-type-ece': (cell) => ({ most: cell.startsWith('base') ? 0.07 : 0.09 }),
  'cluster-no-type-named': () => ({ most: 0.37 }),
};

/** What is wanted of major gaps, both at once. */
export const aims = { precision: 0.95, recall: 0.85 } as const;

/** What is wanted beyond the goals, by figure and cell; nothing fails on it. */
const AIMS: Readonly<Record<string, (cell: string) => Goal | undefined>> = {
  'type-top-1': only({ 'base n=4': { least: 0.97 }, 'hard n=2': { least: 0.85 } }),
  'type-ece': () => ({ most: 0.05 }),
  'coverage-level': (cell) => (isHardSelfReport(cell) ? { least: 0.86 } : coverage(cell)),
  'coverage-ilr': (cell) => (isHardSelfReport(cell) ? { least: 0.86 } : coverage(cell)),
  'major-gap-precision': () => ({ least: aims.precision }),
  'major-gap-recall': () => ({ least: aims.recall }),
};

/** What is wanted of a figure in a cell, whoever reaches it: the first word names the figure. */
export function aimOf(figure: string, cell: string): Goal | undefined {
  const [name = ''] = figure.split(' ');
  return Object.hasOwn(AIMS, name) ? AIMS[name]?.(cell) : undefined;
}

/** The goal of a figure in a cell; undefined when it is only shown. */
export function goalOf(figure: string, cell: string): Goal | undefined {
  return Object.hasOwn(GOALS, figure) ? GOALS[figure]?.(cell) : undefined;
}

/** Whether a value reaches a goal. A value that could not be measured never does. */
export function reaches(value: number, { least = -Infinity, most = Infinity }: Goal): boolean {
  return value >= least && value <= most;
}

/** `>= 0.95`, `0.88..0.97`. */
export function goalText({ least, most }: Goal): string {
  if (least !== undefined && most !== undefined) return `${least}..${most}`;
  return least === undefined ? `<= ${most}` : `>= ${least}`;
}
