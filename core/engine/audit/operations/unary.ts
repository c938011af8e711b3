import { normal, uniform, type Input } from '../input.ts';
import type { Operation, Tensor, Tf } from '../operation.ts';
import { erf, map } from '../reference/element-wise.ts';

function unary(
  run: (tf: Tf, x: Tensor) => Tensor,
  scalar: (x: number) => number,
  draw: (...shape: number[]) => Input = normal,
): Operation {
  const cases = [[7], [3, 5], [2, 3, 2, 2]].map((shape) => ({
    label: `[${shape.join()}]`,
    inputs: [draw(...shape)],
    run,
    reference: map(scalar),
  }));
  return { gradient: true, cases };
}

const positive = (...shape: number[]): Input => uniform(0.2, 3, ...shape);

/** Functions of one entry. */
export const unaryOperations = {
  neg: unary(
    (tf, x) => tf.neg(x),
    (x) => -x,
  ),
  abs: unary((tf, x) => tf.abs(x), Math.abs),
  sign: { ...unary((tf, x) => tf.sign(x), Math.sign), gradient: true },
  square: unary(
    (tf, x) => tf.square(x),
    (x) => x * x,
  ),
  sqrt: unary((tf, x) => tf.sqrt(x), Math.sqrt, positive),
  rsqrt: unary(
    (tf, x) => tf.rsqrt(x),
    (x) => 1 / Math.sqrt(x),
    positive,
  ),
  reciprocal: unary(
    (tf, x) => tf.reciprocal(x),
    (x) => 1 / x,
    positive,
  ),
  exp: unary((tf, x) => tf.exp(x), Math.exp),
  log: unary((tf, x) => tf.log(x), Math.log, positive),
  log1p: unary((tf, x) => tf.log1p(x), Math.log1p, positive),
  relu: unary(
    (tf, x) => tf.relu(x),
    (x) => Math.max(0, x),
  ),
  step: unary(
    (tf, x) => tf.step(x),
    (x) => (x > 0 ? 1 : 0),
  ),
  leakyRelu: unary(
    (tf, x) => tf.leakyRelu(x, 0.1),
    (x) => (x > 0 ? x : 0.1 * x),
  ),
  elu: unary(
    (tf, x) => tf.elu(x),
    (x) => (x > 0 ? x : Math.expm1(x)),
  ),
  softplus: unary(
    (tf, x) => tf.softplus(x),
    (x) => Math.log1p(Math.exp(x)),
  ),
  sigmoid: unary(
    (tf, x) => tf.sigmoid(x),
    (x) => 1 / (1 + Math.exp(-x)),
  ),
  tanh: unary((tf, x) => tf.tanh(x), Math.tanh),
  erf: unary(
    (tf, x) => tf.erf(x),
    erf,
    (...shape) => uniform(-2.5, 2.5, ...shape),
  ),
  sin: unary((tf, x) => tf.sin(x), Math.sin),
  cos: unary((tf, x) => tf.cos(x), Math.cos),
  clipByValue: unary(
    (tf, x) => tf.clipByValue(x, -0.5, 0.8),
    (x) => Math.min(0.8, Math.max(-0.5, x)),
  ),
} satisfies Record<string, Operation>;
