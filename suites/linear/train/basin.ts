import { norm } from '../../../core/numerics/inner-product.ts';
import { integrateUntil } from '../../../core/numerics/integrate-flow.ts';
import type { BasinException, BasinMeasurements, BasinParameters } from '../../../schemas/linear.d.ts';
import { type BasinStart, basinStarts } from '../basin-starts.ts';
import { basinRule, relativeDistanceToSurface } from '../single-neuron/basin.ts';
import { toState, whitenedFlow } from '../single-neuron/gradient-flow.ts';
import type { Progress } from './cell-by-cell.ts';

/** Looser than elsewhere: only a sign is asked for, of ten thousand runs. */
const precision = { relativeTolerance: 1e-9, absoluteTolerance: 1e-12, largestSteps: 200_000 };

/**
 * Relative distance from the separating surface below which the integrated flow may end on the wrong side: its
 * relative tolerance times a hundred steps.
 */
const reach = 1e-7;

/** Far beyond the slowest escape from a saddle at a distance of 1e-12: ln(1e12) |δ|/‖β*‖² ≈ 660. */
const longest = 2000;

/**
 * Sign of a where gradient flow ends, from the integrated flow. It is followed until ‖β − β*‖ < ½‖β*‖. From
 * there a keeps its sign, since at a = 0 the loss is that of β = 0, and the loss never rises.
 * @returns 0 where that was not reached
 */
export function reachedBranch({ betaStar, start }: BasinStart): number {
  const goal = norm(betaStar) / 2;
  const { state, arrived } = integrateUntil(
    whitenedFlow({ betaStar, etaA: 1, etaW: 1 }),
    toState(start),
    (at) => goal - norm(betaStar.map((value, i) => value - at[0]! * at[i + 1]!)),
    longest,
    precision,
  );
  return arrived ? Math.sign(state[0]!) : 0;
}

/** Random starts of one seed: does the basin rule name the branch that the integrated flow reaches? */
export function measureBasin({ seed, count }: BasinParameters, progress: Progress): BasinMeasurements {
  const exceptions: BasinException[] = [];
  const far = { starts: 0, right: 0 };
  const near = { starts: 0, right: 0 };
  basinStarts(seed, count).forEach((one, i) => {
    if (i % 100 === 0) progress(i / count);
    const { betaStar, delta, start } = one;
    const rule = basinRule(betaStar, delta, start);
    const isRight = reachedBranch(one) === Math.sign(rule);
    const isNear = delta < 0 && relativeDistanceToSurface(betaStar, delta, start) < reach;
    const tally = isNear ? near : far;
    tally.starts += 1;
    if (isRight) tally.right += 1;
    else if (!isNear)
      exceptions.push({ delta, a0: start.a, w0: [...start.w], betaStar: [...betaStar], rule });
  });
  return { starts: far.starts, right: far.right, exceptions, nearSurface: near };
}
