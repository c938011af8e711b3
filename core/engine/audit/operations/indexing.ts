import { booleans, integers, normal } from '../input.ts';
import { at, build } from '../nd-array.ts';
import type { Operation, OperationCase } from '../operation.ts';
import * as reference from '../reference/arrangement.ts';
import { map } from '../reference/element-wise.ts';
import { oneArgument } from './one-argument.ts';

/** Slices of an axis at random indices. */
export function gathered(shape: readonly number[], indices: readonly number[], axis: number): OperationCase {
  return {
    label: `[${shape.join()}] at [${indices.join()}] along ${axis}`,
    inputs: [normal(...shape), integers(0, shape[axis]! - 1, ...indices)],
    run: (tf, x, at) => tf.gather(x, at, axis),
    reference: (x, at) => reference.gather(x, at, axis),
  };
}

/** Depth 6, at indices of a shape. */
export function oneHot(dtype: 'int32' | 'float32', shape: readonly number[]): OperationCase {
  return oneArgument(
    integers(0, 5, ...shape),
    `depth 6, ${dtype}`,
    (tf, x) => tf.oneHot(x, 6, 1, 0, dtype),
    (x) => build([...shape, 6], (index) => Number(at(x, index.slice(0, -1)) === index.at(-1))),
  );
}

/** Entries found by an index, and conversions. */
export const indexing = {
  gather: {
    gradient: true,
    cases: [gathered([5, 3], [4], 0), gathered([5, 3], [2, 4], 0), gathered([3, 5, 2], [7], 1)],
  },
  unsortedSegmentSum: {
    gradient: true,
    cases: [
      {
        label: '[8,3] into 4',
        inputs: [normal(8, 3), integers(0, 3, 8)],
        run: (tf, x, segments) => tf.unsortedSegmentSum(x, segments as never, 4),
        reference: (x, segments) => reference.segmentSum(x, segments, 4),
      },
    ],
  },
  oneHot: { gradient: false, cases: [oneHot('int32', [5]), oneHot('int32', [2, 3])] },
  'oneHot float32': { gradient: false, cases: [oneHot('float32', [5]), oneHot('float32', [2, 3])] },
  'cast to float32': {
    gradient: false,
    cases: [integers(-9, 9, 7), booleans(7)].map((input) =>
      oneArgument(
        input,
        `${input.dtype} to float32`,
        (tf, x) => tf.cast(x, 'float32'),
        (x) => x,
      ),
    ),
  },
  'cast to int32': {
    gradient: false,
    cases: [
      oneArgument(
        normal(9),
        'float32 to int32',
        (tf, x) => tf.cast(tf.mul(x, 3), 'int32'),
        map((x) => Math.trunc(Math.fround(3 * x))),
      ),
      oneArgument(
        booleans(7),
        'bool to int32',
        (tf, x) => tf.cast(x, 'int32'),
        (x) => x,
      ),
    ],
  },
  'cast to bool': {
    gradient: false,
    cases: [
      oneArgument(
        normal(9),
        'float32 to bool',
        (tf, x) => tf.cast(x, 'bool'),
        map(() => 1),
      ),
      oneArgument(
        integers(-1, 1, 9),
        'int32 to bool',
        (tf, x) => tf.cast(x, 'bool'),
        map((x) => Number(x !== 0)),
      ),
    ],
  },
} satisfies Record<string, Operation>;
