import {
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  mul,
  neg,
  sub,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { sumTo } from './sum-to.ts';

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
