import { FlowDiverged } from '../../core/numerics/integrate-flow.ts';
import type { Trained, Trainer, Trainers } from '../../core/suite.ts';
import type { BalancedExperiments } from '../../schemas/balanced.d.ts';
import { measureKernelPath } from './train/kernel-path.ts';
import { measureRandomProblems } from './train/random-problems.ts';

function outcome<M>(measure: () => M): Trained<M> {
  try {
    return { state: 'completed', measurements: measure() };
  } catch (error) {
    if (!(error instanceof FlowDiverged)) throw error;
    return { state: 'diverged', step: error.step, reason: error.message };
  }
}

/** A trainer that measures its members one after another; they share nothing. */
function oneByOne<P, M>(measure: (parameters: P, progress: (fraction: number) => void) => M): Trainer<P, M> {
  return async function* (members, { progress }) {
    for (const parameters of members) {
      // Lets the messages of a worker through between cells.
      await Promise.resolve();
      yield outcome(() => measure(parameters, progress));
    }
  };
}

/** How each kind of cell is measured; float64 throughout, no engine. */
export const trainers: Trainers<BalancedExperiments> = {
  'random-problems': oneByOne(measureRandomProblems),
  'kernel-path': oneByOne(measureKernelPath),
};
