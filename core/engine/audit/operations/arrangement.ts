import { normal } from '../input.ts';
import type { NdArray } from '../nd-array.ts';
import type { Operation, OperationCase, Tensor, Tf } from '../operation.ts';
import * as reference from '../reference/arrangement.ts';
import { oneArgument } from './one-argument.ts';

function transposed(shape: readonly number[], order: readonly number[]): OperationCase {
  return oneArgument(
    normal(...shape),
    `to axes ${order.join()}`,
    (tf, x) => tf.transpose(x, [...order]),
    (x) => reference.transpose(x, order),
  );
}

function concatenated(axis: number, ...shapes: readonly (readonly number[])[]): OperationCase {
  return {
    label: `${shapes.map((shape) => `[${shape.join()}]`).join(', ')} along ${axis}`,
    inputs: shapes.map((shape) => normal(...shape)),
    run: (tf, ...tensors) => tf.concat(tensors, axis),
    reference: (...arrays) => reference.concat(axis, ...arrays),
  };
}

function padded(shape: readonly number[], ...paddings: [number, number][]): OperationCase {
  return oneArgument(
    normal(...shape),
    `by ${JSON.stringify(paddings)}`,
    (tf, x) => tf.pad(x, paddings),
    (x) => reference.pad(x, paddings),
  );
}

/** x repeated along each axis. */
export function tiled(shape: readonly number[], repeats: readonly number[]): OperationCase {
  return oneArgument(
    normal(...shape),
    `${repeats.join(' × ')} times`,
    (tf, x) => tf.tile(x, [...repeats]),
    (x) => reference.tile(x, repeats),
  );
}

/** The same entries in another order or shape. */
export const arrangements = {
  transpose: {
    gradient: true,
    cases: [
      transposed([3, 5], [1, 0]),
      transposed([2, 3, 4], [0, 2, 1]),
      transposed([2, 3, 4], [2, 0, 1]),
      transposed([2, 3, 2, 2], [0, 3, 1, 2]),
      transposed([2, 3, 2, 2], [0, 2, 1, 3]),
    ],
  },
  reshape: {
    gradient: true,
    cases: [
      oneArgument(
        normal(3, 4),
        'to [2,6]',
        (tf, x) => tf.reshape(x, [2, 6]),
        (x) => reference.reshape(x, [2, 6]),
      ),
      oneArgument(
        normal(6),
        'to [1,2,3]',
        (tf, x) => tf.reshape(x, [1, 2, 3]),
        (x) => reference.reshape(x, [1, 2, 3]),
      ),
      oneArgument(
        normal(3, 4),
        'to [3,1,4]',
        (tf, x) => tf.expandDims(x, 1),
        (x) => reference.reshape(x, [3, 1, 4]),
      ),
      oneArgument(
        normal(3, 1, 4),
        'to [3,4]',
        (tf, x) => tf.squeeze(x, [1]),
        (x) => reference.reshape(x, [3, 4]),
      ),
    ],
  },
  concat: {
    gradient: true,
    cases: [
      concatenated(0, [3], [4]),
      concatenated(0, [2, 3], [1, 3]),
      concatenated(1, [2, 3], [2, 1], [2, 2]),
    ],
  },
  stack: {
    gradient: true,
    cases: [0, 1].map((axis) => ({
      label: `[2,3], [2,3] along ${axis}`,
      inputs: [normal(2, 3), normal(2, 3)],
      run: (tf: Tf, ...tensors: Tensor[]) => tf.stack(tensors, axis),
      reference: (...arrays: NdArray[]) => {
        const shape = axis === 0 ? [1, 2, 3] : [2, 1, 3];
        return reference.concat(axis, ...arrays.map((array) => reference.reshape(array, shape)));
      },
    })),
  },
  unstack: {
    gradient: true,
    cases: [
      oneArgument(
        normal(3, 4),
        'along 0, middle',
        (tf, x) => tf.unstack(x, 0)[1]!,
        (x) => reference.reshape(reference.slice(x, [1, 0], [1, 4]), [4]),
      ),
    ],
  },
  split: {
    gradient: true,
    cases: [
      oneArgument(
        normal(4, 6),
        'in 3 along 1, last',
        (tf, x) => tf.split(x, 3, 1)[2]!,
        (x) => reference.slice(x, [0, 4], [4, 2]),
      ),
    ],
  },
  slice: {
    gradient: true,
    cases: [
      oneArgument(
        normal(7),
        '3 from 2',
        (tf, x) => tf.slice(x, [2], [3]),
        (x) => reference.slice(x, [2], [3]),
      ),
      oneArgument(
        normal(4, 5),
        '[2,3] from [1,2]',
        (tf, x) => tf.slice(x, [1, 2], [2, 3]),
        (x) => reference.slice(x, [1, 2], [2, 3]),
      ),
      oneArgument(
        normal(3, 4, 5),
        '[2,4,1] from [1,0,4]',
        (tf, x) => tf.slice(x, [1, 0, 4], [2, 4, 1]),
        (x) => reference.slice(x, [1, 0, 4], [2, 4, 1]),
      ),
    ],
  },
  pad: {
    gradient: true,
    cases: [
      padded([4], [1, 2]),
      padded([2, 3], [0, 1], [2, 0]),
      padded([1, 3, 3, 2], [0, 0], [1, 1], [2, 1], [0, 0]),
    ],
  },
  tile: {
    gradient: true,
    cases: [tiled([4], [3]), tiled([2, 3], [2, 1]), tiled([2, 3], [1, 4]), tiled([2, 1, 3], [2, 3, 2])],
  },
  broadcastTo: {
    gradient: true,
    cases: [
      oneArgument(
        normal(3, 1),
        'to [3,4]',
        (tf, x) => tf.broadcastTo(x, [3, 4]),
        (x) => reference.tile(x, [1, 4]),
      ),
    ],
  },
  reverse: {
    gradient: true,
    cases: [0, 1].map((axis) =>
      oneArgument(
        normal(3, 4),
        `along ${axis}`,
        (tf, x) => tf.reverse(x, axis),
        (x) => reference.reverse(x, axis),
      ),
    ),
  },
} satisfies Record<string, Operation>;
