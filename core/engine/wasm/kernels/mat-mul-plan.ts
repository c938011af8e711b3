import { broadcast_util, util } from '@tensorflow/tfjs-core';

/** The products that a batched matMul consists of. */
export interface MatMulPlan {
  /** Rows of a product: outer dimension of op(A). */
  readonly rows: number;
  /** Inner dimension, summed over. */
  readonly inner: number;
  /** Columns of a product: outer dimension of op(B). */
  readonly columns: number;
  /** Number of products, and of matrices in A and in B. */
  readonly count: { readonly products: number; readonly a: number; readonly b: number };
  /** Which matrix of A a product takes; both are counted in row-major order of their batch dimensions. */
  readonly matrixOfA: (product: number) => number;
  readonly matrixOfB: (product: number) => number;
  /** Shape of the result. */
  readonly shape: readonly number[];
}

/**
 * Shapes and pairs of a matMul of op(A) [*batchA, rows, inner] and op(B) [*batchB, inner, columns], the batch
 * dimensions broadcast against each other as in NumPy.
 *
 * @throws Error where the inner dimensions differ or the batch dimensions do not broadcast, as the stock kernels do
 */
export function planMatMul(
  a: readonly number[],
  b: readonly number[],
  transposeA: boolean,
  transposeB: boolean,
): MatMulPlan {
  const [rows, inner] = lastTwo(a, transposeA);
  const [innerB, columns] = lastTwo(b, transposeB);
  if (inner !== innerB) {
    throw new Error(
      `matMul of shapes [${a.join()}] and [${b.join()}] with transposeA=${transposeA}, ` +
        `transposeB=${transposeB}: inner dimensions ${inner} and ${innerB} differ.`,
    );
  }
  const batchA = a.slice(0, -2);
  const batchB = b.slice(0, -2);
  const batch = broadcast_util.assertAndGetBroadcastShape(batchA, batchB);
  const [products, countA, countB] = [batch, batchA, batchB].map((shape) => util.sizeFromShape([...shape]));
  return {
    ...{ rows, inner, columns },
    count: { products: products!, a: countA!, b: countB! },
    matrixOfA: broadcastIndex(batchA, batch),
    matrixOfB: broadcastIndex(batchB, batch),
    shape: [...batch, rows, columns],
  };
}

function lastTwo(shape: readonly number[], transposed: boolean): readonly [number, number] {
  const [first, second] = shape.slice(-2) as [number, number];
  return transposed ? [second, first] : [first, second];
}

/** From a flat index of the broadcast batch to the flat index in a batch with dimensions of size 1. */
function broadcastIndex(own: readonly number[], batch: readonly number[]): (flat: number) => number {
  const padded = [...batch.slice(own.length).map(() => 1), ...own];
  return (flat) => {
    let rest = flat;
    let index = 0;
    let stride = 1;
    for (let axis = batch.length - 1; axis >= 0; axis--) {
      const coordinate = rest % batch[axis]!;
      rest = Math.floor(rest / batch[axis]!);
      if (padded[axis] !== 1) index += coordinate * stride;
      stride *= padded[axis]!;
    }
    return index;
  };
}
