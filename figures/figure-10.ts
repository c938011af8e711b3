import type { Figure } from './shared/figure.ts';
import { heatMapFigure } from './shared/heat-map-rows.ts';
import type { ReluExperiments } from '../schemas/relu.d.ts';

const title = 'Everything measured over the grid, at every recorded step';

export const figure: Figure<ReluExperiments> = {
  id: 'figure-10',
  suite: 'relu',
  title,
  caption:
    'One colour scale a row, so that steps compare. ' +
    'Look for where each quantity is largest: the test loss is smallest where the kernel and the activation patterns moved early, at small τ upstream. ' +
    'Departs from the paper: the grid and the last step are those of the profile that was run, and every value of τ and δ that was run has a cell of one size.',
  draw: (cells) =>
    heatMapFigure(cells, {
      title,
      quantities: ['testLoss', 'kernelDistance', 'hammingDistance', 'parameterDistance'],
      columns: (steps) => steps,
      side: 165,
    }),
};
