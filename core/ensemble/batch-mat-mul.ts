import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine/engine.ts';

/** Which operands are transposed within each member. */
export interface ProductFlags {
  readonly transposeLeft?: boolean;
  readonly transposeRight?: boolean;
}

/**
 * Each member's own product: [members, rows, inner] · [members, inner, columns] = [members, rows, columns]. An operand may
 * be a {@link broadcastOperand}.
 */
export function batchMatMul(
  { tf }: Engine,
  left: Tensor3D,
  right: Tensor3D,
  { transposeLeft = false, transposeRight = false }: ProductFlags = {},
): Tensor3D {
  return tf.matMul<Tensor3D>(left, right, transposeLeft, transposeRight);
}

/**
 * A matrix as the operand of every member in a {@link batchMatMul}. On TensorFlow let it be the left one, or have the
 * left one transposed: of other products TensorFlow makes one wide one, whose bits depend on the place.
 */
export function broadcastOperand({ tf }: Engine, matrix: Tensor2D): Tensor3D {
  return tf.reshape<Rank.R3>(matrix, [1, ...matrix.shape]);
}

/**
 * Products with one right operand that all members share: [members, rows, inner] · [inner, columns] =
 * [members, rows, columns], as one wide product of all members' rows. Where bits depend on the place (no `batchInvariant`)
 * a member's then depend on its ensemble.
 */
export function foldedMatMul({ tf }: Engine, left: Tensor3D, right: Tensor2D): Tensor3D {
  const [members, rows, inner] = left.shape;
  return tf.tidy(() => {
    const wide = tf.matMul<Tensor2D>(tf.reshape(left, [members * rows, inner]), right);
    return tf.reshape<Rank.R3>(wide, [members, rows, right.shape[1]]);
  });
}
