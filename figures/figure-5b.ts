import type { Figure } from './shared/figure.ts';
import { heatMapFigure } from './shared/heat-map-rows.ts';
import type { ReluExperiments } from '../schemas/relu.d.ts';

const title = 'Kernel, activation patterns and parameters through training';

export const figure: Figure<ReluExperiments> = {
  id: 'figure-5b',
  suite: 'relu',
  title,
  caption:
    'At small τ upstream (top left) the kernel moves first, and the activation patterns with it (Hamming distance: hidden units that switched, mean over inputs); the parameters need not go far for it. ' +
    'Downstream (bottom left) the kernel follows later, few units switch, and by the last step the parameters have moved much further. At large τ nothing moves: lazy. ' +
    'Colours span all steps of a row. Departs from the paper: the grid and the last step are those of the profile that was run, and every value of τ and δ that was run has a cell of one size.',
  draw: (cells) =>
    heatMapFigure(cells, {
      title,
      quantities: ['kernelDistance', 'hammingDistance', 'parameterDistance'],
      columns: (steps) => steps.filter((step) => step <= 1e5),
      side: 165,
    }),
};
