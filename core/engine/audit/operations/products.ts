import { normal } from '../input.ts';
import type { NdArray } from '../nd-array.ts';
import type { Operation, OperationCase } from '../operation.ts';
import { map } from '../reference/element-wise.ts';
import { matMul } from '../reference/products.ts';
import { reshape } from '../reference/arrangement.ts';

/** A product of op(A) and op(B) with operands of the given shapes. */
export function product(
  a: readonly number[],
  b: readonly number[],
  transposeA = false,
  transposeB = false,
): OperationCase {
  return {
    label: `[${a.join()}]${transposeA ? 'ᵀ' : ''} × [${b.join()}]${transposeB ? 'ᵀ' : ''}`,
    inputs: [normal(...a), normal(...b)],
    run: (tf, x, y) => tf.matMul(x, y, transposeA, transposeB),
    reference: (x, y) => matMul(x, y, transposeA, transposeB),
  };
}

const relu = map((x) => Math.max(0, x));

/** relu(op(A) op(B) + bias) in one call. */
export function fused(
  a: readonly number[],
  b: readonly number[],
  transposeA = false,
  transposeB = false,
): OperationCase {
  const columns = b.at(transposeB ? -2 : -1)!;
  const plus = (x: NdArray, bias: NdArray): NdArray => ({
    shape: x.shape,
    values: x.values.map((value, index) => value + bias.values[index % columns]!),
  });
  return {
    label: `relu(${product(a, b, transposeA, transposeB).label} + [${columns}])`,
    inputs: [normal(...a), normal(...b), normal(columns)],
    run: (tf, x, y, bias) =>
      tf.fused.matMul({ a: x, b: y, transposeA, transposeB, bias: bias, activation: 'relu' }),
    reference: (x, y, bias) => relu(plus(matMul(x, y, transposeA, transposeB), bias)),
  };
}

/** Products of two operands. */
export const products = {
  matMul: {
    gradient: true,
    cases: [product([3, 4], [4, 5]), product([1, 7], [7, 9]), product([17, 33], [33, 1])],
  },
  'matMul transposed': {
    gradient: true,
    cases: [
      product([4, 3], [4, 5], true, false),
      product([3, 4], [5, 4], false, true),
      product([4, 3], [5, 4], true, true),
      product([10, 12], [10, 20], true, false),
      product([12, 10], [20, 10], false, true),
    ],
  },
  'matMul batched': {
    gradient: true,
    cases: [
      product([3, 2, 4], [3, 4, 5]),
      product([2, 2, 3, 4], [2, 2, 4, 3]),
      product([2, 5, 16], [2, 5, 21], true, false),
      product([2, 3, 4], [2, 5, 4], false, true),
      product([2, 4, 3], [2, 5, 4], true, true),
    ],
  },
  'matMul broadcast': {
    gradient: true,
    cases: [
      product([3, 2, 4], [4, 5]),
      product([2, 4], [3, 4, 5]),
      product([3, 9, 4], [1, 5, 4], false, true),
    ],
  },
  'matMul broadcast both ways': { gradient: true, cases: [product([2, 1, 3, 4], [1, 3, 4, 2])] },
  // Some engines split a long inner dimension. Without gradient: its finite differences would take minutes.
  'matMul with a long inner dimension': {
    gradient: false,
    cases: [
      product([12, 2100], [2100, 13]),
      product([12, 2100], [13, 2100], false, true),
      product([2100, 12], [2100, 13], true, false),
    ],
  },
  'fused.matMul': { gradient: true, cases: [fused([3, 4], [4, 5]), fused([9, 7], [7, 12])] },
  'fused.matMul batched or transposed': {
    gradient: true,
    cases: [fused([4, 3], [4, 5], true), fused([3, 4], [5, 4], false, true), fused([2, 3, 4], [2, 4, 5])],
  },
} satisfies Record<string, Operation>;

/** A product with inner dimension 0, after leaving sevens in the memory that its result is likely to get. */
function overNothing(a: readonly number[], b: readonly number[]): OperationCase {
  const one = product(a, b);
  const left = [...a.slice(0, -1), b.at(-1)!];
  return {
    ...one,
    run: (tf, x, y) => {
      tf.dispose(tf.add(tf.fill(left, 3), 4));
      return one.run(tf, x, y);
    },
  };
}

/**
 * Audited last: where an engine fails the last, it has read or written outside its operands, and nothing after it
 * can be trusted.
 */
export const hazards = {
  'matMul over nothing': {
    gradient: false,
    cases: [overNothing([3, 0], [0, 2]), overNothing([2, 3, 0], [2, 0, 2])],
  },
  'matMul of reshaped data': {
    gradient: false,
    cases: [
      {
        label: 'the same right operand as [4,6] and as [8,3]',
        inputs: [normal(5, 4), normal(5, 8), normal(4, 6)],
        run: (tf, a, b, c) =>
          tf.concat([tf.matMul(a, c), tf.matMul(b, tf.reshape(c, [8, 3])), tf.matMul(a, c)], 1),
        reference: (a, b, c) => {
          const [first, second] = [matMul(a, c), matMul(b, reshape(c, [8, 3]))];
          const rows = [0, 1, 2, 3, 4].flatMap((row) => {
            const part = first.values.subarray(row * 6, row * 6 + 6);
            return [...part, ...second.values.subarray(row * 3, row * 3 + 3), ...part];
          });
          return { shape: [5, 15], values: Float64Array.from(rows) };
        },
      },
    ],
  },
} satisfies Record<string, Operation>;
