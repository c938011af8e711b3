import type { Figure } from './shared/figure.ts';
import { heatMapRows } from './shared/heat-map-rows.ts';
import type { ReluExperiments } from '../schemas/relu.d.ts';

const title = 'Rapid rich learning needs a small and unbalanced start';

/** The two steps for which the authors print extremes; where they were not recorded, the last two that were. */
function printedSteps(steps: readonly number[]): number[] {
  const printed = steps.filter((step) => step === 100 || step === 1000);
  return printed.length > 0 ? printed : steps.slice(-2);
}

export const figure: Figure<ReluExperiments> = {
  id: 'figure-1b',
  suite: 'relu',
  title,
  caption:
    'At step 100 the kernel has moved most, and the test loss is lowest, in the upper left corner: small overall scale τ and upstream relative scale δ > 0. ' +
    'By step 1,000 moderately downstream networks of small τ have moved further (rich, but late), and the test loss is still lowest upstream. At large τ the kernel stays where it was for every δ: lazy. ' +
    'Departs from the paper: the grid and the number of seeds are those of the profile that was run, and both steps for which the authors print numbers are shown.',
  draw: (cells) =>
    heatMapRows(cells, {
      title,
      quantities: ['kernelDistance', 'testLoss'],
      columns: printedSteps,
      colours: 'row',
      side: 190,
    }),
};
