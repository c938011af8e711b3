import type { Comparison } from '../../schemas/comparison.d.ts';
import type { Drawing } from '../shared/figure.ts';
import { ensembleScaling } from './ensemble-scaling.ts';
import { ratioPlot } from './ratio-plot.ts';
import { stepsPerSecond } from './steps-per-second.ts';
import { timeToClaim } from './time-to-claim.ts';

/** Every figure of a comparison, drawn or with the reason why not. */
export function timingFigures(comparison: Comparison): { readonly id: string; readonly drawing: Drawing }[] {
  return [ratioPlot, stepsPerSecond, ensembleScaling, timeToClaim].map(({ id, draw }) => ({
    id,
    drawing: draw(comparison),
  }));
}
