import type { RegimeMeasurements, RegimeParameters } from '../../../schemas/linear.d.ts';
import { fittingPath } from '../wide-and-deep/fitting-path.ts';
import { regimeStart } from '../wide-and-deep/regime-start.ts';
import { twoLayerKernelDistance } from '../wide-and-deep/two-layer-kernel.ts';
import { needsTargetValues } from './refuse-shape.ts';

/** ‖β − β*‖ at which a run has arrived; the largest singular value of β* is 1. */
const arrived = 1e-3;

/** 0, then twenty times a decade from 0.01 to 10⁵; 1 is one of them. */
const times = [0, ...Array.from({ length: 141 }, (_, i) => Number((10 ** (i / 20 - 2)).toPrecision(9)))];

/** The first time at which a rising quantity reaches a level, between recorded times in proportion. */
function firstTime(at: readonly number[], values: readonly number[], level: number): number {
  const after = values.findIndex((value) => value >= level);
  if (after <= 0) return 0;
  const share = (level - values[after - 1]!) / (values[after]! - values[after - 1]!);
  return at[after - 1]! + share * (at[after]! - at[after - 1]!);
}

/**
 * Kernel distance of one two-layer network on whitened input from its start until it has learned the target.
 * @throws Fail for a target with other than min(d, c) singular values, or of higher rank than h
 */
export function measureRegime(parameters: RegimeParameters): RegimeMeasurements {
  const { inputs, outputs, hidden, delta, signs, size, target: values, etaA, etaW, seed } = parameters;
  needsTargetValues(parameters, values);
  const rates = { etaA, etaW };
  const deltas = Array.from({ length: hidden }, (_, k) =>
    signs === 'mixed' && k % 2 === 1 ? -delta : delta,
  );
  const { target, start } = regimeStart(seed, parameters, rates, deltas, size, values);
  const followed = fittingPath({ inputs, outputs, hidden }, rates, target, start, times, arrived);
  const distances = followed.path.map((weights) => twoLayerKernelDistance(rates, start, weights));
  const final = distances.at(-1)!;
  return {
    times: [...followed.times],
    kernelDistance: distances,
    early: distances[followed.times.indexOf(1)] ?? final,
    largest: Math.max(...distances),
    final,
    halfTime: firstTime(followed.times, distances, final / 2),
    residual: followed.residual,
  };
}
