import {
  matMul,
  reshape,
  sum,
  type BatchMatMulAttrs,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * Gradients of op(A) op(B), with op a transpose or nothing and the batch dimensions broadcast. TensorFlow.js
 * 4.22 leaves the sum over broadcast batch dimensions out, which gives the operand's gradient a wrong shape.
 */
export const batchMatMulGradient: GradConfig = {
  kernelName: 'BatchMatMul',
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved, attributes) => {
    const { transposeA, transposeB } = attributes as unknown as BatchMatMulAttrs;
    const [a, b] = saved as [Tensor, Tensor];
    const g = dy as Tensor;
    return {
      a: () => sumTo(a, transposeA ? matMul(b, g, transposeB, true) : matMul(g, b, false, !transposeB)),
      b: () => sumTo(b, transposeB ? matMul(g, a, true, transposeA) : matMul(a, g, !transposeA, false)),
    };
  },
};

/** Sums `gradient` over the dimensions along which `operand` was repeated. */
function sumTo(operand: Tensor, gradient: Tensor): Tensor {
  const missing = gradient.rank - operand.rank;
  const repeated = gradient.shape
    .map((_, axis) => axis)
    .filter((axis) => axis < missing || operand.shape[axis - missing] !== gradient.shape[axis]);
  return repeated.length === 0 ? gradient : reshape(sum(gradient, repeated), operand.shape);
}
