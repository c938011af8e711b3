import { numberText, signedText } from './number-text.ts';
import { summaryAt, type Grid, type PointSummary, type Quantity } from './relative-grid.ts';

/** A point of the grid with what was measured there. */
export interface Extreme extends PointSummary {
  readonly tau: number;
  readonly delta: number;
}

/** The points at which the mean over seeds of a quantity is smallest and largest at a step; null where none has one. */
export function extremesAt(
  grid: Grid,
  quantity: Quantity,
  step: number,
): { readonly smallest: Extreme | null; readonly largest: Extreme | null } {
  const all = grid.points.flatMap((point): Extreme[] => {
    const summary = summaryAt(point, quantity, step);
    return summary === null ? [] : [{ tau: point.tau, delta: point.delta, ...summary }];
  });
  const sorted = all.sort((one, other) => one.mean - other.mean);
  return { smallest: sorted[0] ?? null, largest: sorted.at(-1) ?? null };
}

/** "0.41 ± 0.13 at τ = 0.1, δ = −0.25": mean and standard deviation over seeds, where there are some, and where. */
export function placeText({ mean, deviation, seeds, tau, delta }: Extreme): string {
  const spread = seeds > 1 ? ` ± ${numberText(deviation, 2)}` : '';
  return `${numberText(mean, 2)}${spread} at τ = ${numberText(tau, 2)}, δ = ${signedText(delta, 2)}`;
}
