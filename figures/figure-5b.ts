import type { Figure } from './shared/figure.ts';
import { heatMapRows } from './shared/heat-map-rows.ts';
import type { ReluExperiments } from './shared/relu-experiments.ts';

const title = 'Kernel, activation patterns and parameters through training';

export const figure: Figure<ReluExperiments> = {
  id: 'figure-5b',
  suite: 'relu',
  title,
  caption:
    'At small τ the kernel moves first upstream (top left), together with the activation patterns (Hamming distance: hidden units that switched, mean over inputs) and with hardly any movement of the parameters; ' +
    'downstream (bottom left) it follows later, and only with a large movement of the parameters. At large τ nothing moves: lazy. ' +
    'Colours span all steps of a row. Departs from the paper: the grid and the last step are those of the profile that was run.',
  draw: (cells) =>
    heatMapRows(cells, {
      title,
      quantities: ['kernelDistance', 'hammingDistance', 'parameterDistance'],
      columns: (steps) => steps.filter((step) => step <= 1e5),
      colours: 'row',
      side: 150,
    }),
};
