import { Matrix, QrDecomposition } from 'ml-matrix';
import type { RandomStream } from '../../core/numerics/random-stream.ts';

/** A random orthogonal matrix, size × size: the Q of a matrix of standard normals. */
export function randomFrame(stream: RandomStream, size: number): Matrix {
  const normals = Array.from({ length: size * size }, () => stream.normal());
  return new QrDecomposition(Matrix.from1DArray(size, size, normals)).orthogonalMatrix;
}
