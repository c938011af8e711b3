import { Matrix } from 'ml-matrix';

/** Largest absolute difference between entries of two matrices of one shape. */
export function largestEntryDifference(one: Matrix, other: Matrix): number {
  return Matrix.sub(one, other).abs().max();
}
