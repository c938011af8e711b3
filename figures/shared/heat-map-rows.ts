import type { CellSet } from '../../schemas/cell-set.ts';
import type { Drawing } from './figure.ts';
import { gridSubtitle } from './grid-subtitle.ts';
import { extremesAt, placeText } from './grid-extremes.ts';
import { heatMap, largeSpread, looks } from './heat-map.ts';
import { numberText, powerText } from './number-text.ts';
import { page, type Panel } from './page.ts';
import { relativeGrid, type Grid, type Quantity } from './relative-grid.ts';
import type { ReluExperiments } from '../../schemas/relu.d.ts';

/** A count of steps in a title: 1,000, and powers of ten from 10,000 on as powers. */
export function stepText(step: number): string {
  const power = Math.round(Math.log10(step));
  return power >= 4 && 10 ** power === step ? powerText(power) : step.toLocaleString('en-US');
}

export interface HeatMapRows {
  /** One row of maps each. */
  readonly quantities: readonly Quantity[];
  /** The recorded steps that are the columns, at least one. */
  readonly steps: readonly number[];
  /** Side of each map in pixels. */
  readonly side: number;
  /** Whether means and deviations are written into the cells. */
  readonly numbers: boolean;
}

/** Maps of several quantities (rows) at several steps (columns), one colour scale a row. */
export function heatMapRows(grid: Grid, { quantities, steps, side, numbers }: HeatMapRows): Panel[][] {
  return quantities.map((quantity, i) =>
    steps.map((step, j) =>
      heatMap({
        ...{ grid, quantity, step, side, numbers, spanned: steps },
        ...(i === 0 ? { title: `step ${stepText(step)}` } : {}),
        axes: { x: i === quantities.length - 1, y: j === 0 },
        legend: j === steps.length - 1,
      }),
    ),
  );
}

/** A figure that is nothing but such maps. */
export function heatMapFigure(
  cells: CellSet<ReluExperiments>,
  rows: Omit<HeatMapRows, 'steps' | 'numbers'> & {
    readonly title: string;
    /** Which of the recorded steps are the columns. */
    readonly columns: (steps: readonly number[]) => readonly number[];
  },
): Drawing {
  const grid = relativeGrid(cells);
  const steps = rows.columns(grid.steps);
  if (steps.length === 0) {
    return { state: 'unavailable', reason: 'no cell of the grid over τ and δ has trained to the end' };
  }
  const panels = heatMapRows(grid, { ...rows, steps, numbers: false });
  const dots = `Dots: the standard deviation over seeds exceeds ${numberText(100 * largeSpread)} % of the mean.`;
  const subtitle = [...gridSubtitle(grid), dots];
  const spacing = { row: 14, column: 14 };
  return {
    state: 'drawn',
    spec: page({ title: rows.title, subtitle, rows: panels, ownColours: true, spacing }),
    says: saysOf(grid, rows.quantities, steps),
  };
}

/** Where each quantity is largest at the last step. */
function saysOf(grid: Grid, quantities: readonly Quantity[], steps: readonly number[]): string {
  const step = steps.at(-1)!;
  const sentences = quantities.flatMap((quantity) => {
    const { largest } = extremesAt(grid, quantity, step);
    return largest === null ? [] : [`${looks[quantity].title} ${placeText(largest)}`];
  });
  return sentences.length === 0 ? '' : `Largest at step ${stepText(step)}: ${sentences.join('; ')}.`;
}
