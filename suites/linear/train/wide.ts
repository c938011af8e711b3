import { integrateFlow } from '../../../core/numerics/integrate-flow.ts';
import type { WideMeasurements, WideParameters } from '../../../schemas/linear.d.ts';
import { isotropicFlow, thinDecomposition } from '../wide-and-deep/isotropic-equation.ts';
import { dualOf, primalOf } from '../wide-and-deep/hyperbolic-entropy.ts';
import { alignedMirrorFlow, mirrorFlow, mirrorState, singularState } from '../wide-and-deep/mirror-flow.ts';
import { twoLayerFlow } from '../wide-and-deep/two-layer-flow.ts';
import { conservedMatrix, functionOf, toState, toWeights } from '../wide-and-deep/two-layer-weights.ts';
import { type WideSetting, wideSetting } from '../wide-and-deep/wide-problem.ts';
import { needsIncreasing } from './refuse.ts';
import { largestEntryDifference } from '../../../core/numerics/largest-entry-difference.ts';
import {
  needsClosedEquation,
  needsDistinct,
  needsFullRank,
  needsIsotropy,
  needsStartValues,
  needsTargetValues,
} from './refuse-shape.ts';

function check(parameters: WideParameters): void {
  const { delta, start, target, data, times } = parameters;
  needsIsotropy(parameters, delta);
  needsStartValues(parameters, start);
  needsTargetValues(parameters, target);
  needsIncreasing(times);
  if (data === 'aligned') return;
  needsClosedEquation(parameters);
  needsDistinct(start);
  needsFullRank(target, start.length);
}

/** Singular values by the mirror flow, signed, in the order of the start. */
function mirrorPath(parameters: WideParameters, { regression, modes }: WideSetting): number[][] {
  const { delta, target, data, etaA, etaW, times } = parameters;
  const problem = { shape: parameters, rates: { etaA, etaW }, regression, delta };
  if (data !== 'aligned') {
    const flow = mirrorFlow(problem);
    return integrateFlow(flow, mirrorState(problem, modes), times).map((state) => [
      ...singularState(problem, state).values,
    ]);
  }
  const scaled = delta / Math.sqrt(etaA * etaW);
  const duals = modes.values.map((value) => dualOf(scaled, value));
  return integrateFlow(alignedMirrorFlow(problem, target), duals, times).map((state) =>
    state.map((dual) => primalOf(scaled, dual)),
  );
}

function largestGap(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));
}

function sortedSizes(values: readonly number[]): number[] {
  return values.map(Math.abs).sort((one, other) => other - one);
}

/**
 * One isotropic two-layer network: its integrated weights, the function-space equation and the mirror flow of its
 * singular values at the same times.
 * @throws Fail for shapes that cannot be isotropic, numbers of singular values that do not fit, times that do not
 *   increase; and where data are not aligned, for shapes that leave the equation open, equal singular values and
 *   targets of lower rank
 */
export function measureWide(parameters: WideParameters): WideMeasurements {
  check(parameters);
  const { inputs, outputs, delta, etaA, etaW, times } = parameters;
  const rates = { etaA, etaW };
  const setting = wideSetting(parameters);
  const flow = twoLayerFlow(parameters, rates, setting.regression);
  const path = integrateFlow(flow, toState(setting.start), times).map((state) =>
    toWeights(parameters, state),
  );
  const betas = path.map(functionOf);
  const singularValues = betas.map((beta) => thinDecomposition(beta, Math.min(inputs, outputs)).values);
  const equation = integrateFlow(
    isotropicFlow(parameters, rates, setting.regression, delta),
    functionOf(setting.start).to1DArray(),
    times,
  );
  const mirror = mirrorPath(parameters, setting);
  const conserved = conservedMatrix(rates, setting.start);
  return {
    network: { beta: betas.map((beta) => beta.to1DArray()), singularValues },
    functionSpace: equation,
    mirrorFlow: mirror,
    functionError: Math.max(...equation.map((beta, i) => largestGap(beta, betas[i]!.to1DArray()))),
    mirrorError: Math.max(...mirror.map((values, i) => largestGap(sortedSizes(values), singularValues[i]!))),
    deltaDrift: Math.max(
      ...path.map((weights) => largestEntryDifference(conservedMatrix(rates, weights), conserved)),
    ),
  };
}
