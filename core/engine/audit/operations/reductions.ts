import { normal } from '../input.ts';
import { at, build, type NdArray } from '../nd-array.ts';
import type { Operation, OperationCase, Tensor, Tf } from '../operation.ts';
import { average, cumsum, logSoftmax, logSumExp, reduce, squeezed, total } from '../reference/reductions.ts';

const variants = [
  { shape: [7], axes: [0] },
  { shape: [3, 5], axes: [0] },
  { shape: [3, 5], axes: [1] },
  { shape: [3, 5], axes: [0, 1] },
  { shape: [2, 3, 4], axes: [0, 2] },
  { shape: [2, 3, 2, 3], axes: [0, 1, 2] },
];

function reduction(
  run: (tf: Tf, x: Tensor, axes: number[]) => Tensor,
  combine: (values: readonly number[]) => number,
): Operation {
  const cases = variants.map(({ shape, axes }) => ({
    label: `[${shape.join()}] along ${axes.join()}`,
    inputs: [normal(...shape)],
    run: (tf: Tf, x: Tensor) => run(tf, x, [...axes]),
    reference: (x: NdArray) => squeezed(reduce(x, axes, combine), axes),
  }));
  return { gradient: true, cases };
}

function alongLast(run: (tf: Tf, x: Tensor) => Tensor, reference: (x: NdArray) => NdArray): Operation {
  const cases = [[7], [3, 5], [2, 3, 4]].map((shape) => ({
    label: `[${shape.join()}]`,
    inputs: [normal(...shape)],
    run,
    reference,
  }));
  return { gradient: true, cases };
}

function running(
  axis: number,
  shape: readonly number[],
  exclusive: boolean,
  reverse: boolean,
): OperationCase {
  const words = [exclusive ? 'exclusive' : '', reverse ? 'reverse' : ''].filter((word) => word !== '');
  return {
    label: [`[${shape.join()}] along ${axis}`, ...words].join(', '),
    inputs: [normal(...shape)],
    run: (tf, x) => tf.cumsum(x, axis, exclusive, reverse),
    reference: (x) => cumsum(x, axis, exclusive, reverse),
  };
}

/** (x − mean) / √(variance + ε) along the last axis, as layer normalisation composes it from `moments`. */
function normalised(x: NdArray): NdArray {
  const last = x.shape.length - 1;
  const mean = reduce(x, [last], average);
  const variance = reduce(x, [last], (values) =>
    average(values.map((value) => (value - average(values)) ** 2)),
  );
  return build(x.shape, (index) => (at(x, index) - at(mean, index)) / Math.sqrt(at(variance, index) + 1e-5));
}

/** Many entries to fewer, and normalisations by such. */
export const reductions = {
  sum: reduction((tf, x, axes) => tf.sum(x, axes), total),
  mean: reduction((tf, x, axes) => tf.mean(x, axes), average),
  max: reduction(
    (tf, x, axes) => tf.max(x, axes),
    (values) => Math.max(...values),
  ),
  min: reduction(
    (tf, x, axes) => tf.min(x, axes),
    (values) => Math.min(...values),
  ),
  logSumExp: reduction((tf, x, axes) => tf.logSumExp(x, axes), logSumExp),
  argMax: {
    gradient: false,
    cases: [0, 1].map((axis) => ({
      label: `[4,5] along ${axis}`,
      inputs: [normal(4, 5)],
      run: (tf: Tf, x: Tensor) => tf.argMax(x, axis),
      reference: (x: NdArray) =>
        squeezed(
          reduce(x, [axis], (values) => values.indexOf(Math.max(...values))),
          [axis],
        ),
    })),
  },
  softmax: alongLast(
    (tf, x) => tf.softmax(x),
    (x) => ({ shape: x.shape, values: logSoftmax(x).values.map(Math.exp) }),
  ),
  logSoftmax: alongLast((tf, x) => tf.logSoftmax(x), logSoftmax),
  'layer normalisation': alongLast((tf, x) => {
    const { mean, variance } = tf.moments(x, -1, true);
    return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
  }, normalised),
  cumsum: {
    gradient: true,
    cases: [running(0, [7], false, false), running(1, [3, 5], true, false), running(0, [3, 4], false, false)],
  },
  'cumsum reverse': {
    gradient: true,
    cases: [
      running(0, [7], false, true),
      running(0, [9], false, true),
      running(1, [3, 5], true, true),
      running(0, [3, 4], false, true),
    ],
  },
} satisfies Record<string, Operation>;
