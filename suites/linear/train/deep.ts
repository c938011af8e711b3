import { Matrix } from 'ml-matrix';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import { norm } from '../../../core/numerics/inner-product.ts';
import { finePrecision, integrateFlow } from '../../../core/numerics/integrate-flow.ts';
import { refuseParameter } from '../../../core/refuse-parameter.ts';
import type { DeepMeasurements, DeepParameters } from '../../../schemas/linear.d.ts';
import { deepEquation } from '../wide-and-deep/deep-equation.ts';
import { deepFlow } from '../wide-and-deep/deep-flow.ts';
import { deepMinimiser } from '../wide-and-deep/deep-minimiser.ts';
import { type DeepProblem, deepProblem } from '../wide-and-deep/deep-problem.ts';
import { deepConserved, deepFunction, toDeepState, toDeepWeights } from '../wide-and-deep/deep-weights.ts';
import { regressionOf } from '../wide-and-deep/regression.ts';

const recorded = 120;

/** ‖Xβ − y‖ at which a run has arrived: its end lies as near to the flow’s own, and rounding starts to show. */
const arrived = 1e-12;

/** Times from 0 to the end, closer together early. */
function recordingTimes(duration: number): number[] {
  return Array.from({ length: recorded + 1 }, (_, i) => duration * (i / recorded) ** 3);
}

function distance(one: readonly number[], other: readonly number[]): number {
  return norm(one.map((value, i) => value - other[i]!));
}

function check({ inputs, examples, delta }: DeepParameters): void {
  if (examples >= inputs) {
    refuseParameter(
      'linear',
      'examples',
      `${examples}`,
      `fewer than the ${inputs} inputs, so that there are many solutions to choose from`,
      'Lower "examples" or raise "inputs".',
    );
  }
  if (delta > 0) {
    refuseParameter(
      'linear',
      'delta',
      `${delta}`,
      'zero or less: aaᵀ has rank one, so aaᵀ − WWᵀ = δI has no solution with δ > 0',
      'Change the sign of "delta".',
    );
  }
}

/** Largest change of an entry of a conserved matrix; 0 where there is none (one layer). */
function largestDrift(path: readonly ReturnType<typeof toDeepWeights>[]): number {
  const conserved = path.map(deepConserved);
  const drifts = conserved.flatMap((matrices) =>
    matrices.map((matrix, l) => largestEntryDifference(matrix, conserved[0]![l]!)),
  );
  return Math.max(0, ...drifts);
}

function functionError(
  { layers, delta, setting }: DeepParameters,
  { inputs, labels, beta0 }: DeepProblem,
  times: readonly number[],
  beta: readonly (readonly number[])[],
): number | null {
  if (setting !== 'towards') return null;
  const flow = deepEquation(layers - 1, delta, regressionOf(inputs, labels));
  return Math.max(
    ...integrateFlow(flow, beta0, times).map((found, i) =>
      Math.max(...found.map((value, k) => Math.abs(value - beta[i]![k]!))),
    ),
  );
}

/**
 * One deep network: the integrated weights, the function-space equation along the way and the minimiser that
 * Theorem B.10 singles out in the limit δ → 0 at the end.
 * @throws Fail for as many examples as inputs, or δ > 0
 */
export function measureDeep(parameters: DeepParameters): DeepMeasurements {
  check(parameters);
  const problem = deepProblem(parameters);
  const { inputs, labels, beta0, start } = problem;
  const residualOf = (beta: readonly number[]): number =>
    Matrix.sub(inputs.mmul(Matrix.columnVector([...beta])), labels).norm();
  const weightsOf = (state: readonly number[]) => toDeepWeights(parameters.inputs, state);
  const path = integrateFlow(
    deepFlow(parameters.inputs, regressionOf(inputs, labels)),
    toDeepState(start),
    recordingTimes(parameters.duration),
    finePrecision,
    (state) => residualOf(deepFunction(weightsOf(state))) < arrived,
  ).map(weightsOf);
  const times = recordingTimes(parameters.duration).slice(0, path.length);
  const beta = path.map(deepFunction);
  const endPoint = beta.at(-1)!;
  const minimiser = deepMinimiser(parameters.layers - 1, inputs, labels, beta0);
  return {
    inputs: inputs.to2DArray(),
    labels: labels.to1DArray(),
    beta,
    endPoint,
    minimiser,
    distance: distance(endPoint, minimiser),
    residual: residualOf(endPoint),
    nearestZero: Math.min(...beta.map(norm)),
    deltaDrift: largestDrift(path),
    functionError: functionError(parameters, problem, times, beta),
  };
}
