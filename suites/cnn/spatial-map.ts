import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * A filter over several channels as one map: the leading spatial pattern of its channels × pixels matrix, scaled by its
 * singular value. Its sign is that of the channel sum, so that it is determined.
 *
 * @param channels each k², row-major
 * @returns k²
 */
export function spatialMap(channels: readonly ArrayLike<number>[]): Float64Array {
  const pixels = channels[0]!.length;
  const product = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < pixels; i++) sum += one[i]! * other[i]!;
    return sum;
  };
  const gram = new Matrix(channels.map((one) => channels.map((other) => product(one, other))));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const leading = realEigenvalues.indexOf(Math.max(...realEigenvalues));
  const mixture = eigenvectorMatrix.getColumn(leading);
  const sign = mixture.reduce((sum, weight) => sum + weight, 0) < 0 ? -1 : 1;
  return Float64Array.from({ length: pixels }, (_, i) =>
    channels.reduce((sum, channel, c) => sum + sign * mixture[c]! * channel[i]!, 0),
  );
}
