import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { memberProduct, sharedProduct } from '../../core/engine/ensemble-product.ts';
import type { Attended, Machinery, Operands, Weights } from './attention.ts';
import { sequenceLength } from './network-shape.ts';

/** Gradients by the parameters of attention, of their shapes. */
export type AttentionGradient = Readonly<
  Record<'embeddings' | 'query' | 'key' | 'value' | 'attentionOut', Tensor3D>
>;

/** One-hot operands of a batch as columns, [members, p, rows]: products with them sum rows by operand. */
type Placed = readonly [left: Tensor3D, right: Tensor3D];

function placed({ engine: { tf }, constants }: Machinery, { rows, tokens }: Operands): Placed {
  const columns = tokens.map((operand) => {
    const members = operand.size / rows;
    const oneHot = tf.reshape(tf.gather(constants.operands, operand), [members, rows, -1]);
    return tf.transpose(oneHot, [0, 2, 1]) as Tensor3D;
  });
  return [columns[0]!, columns[1]!];
}

/**
 * Gradient by the values of all pairs, [members, 2p + 2, d].
 *
 * @param towards gradient by the mixed heads, [members, rows, d]
 */
function valuesGradient(
  on: Machinery,
  attended: Attended,
  towards: Tensor3D,
  [left, right]: Placed,
): Tensor3D {
  const { engine, constants } = on;
  const { tf } = engine;
  const { spread, shares } = attended;
  const bySign = tf.mul<Tensor3D>(
    memberProduct(engine, shares, towards, { transposeLeft: true }),
    constants.spreadSigns,
  );
  return tf.concat<Tensor3D>(
    [
      memberProduct(engine, left, tf.mul(spread[0], towards)),
      memberProduct(engine, right, tf.mul(spread[1], towards)),
      memberProduct(engine, constants.sumSigns, bySign),
    ],
    1,
  );
}

/** Gradient by the scores of a batch, [members, rows, 4h]: back through the softmax over positions. */
function batchScoresGradient(on: Machinery, attended: Attended, towards: Tensor3D): Tensor3D {
  const { engine, shape, constants } = on;
  const { tf } = engine;
  const { shares, values, signValues } = attended;
  const [members, rows, columns] = shares.shape;
  const ofOperands = tf.add(
    sharedProduct(engine, tf.mul(towards, values[0]), constants.gather[0]),
    sharedProduct(engine, tf.mul(towards, values[1]), constants.gather[1]),
  );
  const towardsShares = tf.add(
    ofOperands,
    memberProduct(engine, towards, signValues, { transposeRight: true }),
  );
  const byHead: [number, number, number] = [members, rows * shape.heads, sequenceLength];
  const weighted = tf.reshape<Rank.R3>(tf.mul(towardsShares, shares), byHead);
  const common = tf.mul(tf.reshape<Rank.R3>(shares, byHead), tf.sum(weighted, 2, true));
  return tf.reshape(tf.sub(weighted, common), [members, rows, columns]);
}

/** Gradient by the products of keys and query, entry by entry, [members, 2p + 2, d]. */
function matchedGradient(
  { engine, constants }: Machinery,
  towardsScores: Tensor3D,
  [left, right]: Placed,
  ones: Tensor3D,
): Tensor3D {
  const { tf } = engine;
  const ofSigns = memberProduct(engine, ones, towardsScores);
  const byPair = tf.concat<Tensor3D>(
    [
      memberProduct(engine, left, towardsScores),
      memberProduct(engine, right, towardsScores),
      ofSigns,
      ofSigns,
    ],
    1,
  );
  const inPlace = tf.mul<Tensor3D>(byPair, constants.places);
  return sharedProduct(engine, inPlace, tf.transpose<Tensor2D>(constants.scores));
}

/**
 * Gradients of attention by its parameters, the embeddings' as the residual sum adds to them. To be called within
 * `tidy`.
 *
 * @param towards gradient by the output, and by the embedding of `=` that is added to it, [members, rows, d]
 * @param ones [members, 1, rows]
 */
export function attentionGradient(
  on: Machinery,
  weights: Weights,
  operands: Operands,
  attended: Attended,
  towards: Tensor3D,
  ones: Tensor3D,
): AttentionGradient {
  const { engine, constants } = on;
  const { tf } = engine;
  const { pairs, keys, query, equals, mixed } = attended;
  const [fromLeft, fromRight] = [{ transposeLeft: true }, { transposeRight: true }];
  const towardsMixed = memberProduct(engine, towards, weights.attentionOut, fromRight);
  const columns = placed(on, operands);
  const towardsValues = valuesGradient(on, attended, towardsMixed, columns);
  const towardsScores = batchScoresGradient(on, attended, towardsMixed);
  const towardsMatched = matchedGradient(on, towardsScores, columns, ones);
  const towardsKeys = tf.mul<Tensor3D>(towardsMatched, query);
  const towardsQuery = memberProduct(engine, constants.allPairs, tf.mul(towardsMatched, keys));
  const towardsPairs = tf.add<Tensor3D>(
    memberProduct(engine, towardsKeys, weights.key, fromRight),
    memberProduct(engine, towardsValues, weights.value, fromRight),
  );
  const towardsEquals = tf.add<Tensor3D>(
    memberProduct(engine, towardsQuery, weights.query, fromRight),
    memberProduct(engine, ones, towards),
  );
  return {
    embeddings: tf.add(
      memberProduct(engine, constants.pairs, towardsPairs, fromLeft),
      memberProduct(engine, constants.equals, towardsEquals),
    ),
    query: memberProduct(engine, equals, towardsQuery, fromLeft),
    key: memberProduct(engine, pairs, towardsKeys, fromLeft),
    value: memberProduct(engine, pairs, towardsValues, fromLeft),
    attentionOut: memberProduct(engine, mixed, towards, fromLeft),
  };
}
