import type { NetworkClaim } from './matched.ts';

/** What makes α a matter of relative scale alone. */
export const sameMapClaim: NetworkClaim = {
  id: 'deep/map-does-not-depend-on-alpha',
  kind: 'theorem',
  suite: 'deep',
  statement: 'Check: at initialisation networks of one seed compute the same function whatever α.',
  estimand:
    'largest difference of the outputs on the probes from those at α = 1 of the same seed, over the largest output, worst network',
  unit: 'relative',
  direction: 'below',
  margin: 1e-5,
  test: 'worst-case',
  source:
    'check: follows from ReLU networks whose biases are zero being homogeneous in each layer; Section 6: the first layer is divided and the last multiplied by α',
  profiles: ['smoke', 'quick', 'paper'],
  cells: { experiment: 'network' },
  by: 'cell',
  value: ([network]) => network!.measurements.mapDifference,
};
