import type { CellSet } from '../../schemas/cell-set.ts';
import type { Drawing } from './figure.ts';
import { gridSubtitle } from './grid-subtitle.ts';
import { heatMap } from './heat-map.ts';
import { powerText } from './number-text.ts';
import { page } from './page.ts';
import { relativeGrid, type Quantity } from './relative-grid.ts';
import type { ReluExperiments } from '../../schemas/relu.d.ts';

/** A count of steps in a title: 1,000, and powers of ten from 10,000 on as powers. */
export function stepText(step: number): string {
  const power = Math.round(Math.log10(step));
  return power >= 4 && 10 ** power === step ? powerText(power) : step.toLocaleString('en-US');
}

export interface HeatMapRows {
  readonly title: string;
  /** One row of maps each. */
  readonly quantities: readonly Quantity[];
  /** Which of the recorded steps are the columns. */
  readonly columns: (steps: readonly number[]) => readonly number[];
  /** `row`: one colour scale for all steps of a quantity. `map`: each map spans its own means. */
  readonly colours: 'row' | 'map';
  /** Side of each map in pixels. */
  readonly side: number;
}

/** Maps of several quantities (rows) at several steps (columns), from the stored grid. */
export function heatMapRows(cells: CellSet<ReluExperiments>, rows: HeatMapRows): Drawing {
  const grid = relativeGrid(cells);
  const steps = rows.columns(grid.steps);
  if (steps.length === 0) {
    return { state: 'unavailable', reason: 'no cell of the grid over τ and δ has trained to the end' };
  }
  const panels = rows.quantities.map((quantity, i) =>
    steps.map((step, j) =>
      heatMap({
        grid,
        quantity,
        step,
        side: rows.side,
        spanned: rows.colours === 'row' ? steps : [step],
        ...(i === 0 ? { title: `step ${stepText(step)}` } : {}),
        axes: { x: i === rows.quantities.length - 1, y: j === 0 },
        legend: rows.colours === 'map' ? 'top' : j === steps.length - 1 ? 'right' : 'none',
      }),
    ),
  );
  const subtitle = gridSubtitle(grid);
  return {
    state: 'drawn',
    spec: page({
      title: rows.title,
      subtitle,
      rows: panels,
      ownColours: true,
      spacing: { row: 14, column: 14 },
    }),
  };
}
