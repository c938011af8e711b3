import { Matrix } from 'ml-matrix';
import { integrateFlow } from '../../../core/numerics/integrate-flow.ts';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import type {
  WideProblem,
  WideProblemsMeasurements,
  WideProblemsParameters,
} from '../../../schemas/linear.d.ts';
import { isotropicFlow, thinDecomposition } from '../wide-and-deep/isotropic-equation.ts';
import { mirrorFlow, mirrorState, singularState } from '../wide-and-deep/mirror-flow.ts';
import { losesRank, losesUnit } from '../wide-and-deep/passes-zero.ts';
import { type DrawnWideProblem, randomWideProblems } from '../wide-and-deep/random-wide-problems.ts';
import { twoLayerFlow } from '../wide-and-deep/two-layer-flow.ts';
import {
  conservedMatrix,
  functionOf,
  toState,
  toWeights,
  type TwoLayerWeights,
} from '../wide-and-deep/two-layer-weights.ts';
import { sumOfUnits, unitFlow, unitsOf, unitState } from '../wide-and-deep/unit-equation.ts';
import type { Progress } from './cell-by-cell.ts';

/** Fine times between two of the times at which paths are compared. */
const between = 20;
/**
 * Ten units of time in steps of 0.005, since a determinant that passes through zero may be back within a tenth: most problems
 * have arrived by then.
 */
const fineTimes = Array.from({ length: 2001 }, (_, i) => i / 200);

/** Every tenth of a unit. */
function compared<T>(fine: readonly T[]): T[] {
  return fine.filter((_, i) => i % between === 0);
}

const times = compared(fineTimes);

function networkPath(
  { shape, rates, regression }: DrawnWideProblem,
  start: TwoLayerWeights,
  at: readonly number[] = times,
) {
  return integrateFlow(twoLayerFlow(shape, rates, regression), toState(start), at).map((state) =>
    toWeights(shape, state),
  );
}

/** Largest difference of an entry of β over the times. */
function farthest(one: readonly Matrix[], other: readonly Matrix[]): number {
  return Math.max(...one.map((beta, i) => largestEntryDifference(beta, other[i]!)));
}

function unitError(problem: DrawnWideProblem, betas: readonly Matrix[]): number {
  const { shape, rates, regression, start } = problem;
  const deltas = conservedMatrix(rates, start).diagonal();
  const states = integrateFlow(unitFlow(shape, rates, regression, deltas), unitState(start), times);
  return farthest(
    states.map((state) => sumOfUnits(unitsOf(shape, state))),
    betas,
  );
}

function functionError(problem: DrawnWideProblem, betas: readonly Matrix[]): number {
  const { shape, rates, regression, delta } = problem;
  const flow = isotropicFlow(shape, rates, regression, delta);
  const states = integrateFlow(flow, betas[0]!.to1DArray(), times);
  return farthest(
    states.map((state) => Matrix.from1DArray(shape.inputs, shape.outputs, state)),
    betas,
  );
}

function mirrorError(problem: DrawnWideProblem, betas: readonly Matrix[]): number {
  const { values, frames } = problem.modes!;
  const columns = Array.from({ length: values.length }, (_, mode) => mode);
  const start = {
    values,
    left: frames.left.subMatrixColumn(columns),
    right: frames.right.subMatrixColumn(columns),
  };
  return Math.max(
    ...integrateFlow(mirrorFlow(problem), mirrorState(problem, start), times).map((state, i) => {
      const found = singularState(problem, state)
        .values.map(Math.abs)
        .sort((x, y) => y - x);
      const expected = thinDecomposition(betas[i]!, values.length).values;
      return Math.max(...found.map((value, mode) => Math.abs(value - expected[mode]!)));
    }),
  );
}

/** Largest singular value of β beyond its first h. */
function largestRest(betas: readonly Matrix[], hidden: number): number {
  return Math.max(
    ...betas.map((beta) => thinDecomposition(beta, Math.min(beta.rows, beta.columns)).values[hidden]!),
  );
}

function compare(problem: DrawnWideProblem): WideProblem {
  const { kind, shape, rates, samples, delta, start, twin } = problem;
  const finePath = networkPath(problem, start, fineTimes);
  const path = compared(finePath);
  const betas = path.map(functionOf);
  const conserved = conservedMatrix(rates, start);
  const isotropic = kind === 'isotropic' || kind === 'fewer' || kind === 'full';
  return {
    kind,
    ...shape,
    samples,
    ...rates,
    delta,
    losesUnit: losesUnit(shape, finePath),
    losesRank: isotropic && losesRank(shape, delta, finePath),
    deltaDrift: Math.max(
      ...path.map((weights) => largestEntryDifference(conservedMatrix(rates, weights), conserved)),
    ),
    unitError: unitError(problem, betas),
    functionError: isotropic || kind === 'uneven' ? functionError(problem, betas) : null,
    mirrorError: isotropic ? mirrorError(problem, betas) : null,
    restValue: kind === 'fewer' ? largestRest(betas, shape.hidden) : null,
    twinDistance: twin === undefined ? null : farthest(networkPath(problem, twin).map(functionOf), betas),
  };
}

/** Random two-layer networks of one seed: the integrated weights against every equation that claims their motion. */
export function measureWideProblems(
  { seed, count }: WideProblemsParameters,
  progress: Progress,
): WideProblemsMeasurements {
  const problems = randomWideProblems(seed, count).map((problem, i) => {
    progress(i / count);
    return compare(problem);
  });
  return { problems };
}
