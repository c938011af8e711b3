import { counted, numberText } from './number-text.ts';
import type { Grid } from './relative-grid.ts';

function range(values: readonly number[]): string {
  const [first, last] = [values[0]!, values.at(-1)!];
  return first === last ? numberText(first, 2) : `${numberText(first, 2)} to ${numberText(last, 2)}`;
}

/** What a figure over the grid is drawn from: points, seeds, and how much of it did not finish. */
export function gridSubtitle(grid: Grid): string[] {
  const perPoint = grid.points.map(({ rows, unfinished }) => rows.length + unfinished);
  const [fewest, most] = [Math.min(...perPoint), Math.max(...perPoint)];
  const seeds = fewest === most ? counted(most, 'seed') : `${fewest} to ${most} seeds`;
  const cells = perPoint.reduce((sum, count) => sum + count, 0);
  const crossed = grid.points.filter(({ unfinished }) => unfinished > 0);
  const unfinished = crossed.reduce((sum, point) => sum + point.unfinished, 0);
  const notRun = grid.taus.length * grid.deltas.length - grid.points.length;
  const grey = notRun > 0 ? ` Grey: ${counted(notRun, 'point')} not run.` : '';
  return [
    `Means over ${seeds} at ${counted(grid.points.length, 'point')} (τ ${range(grid.taus)}, δ ${range(grid.deltas)}); ${counted(cells, 'cell')} in all.${grey}`,
    unfinished === 0
      ? 'Every cell trained to the end.'
      : `Crossed out: ${counted(crossed.length, 'point')} with ${counted(unfinished, 'cell')} that diverged or failed; not averaged.`,
  ];
}
