import { booleans, integers, normal, uniform, type Input } from '../input.ts';
import type { Operation, Tensor, Tf } from '../operation.ts';
import { map, where, zip } from '../reference/element-wise.ts';

type Binary = (tf: Tf, x: Tensor, y: Tensor) => Tensor;

const shapePairs = [
  { a: [3, 4], b: [3, 4] },
  { a: [3, 4], b: [4] },
  { a: [3, 4], b: [3, 1] },
  { a: [3, 4], b: [] },
  { a: [1, 4], b: [3, 1] },
  { a: [2, 3, 4], b: [3, 1] },
];

function binary(
  run: Binary,
  scalar: (x: number, y: number) => number,
  options: { gradient?: boolean; first?: typeof normal; second?: typeof normal } = {},
): Operation {
  const { gradient = true, first = normal, second = normal } = options;
  const cases = shapePairs.map(({ a, b }) => ({
    label: `[${a.join()}] and [${b.join()}]`,
    inputs: [first(...a), second(...b)],
    run,
    reference: zip(scalar),
  }));
  return { gradient, cases };
}

function comparison(run: Binary, scalar: (x: number, y: number) => boolean): Operation {
  const few = (...shape: number[]): Input => ({ ...integers(-1, 1, ...shape), dtype: 'float32' });
  return binary(run, (x, y) => Number(scalar(x, y)), { gradient: false, first: few, second: few });
}

function logical(run: Binary, scalar: (x: number, y: number) => boolean): Operation {
  return binary(run, (x, y) => Number(scalar(x, y)), { gradient: false, first: booleans, second: booleans });
}

const positive = (...shape: number[]): Input => uniform(0.2, 3, ...shape);

/** Functions of two entries. */
export const binaryOperations = {
  add: binary(
    (tf, x, y) => tf.add(x, y),
    (x, y) => x + y,
  ),
  sub: binary(
    (tf, x, y) => tf.sub(x, y),
    (x, y) => x - y,
  ),
  mul: binary(
    (tf, x, y) => tf.mul(x, y),
    (x, y) => x * y,
  ),
  div: binary(
    (tf, x, y) => tf.div(x, y),
    (x, y) => x / y,
    { second: positive },
  ),
  pow: binary(
    (tf, x, y) => tf.pow(x, y),
    (x, y) => x ** y,
    { first: positive },
  ),
  maximum: binary((tf, x, y) => tf.maximum(x, y), Math.max),
  minimum: binary((tf, x, y) => tf.minimum(x, y), Math.min),
  squaredDifference: binary(
    (tf, x, y) => tf.squaredDifference(x, y),
    (x, y) => (x - y) ** 2,
  ),
  greater: comparison(
    (tf, x, y) => tf.greater(x, y),
    (x, y) => x > y,
  ),
  greaterEqual: comparison(
    (tf, x, y) => tf.greaterEqual(x, y),
    (x, y) => x >= y,
  ),
  less: comparison(
    (tf, x, y) => tf.less(x, y),
    (x, y) => x < y,
  ),
  lessEqual: comparison(
    (tf, x, y) => tf.lessEqual(x, y),
    (x, y) => x <= y,
  ),
  equal: comparison(
    (tf, x, y) => tf.equal(x, y),
    (x, y) => x === y,
  ),
  notEqual: comparison(
    (tf, x, y) => tf.notEqual(x, y),
    (x, y) => x !== y,
  ),
  logicalAnd: logical(
    (tf, x, y) => tf.logicalAnd(x, y),
    (x, y) => x === 1 && y === 1,
  ),
  logicalOr: logical(
    (tf, x, y) => tf.logicalOr(x, y),
    (x, y) => x === 1 || y === 1,
  ),
} satisfies Record<string, Operation>;

/** Entries chosen by a condition, and logic of one entry. */
export const choices = {
  logicalNot: {
    gradient: false,
    cases: [
      {
        label: '[3,5]',
        inputs: [booleans(3, 5)],
        run: (tf, x) => tf.logicalNot(x),
        reference: (x) => map((value) => 1 - value)(x),
      },
    ],
  },
  where: {
    gradient: true,
    cases: [
      { condition: [3, 4], a: [3, 4], b: [3, 4] },
      { condition: [3, 4], a: [4], b: [] },
      { condition: [4], a: [3, 4], b: [3, 1] },
      { condition: [3, 1], a: [3, 4], b: [1, 4] },
    ].map(({ condition, a, b }) => ({
      label: `[${condition.join()}] ? [${a.join()}] : [${b.join()}]`,
      inputs: [booleans(...condition), normal(...a), normal(...b)],
      run: (tf: Tf, c: Tensor, x: Tensor, y: Tensor) => tf.where(c, x, y),
      reference: where,
    })),
  },
} satisfies Record<string, Operation>;
