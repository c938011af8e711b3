import { matMul, type BatchMatMulAttrs, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { sumTo } from './sum-to.ts';

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
      a: () => sumTo(a.shape, transposeA ? matMul(b, g, transposeB, true) : matMul(g, b, false, !transposeB)),
      b: () => sumTo(b.shape, transposeB ? matMul(g, a, true, transposeA) : matMul(a, g, !transposeA, false)),
    };
  },
};
