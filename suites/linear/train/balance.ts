import type { BalanceMeasurements, BalanceParameters, BalanceRow } from '../../../schemas/linear.d.ts';
import { exactSolution } from '../single-neuron/exact-solution.ts';
import { kernelDistance } from '../single-neuron/kernel-distance.ts';
import { alignment } from '../single-neuron/path.ts';
import { initialWeights } from '../single-neuron/weights.ts';

/** Fig. 3's setting, where ‖β*‖ = 1. */
const problem = { betaStar: [0, 1], etaA: 1, etaW: 1 };
const beta0 = [-1, 0];

/** Times of looking for the largest S: even in the logarithm from 0.01 on. */
const looks = 400;

function measureRow(delta: number, duration: number): BalanceRow {
  const start = initialWeights(problem, beta0, delta, 1);
  const weightsAt = exactSolution(problem, start);
  const distanceAt = (time: number) => kernelDistance(problem, start, weightsAt(time));
  const times = Array.from({ length: looks }, (_, i) => duration * (0.01 / duration) ** (i / (looks - 1)));
  return {
    delta,
    early: distanceAt(1),
    soon: distanceAt(2),
    largest: Math.max(...times.map(distanceAt)),
    final: distanceAt(duration),
    finalAlignment: alignment(problem.betaStar, weightsAt(duration)),
  };
}

/** Kernel distance of the exact solution on Fig. 3's setting over an even grid of δ. */
export function measureBalance({ largestDelta, perUnit, duration }: BalanceParameters): BalanceMeasurements {
  const side = largestDelta * perUnit;
  return {
    rows: Array.from({ length: 2 * side + 1 }, (_, i) => measureRow((i - side) / perUnit, duration)),
  };
}
