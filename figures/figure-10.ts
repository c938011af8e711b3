import type { Figure } from './shared/figure.ts';
import { heatMapRows } from './shared/heat-map-rows.ts';
import type { ReluExperiments } from '../schemas/relu.d.ts';

const title = 'Everything measured over the grid, at every recorded step';

export const figure: Figure<ReluExperiments> = {
  id: 'figure-10',
  suite: 'relu',
  title,
  caption:
    'Each map has its own colour scale, so that the pattern of a step shows whatever its size; read the size off the scale above it. ' +
    'Look for where each quantity is largest: the test loss is smallest where the kernel and the activation patterns moved early, at small τ upstream. ' +
    'Departs from the paper: the grid and the last step are those of the profile that was run.',
  draw: (cells) =>
    heatMapRows(cells, {
      title,
      quantities: ['testLoss', 'kernelDistance', 'hammingDistance', 'parameterDistance'],
      columns: (steps) => steps,
      colours: 'map',
      side: 150,
    }),
};
