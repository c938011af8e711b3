import { Matrix } from 'ml-matrix';
import { type FlowPrecision, integrateFlow } from '../../../core/numerics/integrate-flow.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import { whitened } from './regression.ts';
import { twoLayerFlow } from './two-layer-flow.ts';
import { functionOf, type Shape, toState, toWeights, type TwoLayerWeights } from './two-layer-weights.ts';

/** Looser than elsewhere: what is asked for are kernel distances of hundredths, at |δ| where the flow is stiff. */
const precision: FlowPrecision = {
  relativeTolerance: 1e-8,
  absoluteTolerance: 1e-11,
  largestSteps: 500_000,
};

/** Weights along a trajectory that ends when the target is reached. */
export interface FittingPath {
  readonly times: readonly number[];
  readonly path: readonly TwoLayerWeights[];
  /** ‖β − β*‖_F at the end. */
  readonly residual: number;
}

/**
 * Gradient flow on whitened input until ‖β − β*‖ falls below `goal`, or the times end. Regimes differ in speed by
 * orders of magnitude, and which one a network is in must not be presumed by how long it is followed.
 * @param times increasing from 0
 * @throws StepsExceeded, FlowDiverged
 */
export function fittingPath(
  shape: Shape,
  rates: LearningRates,
  target: Matrix,
  start: TwoLayerWeights,
  times: readonly number[],
  goal: number,
): FittingPath {
  const residualOf = (state: readonly number[]): number =>
    Matrix.sub(functionOf(toWeights(shape, state)), target).norm();
  const states = integrateFlow(
    twoLayerFlow(shape, rates, whitened(target)),
    toState(start),
    times,
    precision,
    (state) => residualOf(state) < goal,
  );
  return {
    times: times.slice(0, states.length),
    path: states.map((state) => toWeights(shape, state)),
    residual: residualOf(states.at(-1)!),
  };
}
