import { integrateFlow } from '../../../core/numerics/integrate-flow.ts';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import type {
  BalancedProblem,
  RandomProblemsMeasurements,
  RandomProblemsParameters,
} from '../../../schemas/balanced.d.ts';
import { exactSolution } from '../exact-solution.ts';
import { kernelDistance } from '../kernel-distance.ts';
import { balanceOf, gramOf } from '../layer-weights.ts';
import { type DrawnProblem, randomProblems } from '../random-problems.ts';
import { toState, toWeights, weightFlow } from '../weight-flow.ts';

/** Ten units of time in steps of ¼. */
const times = Array.from({ length: 41 }, (_, i) => i / 4);

function compare({ kind, shape, lambda, rank, target, start }: DrawnProblem): BalancedProblem {
  const path = integrateFlow(weightFlow(shape, target), toState(start), times).map((state) =>
    toWeights(shape, state),
  );
  const integrated = path.map(gramOf);
  const exact = times.map(exactSolution(target, lambda, start));
  const distances = [exact, integrated].map((grams) =>
    grams.map((gram) => kernelDistance(grams[0]!, gram, shape.inputs)),
  );
  return {
    ...{ kind, ...shape, rank, lambda },
    solutionError: Math.max(...exact.map((gram, i) => largestEntryDifference(gram, integrated[i]!))),
    kernelError: Math.max(...distances[0]!.map((value, i) => Math.abs(value - distances[1]![i]!))),
    balanceDrift: Math.max(
      ...path.map((weights) => largestEntryDifference(balanceOf(weights), balanceOf(start))),
    ),
  };
}

/**
 * Random networks of one seed: the closed form of QQᵀ against the integrated weights.
 * @param progress told the share that is done, from 0 to 1
 */
export function measureRandomProblems(
  { seed, count }: RandomProblemsParameters,
  progress: (fraction: number) => void,
): RandomProblemsMeasurements {
  const problems = randomProblems(seed, count).map((problem, i) => {
    progress(i / count);
    return compare(problem);
  });
  return { problems };
}
