import type {
  RandomProblem,
  RandomProblemsMeasurements,
  RandomProblemsParameters,
} from '../../../schemas/linear.d.ts';
import { type DrawnProblem, randomProblems } from '../random-problems.ts';
import { exactSolution } from '../single-neuron/exact-solution.ts';
import { integrateWeights, whitenedFlow } from '../single-neuron/gradient-flow.ts';
import { changesSign, describePath, pathErrors, relativeScaleDrift } from '../single-neuron/path.ts';
import type { Progress } from './cell-by-cell.ts';

function compare({ problem, delta, start, times }: DrawnProblem): RandomProblem {
  const exact = times.map(exactSolution(problem, start));
  const numeric = integrateWeights(whitenedFlow(problem), start, times);
  return {
    dimension: problem.betaStar.length,
    delta,
    signChange: changesSign(numeric),
    maxError: pathErrors(describePath(problem, start, exact), describePath(problem, start, numeric)),
    deltaDrift: relativeScaleDrift(problem, delta, numeric),
  };
}

/** Random whitened problems of one seed: closed form against integrated flow. */
export function measureRandomProblems(
  { seed, count }: RandomProblemsParameters,
  progress: Progress,
): RandomProblemsMeasurements {
  const problems = randomProblems(seed, count).map((drawn, i) => {
    progress(i / count);
    return compare(drawn);
  });
  return { problems };
}
