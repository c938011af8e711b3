import type { Rank, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { sumOverRows } from '../../core/ensemble/sum-over-rows.ts';
import { scatterAddRows } from '../../core/ensemble/gather-rows.ts';
import type { Attended, AttentionContext, Operands, Weights } from './attention.ts';
import { equalsRow } from './attention-constants.ts';
import { sequenceLength } from './network-shape.ts';

/** Gradients by the parameters of attention, of their shapes. */
export type AttentionGradient = Readonly<
  Record<'embeddings' | 'query' | 'key' | 'value' | 'attentionOut', Tensor3D>
>;

const fromLeft = { transposeLeft: true };
const fromRight = { transposeRight: true };

/**
 * Gradient by the values of all pairs, [members, 2p + 2, d].
 *
 * @param towards gradient by the mixed heads, [members, rows, d]
 */
function valuesGradient(
  { engine, constants }: AttentionContext,
  { spread, shares }: Attended,
  towards: Tensor3D,
  [left, right]: Operands,
): Tensor3D {
  const { tf } = engine;
  // The product the other way round and transposed: its right operand, which some engines rearrange, is the small one.
  const bySign = tf.transpose(batchMatMul(engine, towards, shares, fromLeft), [0, 2, 1]);
  const ofSigns = batchMatMul(engine, constants.places, tf.mul(bySign, constants.spreadSigns));
  return tf.add(
    tf.add(
      scatterAddRows(engine, tf.mul(spread[0], towards), left),
      scatterAddRows(engine, tf.mul(spread[1], towards), right),
    ),
    ofSigns,
  );
}

/** Gradient by the scores of a batch, [members, rows, 4h]: back through the softmax over positions. */
function batchScoresGradient(
  { engine, constants }: AttentionContext,
  { shares, values, signValues }: Attended,
  towards: Tensor3D,
): Tensor3D {
  const { tf } = engine;
  const [members, rows, columns] = shares.shape;
  const ofOperands = tf.add(
    batchMatMul(engine, tf.mul(towards, values[0]), constants.gather[0]),
    batchMatMul(engine, tf.mul(towards, values[1]), constants.gather[1]),
  );
  const towardsShares = tf.add(ofOperands, batchMatMul(engine, towards, signValues, fromRight));
  const byHead: [number, number, number] = [members, (rows * columns) / sequenceLength, sequenceLength];
  const weighted = tf.reshape<Rank.R3>(tf.mul(towardsShares, shares), byHead);
  const common = tf.mul(tf.reshape<Rank.R3>(shares, byHead), tf.sum(weighted, 2, true));
  return tf.reshape(tf.sub(weighted, common), [members, rows, columns]);
}

/** Gradient by the scores of all pairs in the columns of their positions, [members, 2p + 2, 4h]. */
function scoresGradient(
  { engine, constants }: AttentionContext,
  towards: Tensor3D,
  [left, right]: Operands,
): Tensor3D {
  const { tf } = engine;
  const ofOperands = tf.add(scatterAddRows(engine, towards, left), scatterAddRows(engine, towards, right));
  const ofSigns = tf.mul(constants.signColumn, sumOverRows(engine, towards));
  return tf.mul(tf.add(ofOperands, ofSigns), constants.places);
}

/**
 * Gradients of attention by its parameters, the embeddings' with what the residual sum adds to them. To be called
 * within `tidy`.
 *
 * @param towards gradient by the output, and by the embedding of `=` that is added to it, [members, rows, d]
 */
export function attentionGradient(
  on: AttentionContext,
  weights: Weights,
  operands: Operands,
  attended: Attended,
  towards: Tensor3D,
): AttentionGradient {
  const { engine, shape, constants } = on;
  const { tf } = engine;
  const { pairs, equals, query, asked, mixed } = attended;
  const towardsMixed = batchMatMul(engine, towards, weights.attentionOut, fromRight);
  const towardsValues = valuesGradient(on, attended, towardsMixed, operands);
  const towardsBatch = batchScoresGradient(on, attended, towardsMixed);
  const towardsScores = scoresGradient(on, towardsBatch, operands);
  const towardsAsked = batchMatMul(engine, pairs, towardsScores, fromLeft);
  const throughKeys = batchMatMul(engine, weights.key, towardsAsked, fromLeft);
  const towardsQuery = tf.reshape<Rank.R3>(tf.sum(tf.mul(throughKeys, constants.scores), 2), equals.shape);
  const towardsEquals = tf.add<Tensor3D>(
    batchMatMul(engine, towardsQuery, weights.query, fromRight),
    sumOverRows(engine, towards),
  );
  const towardsPairs = tf.add<Tensor3D>(
    batchMatMul(engine, towardsScores, asked, fromRight),
    batchMatMul(engine, towardsValues, weights.value, fromRight),
  );
  const last: [number, number][] = [
    [0, 0],
    [equalsRow(shape), 0],
    [0, 0],
  ];
  const all = tf.add<Tensor3D>(towardsPairs, tf.pad(towardsEquals, last));
  return {
    embeddings: tf.add(
      scatterAddRows(engine, all, constants.tokens),
      scatterAddRows(engine, all, constants.positions),
    ),
    query: tf.mul(tf.reshape(equals, [-1, shape.dimension, 1]), towardsQuery),
    key: batchMatMul(engine, towardsAsked, query, fromRight),
    value: batchMatMul(engine, pairs, towardsValues, fromLeft),
    attentionOut: batchMatMul(engine, mixed, towards, fromLeft),
  };
}
