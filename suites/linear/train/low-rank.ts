import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import { refuseParameter } from '../../../core/refuse-parameter.ts';
import type { LowRankMeasurements, LowRankParameters } from '../../../schemas/linear.d.ts';
import { integrateWeights, singleExampleFlow } from '../single-neuron/gradient-flow.ts';
import { singleExample, theoremMinimiser } from '../single-neuron/implicit-bias.ts';
import { changesSign } from '../single-neuron/path.ts';
import { initialWeights } from '../single-neuron/weights.ts';
import { needsDirection, needsLength } from './refuse.ts';

const recorded = 240;

/** Times from 0 to the end, closer together early, where the fast part of an unbalanced flow happens. */
function recordingTimes(duration: number): number[] {
  return Array.from({ length: recorded + 1 }, (_, i) => duration * (i / recorded) ** 4);
}

function distance(one: readonly number[], other: readonly number[]): number {
  return norm(one.map((value, i) => value - other[i]!));
}

function check({ row, target, beta0 }: LowRankParameters): void {
  needsLength('beta0', beta0, 'row', row.length);
  needsDirection('row', row, 'it is the only example');
  needsDirection('beta0', beta0, 'the theorem needs its direction');
  if (target === 0)
    refuseParameter('linear', 'target', '0', 'another number, since β = 0 solves that', 'Change "target".');
}

/**
 * One start on a single example: the trajectory of β, its end and the solution of Theorem 3.1; unit learning
 * rates, a₀ > 0.
 * @throws Fail for vectors of unequal length, or a row, a target or a β₀ of zero
 */
export function measureLowRank(parameters: LowRankParameters): LowRankMeasurements {
  check(parameters);
  const { row, target, beta0, delta, duration } = parameters;
  const rates = { etaA: 1, etaW: 1 };
  const flow = singleExampleFlow(rates, row, target);
  const weights = integrateWeights(flow, initialWeights(rates, beta0, delta, 1), recordingTimes(duration));
  const beta = weights.map(({ a, w }) => w.map((value) => a * value));
  const endPoint = beta.at(-1)!;
  const solutions = singleExample(row, target);
  const minimiser = theoremMinimiser(solutions, beta0, delta);
  return {
    beta,
    endPoint,
    minimiser,
    distance: distance(endPoint, minimiser),
    residual: Math.abs(innerProduct(row, endPoint) - target),
    signChange: changesSign(weights),
    reversedDistance: distance(endPoint, theoremMinimiser(solutions, beta0, delta, -1)),
  };
}
