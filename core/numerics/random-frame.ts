import { Matrix, QrDecomposition } from 'ml-matrix';
import type { RandomStream } from './random-stream.ts';

/** Standard normal entries, rows × columns. */
export function randomMatrix(stream: RandomStream, rows: number, columns: number): Matrix {
  return Matrix.from1DArray(
    rows,
    columns,
    Array.from({ length: rows * columns }, () => stream.normal()),
  );
}

/** Orthonormal columns in random directions, rows × columns with columns ≤ rows. */
export function randomFrame(stream: RandomStream, rows: number, columns: number): Matrix {
  return new QrDecomposition(randomMatrix(stream, rows, columns)).orthogonalMatrix;
}
