import { refuseParameter } from '../../core/refuse-parameter.ts';

/** Sizes of the one-layer transformer. */
export interface NetworkShape {
  /** p: tokens are 0 … p − 1, then `=`, then the operation's sign. */
  readonly prime: number;
  /** d, a multiple of `heads`. */
  readonly dimension: number;
  readonly heads: number;
  /** Units of the hidden layer, 4d. */
  readonly hidden: number;
}

/** Tokens of a sequence: x ∘ y =. */
export const sequenceLength = 4;

/**
 * @throws Fail (exit 2) where the heads do not divide the dimension
 */
export function networkShape(prime: number, dimension: number, heads: number): NetworkShape {
  if (dimension % heads !== 0) {
    refuseParameter(
      'grokking',
      'dimension',
      `${dimension} with ${heads} heads`,
      'a multiple of the heads, which share it evenly',
      `Take ${Math.ceil(dimension / heads) * heads}, or other "heads".`,
    );
  }
  return { prime, dimension, heads, hidden: 4 * dimension };
}

/**
 * The network's parameters by name, in the order in which they lie in one matrix of d columns, one below the other.
 * `query`, `key`, `value`, `attentionOut` and `hiddenOut` are [in, out], y = x W; `hiddenIn` and `readOut` are [out, in]:
 * all have d columns, and no product of a step has a large right operand.
 */
export const parameterNames = [
  'embeddings',
  'query',
  'key',
  'value',
  'attentionOut',
  'scale1',
  'shift1',
  'hiddenIn',
  'hiddenOut',
  'scale2',
  'shift2',
  'readOut',
] as const;

export type ParameterName = (typeof parameterNames)[number];

/**
 * Rows of each parameter. `embeddings` holds p + 2 tokens, then 4 positions; scales and shifts are those of the layer
 * norms after attention and after the hidden layer.
 */
export function parameterRows(shape: NetworkShape): Readonly<Record<ParameterName, number>> {
  const { prime, dimension: d, hidden } = shape;
  return {
    embeddings: prime + 2 + sequenceLength,
    ...{ query: d, key: d, value: d, attentionOut: d },
    ...{ scale1: 1, shift1: 1, scale2: 1, shift2: 1 },
    ...{ hiddenIn: hidden, hiddenOut: hidden },
    readOut: prime + 2,
  };
}

/** Rows of the matrix of all parameters. */
export function allRows(shape: NetworkShape): number {
  return Object.values(parameterRows(shape)).reduce((sum, rows) => sum + rows, 0);
}
