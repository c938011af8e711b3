import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { memberSoftmax } from '../../core/ensemble/member-softmax.ts';
import { gatherRows, type RowChoice } from '../../core/ensemble/gather-rows.ts';
import { equalsRow, type AttentionConstants } from './attention-constants.ts';
import { sequenceLength, type NetworkShape, type ParameterName } from './network-shape.ts';

/** The network's parameters by name, [members, rows, columns]. */
export type Weights = Readonly<Record<ParameterName, Tensor3D>>;

/** What the networks of an ensemble run on. */
export interface AttentionContext {
  readonly engine: Engine;
  readonly shape: NetworkShape;
  readonly constants: AttentionConstants;
}

/** Mini-batches of the members of an ensemble: the (token, position) pairs of the operands, equally many a member. */
export type Operands = readonly [left: RowChoice, right: RowChoice];

/** What the last position attends to, and what the gradient needs of the way there. */
export interface Attended {
  /** Output, [members, rows, d]. */
  readonly output: Tensor3D;
  /** Embeddings of all pairs, [members, 2p + 2, d]. */
  readonly pairs: Tensor3D;
  /** Embedding of `=` at the last position, [members, 1, d]. */
  readonly equals: Tensor3D;
  /** The query of `=`, spread over the columns (head, position), [members, d, 4h]. */
  readonly query: Tensor3D;
  /** Key weights times that: a pair's embedding times this is its score, [members, d, 4h]. */
  readonly asked: Tensor3D;
  /** Softmax over the four positions, columns (head, position), [members, rows, 4h]. */
  readonly shares: Tensor3D;
  /** Values of the operands, and their shares spread over the entries of each head, [members, rows, d]. */
  readonly values: readonly [left: Tensor3D, right: Tensor3D];
  readonly spread: readonly [left: Tensor3D, right: Tensor3D];
  /** Values of the two signs by column, each in the entries of its head only, [members, 4h, d]. */
  readonly signValues: Tensor3D;
  /** Heads side by side before the output matrix, [members, rows, d]. */
  readonly mixed: Tensor3D;
}

/**
 * Softmax over the four positions of each head, [members, rows, 4h].
 *
 * @param scores of each pair in the columns of its position, 0 in the others, [members, 2p + 2, 4h]
 */
function attentionShares(
  { engine, constants }: AttentionContext,
  scores: Tensor3D,
  [left, right]: Operands,
): Tensor3D {
  const { tf } = engine;
  const ofOperands = tf.add(gatherRows(engine, scores, left), gatherRows(engine, scores, right));
  const all = tf.add<Tensor3D>(ofOperands, batchMatMul(engine, constants.signs, scores));
  const [members, rows, columns] = all.shape;
  const byHead: [number, number, number] = [members, (rows * columns) / sequenceLength, sequenceLength];
  return tf.reshape(memberSoftmax(engine, tf.reshape<Rank.R3>(all, byHead)), [members, rows, columns]);
}

/**
 * Multi-head attention in which only the last position asks. Its token is always `=`, so that one query serves all
 * samples, and only 2p + 2 (token, position) pairs can be asked: a score and a value is computed once for each of
 * them and taken by the samples. To be called within `tidy`.
 */
export function attend(on: AttentionContext, weights: Weights, operands: Operands): Attended {
  const { engine, shape, constants } = on;
  const { tf } = engine;
  const { tokens, positions, scores, places, spread, signOfColumn, spreadSigns } = constants;
  const pairs = tf.add<Tensor3D>(
    gatherRows(engine, weights.embeddings, tokens),
    gatherRows(engine, weights.embeddings, positions),
  );
  const equals = tf.slice(pairs, [0, equalsRow(shape), 0], [-1, 1, -1]);
  const column = tf.reshape<Rank.R3>(batchMatMul(engine, equals, weights.query), [-1, shape.dimension, 1]);
  const query = tf.mul<Tensor3D>(scores, column);
  const asked = batchMatMul(engine, weights.key, query);
  const inPlace = tf.mul<Tensor3D>(batchMatMul(engine, pairs, asked), places);
  const shares = attentionShares(on, inPlace, operands);
  const allValues = batchMatMul(engine, pairs, weights.value);
  const values = [
    gatherRows(engine, allValues, operands[0]),
    gatherRows(engine, allValues, operands[1]),
  ] as const;
  const spreadShares = [
    batchMatMul(engine, shares, spread[0]),
    batchMatMul(engine, shares, spread[1]),
  ] as const;
  const signValues = tf.mul<Tensor3D>(batchMatMul(engine, signOfColumn, allValues), spreadSigns);
  const ofOperands = tf.add(tf.mul(values[0], spreadShares[0]), tf.mul(values[1], spreadShares[1]));
  const mixed = tf.add<Tensor3D>(ofOperands, batchMatMul(engine, shares, signValues));
  const output = batchMatMul(engine, mixed, weights.attentionOut);
  return { output, pairs, equals, query, asked, shares, values, spread: spreadShares, signValues, mixed };
}
