import type { TrajectoryMeasurements, TrajectoryParameters } from '../../../schemas/linear.d.ts';
import { exactSolution } from '../single-neuron/exact-solution.ts';
import { integrateWeights, whitenedFlow } from '../single-neuron/gradient-flow.ts';
import { describePath, pathErrors, relativeScaleDrift } from '../single-neuron/path.ts';
import { initialWeights } from '../single-neuron/weights.ts';
import { needsDirection, needsIncreasing, needsLength, needsStart } from './refuse.ts';

/**
 * One start on whitened input: closed form and integrated flow at the same times.
 * @throws Fail for vectors of unequal length, times that do not increase, β* = 0, or β₀ = 0 where δ ≤ 0
 */
export function measureTrajectory(parameters: TrajectoryParameters): TrajectoryMeasurements {
  const { betaStar, beta0, delta, times, sign, etaA, etaW } = parameters;
  needsLength('beta0', beta0, 'betaStar', betaStar.length);
  needsDirection('betaStar', betaStar, 'the alignment φ is measured against it');
  needsStart(beta0, delta);
  needsIncreasing(times);
  const problem = { betaStar, etaA, etaW };
  const start = initialWeights(problem, beta0, delta, sign);
  const integrated = integrateWeights(whitenedFlow(problem), start, times);
  const exact = describePath(problem, start, times.map(exactSolution(problem, start)));
  const numeric = describePath(problem, start, integrated);
  return {
    exact,
    numeric,
    maxError: pathErrors(exact, numeric),
    deltaDrift: relativeScaleDrift(problem, delta, integrated),
  };
}
