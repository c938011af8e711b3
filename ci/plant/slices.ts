import type { Slice } from './fault.ts';

/** Where the paper's claim about rapid learning is decided: 100 steps at τ = 0.1, upstream and balanced, three seeds. */
export const earlyStudents: Slice = {
  id: 'early students',
  selection: ['relu', '--profile', 'smoke', '--where', 'tau=0.1', 'delta=1,0'],
};

/** One seed of the grid of quick, for what is claimed of its test losses. */
export const wholeGrid: Slice = {
  id: 'a whole grid',
  selection: ['relu', '--profile', 'quick', '--seeds', '100..100', '--where', 'baseLearningRate=0.005'],
};

/** One seed of the networks that are compared at 3 % of the strings. */
export const networks: Slice = {
  id: 'networks',
  selection: ['rhm', '--profile', 'quick', '--seeds', '0..0', '--where', 'fraction=0.03', 'alpha=1,10'],
};

/** Exact solutions, in float64. */
export const exactSolutions: Slice = {
  id: 'exact solutions',
  selection: ['linear', '--profile', 'smoke'],
};
