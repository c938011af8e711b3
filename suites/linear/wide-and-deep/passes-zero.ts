import { determinant } from 'ml-matrix';
import type { Shape, TwoLayerWeights } from './two-layer-weights.ts';

function changesSign(values: readonly number[]): boolean {
  return values.some((value, i) => i > 0 && Math.sign(value) !== Math.sign(values[i - 1]!));
}

/**
 * Whether a singular value of β passes through zero along a trajectory while its direction lives in a layer that β
 * does not show then: A square and d > c for δ < 0, W square and c > d for δ > 0. It does so where that layer's
 * determinant changes its sign between two recorded times.
 */
export function losesRank(
  { inputs, outputs, hidden }: Shape,
  delta: number,
  path: readonly TwoLayerWeights[],
): boolean {
  if (delta < 0 && hidden === outputs && inputs > hidden)
    return changesSign(path.map(({ a }) => determinant(a)));
  if (delta > 0 && hidden === inputs && outputs > hidden)
    return changesSign(path.map(({ w }) => determinant(w)));
  return false;
}

/**
 * Whether the function β_k of a hidden unit passes through zero, and the unit's equation with it: it has one output
 * and its read-out changes its sign, or one input and its input weight does.
 */
export function losesUnit({ inputs, outputs, hidden }: Shape, path: readonly TwoLayerWeights[]): boolean {
  const units = Array.from({ length: hidden }, (_, k) => k);
  return units.some(
    (k) =>
      (outputs === 1 && inputs > 1 && changesSign(path.map(({ a }) => a.get(k, 0)))) ||
      (inputs === 1 && outputs > 1 && changesSign(path.map(({ w }) => w.get(k, 0)))),
  );
}
