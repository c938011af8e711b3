import {
  reshape,
  sum,
  type Tensor,
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  mul,
  neg,
  sub,
  type GradConfig,
  matMul,
  type BatchMatMulAttrs,
  cumsum,
  type CumsumAttrs,
} from '@tensorflow/tfjs-core';

/** Sums a gradient over the dimensions along which its operand was broadcast: it then has the operand's shape. */
function sumTo(shape: readonly number[], gradient: Tensor): Tensor {
  const missing = gradient.rank - shape.length;
  const repeated = gradient.shape
    .map((_, axis) => axis)
    .filter((axis) => axis < missing || shape[axis - missing] !== gradient.shape[axis]);
  return repeated.length === 0 ? gradient : reshape(sum(gradient, repeated), [...shape]);
}

type Partial = (dy: Tensor, a: Tensor, b: Tensor) => Tensor;

/** A gradient of an operation on two operands, each summed over the dimensions along which it was broadcast. */
function binaryGradient(kernelName: string, towardsA: Partial, towardsB: Partial): GradConfig {
  return {
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [Tensor, Tensor];
      return {
        a: () => sumTo(a.shape, towardsA(dy as Tensor, a, b)),
        b: () => sumTo(b.shape, towardsB(dy as Tensor, a, b)),
      };
    },
  };
}

const where = (dy: Tensor, condition: Tensor): Tensor => mul(dy, cast(condition, 'float32'));

/**
 * Gradients of maximum, minimum and squaredDifference. Those of TensorFlow.js 4.22 throw where an operand was
 * broadcast. Where both operands are equal, the first has the gradient, as there.
 */
export const binaryGradients: readonly GradConfig[] = [
  binaryGradient(
    'Maximum',
    (dy, a, b) => where(dy, greaterEqual(a, b)),
    (dy, a, b) => where(dy, less(a, b)),
  ),
  binaryGradient(
    'Minimum',
    (dy, a, b) => where(dy, lessEqual(a, b)),
    (dy, a, b) => where(dy, greater(a, b)),
  ),
  binaryGradient(
    'SquaredDifference',
    (dy, a, b) => mul(dy, mul(2, sub(a, b))),
    (dy, a, b) => neg(mul(dy, mul(2, sub(a, b)))),
  ),
];

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

/**
 * Gradient of a cumulative sum: the cumulative sum of dy in the other direction. TensorFlow.js 4.22 transposes
 * it afterwards when the axis is not the last one, which gives a wrong shape.
 */
export const cumsumGradient: GradConfig = {
  kernelName: 'Cumsum',
  inputsToSave: ['x'],
  gradFunc: (dy, _saved, attributes) => {
    const { axis, exclusive, reverse } = attributes as unknown as CumsumAttrs;
    return { x: () => cumsum(dy as Tensor, axis, exclusive, !reverse) };
  },
};
