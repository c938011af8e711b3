import { reshape, sum, type Tensor } from '@tensorflow/tfjs-core';

/** Sums a gradient over the dimensions along which its operand was broadcast: it then has the operand's shape. */
export function sumTo(shape: readonly number[], gradient: Tensor): Tensor {
  const missing = gradient.rank - shape.length;
  const repeated = gradient.shape
    .map((_, axis) => axis)
    .filter((axis) => axis < missing || shape[axis - missing] !== gradient.shape[axis]);
  return repeated.length === 0 ? gradient : reshape(sum(gradient, repeated), [...shape]);
}
