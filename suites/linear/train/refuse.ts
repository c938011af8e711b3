import { norm } from '../../../core/numerics/inner-product.ts';
import { refuseParameter } from '../../../core/refuse-parameter.ts';

/** Refuses vectors of unequal length. */
export function needsLength(
  parameter: string,
  vector: readonly number[],
  other: string,
  length: number,
): void {
  if (vector.length === length) return;
  refuseParameter(
    'linear',
    parameter,
    `${vector.length} numbers`,
    `${length}, as many as "${other}" has`,
    `Give "${parameter}" and "${other}" the same length.`,
  );
}

/** Refuses the zero vector where a direction is needed. */
export function needsDirection(parameter: string, vector: readonly number[], why: string): void {
  if (norm(vector) > 0) return;
  refuseParameter(
    'linear',
    parameter,
    'the zero vector',
    `a vector that is not zero, since ${why}`,
    `Change "${parameter}".`,
  );
}

/** Refuses β₀ = 0 on a leaf where it leaves the direction of w₀ open (δ < 0) or is a rest point (δ = 0). */
export function needsStart(beta0: readonly number[], delta: number): void {
  if (norm(beta0) > 0 || delta > 0) return;
  refuseParameter(
    'linear',
    'beta0',
    `the zero vector with delta ${delta}`,
    'a vector that is not zero, since for δ ≤ 0 it has to fix the direction of w₀',
    'Give a small vector in the direction that w₀ should have, or a delta above 0.',
  );
}

/** Refuses times that do not increase. */
export function needsIncreasing(times: readonly number[]): void {
  const at = times.findIndex((time, i) => i > 0 && time <= times[i - 1]!);
  if (at < 0) return;
  refuseParameter(
    'linear',
    'times',
    `${times[at]!} after ${times[at - 1]!}`,
    'increasing times',
    'Sort "times" and drop repeats.',
  );
}
