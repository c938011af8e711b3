import type { Rank, Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import { memberProduct, sharedProduct } from '../../core/engine/ensemble-product.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { equalsRow, type AttentionConstants } from './attention-constants.ts';
import { sequenceLength, type NetworkShape, type ParameterName } from './network-shape.ts';

/** The network's parameters by name, [members, rows, columns]. */
export type Weights = Readonly<Record<ParameterName, Tensor3D>>;

/** What the networks of an ensemble run on. */
export interface Machinery {
  readonly engine: Engine;
  readonly shape: NetworkShape;
  readonly constants: AttentionConstants;
}

/** Mini-batches of the members of an ensemble, equally large; int32 [members · rows]. */
export interface Operands {
  /** Pairs a member. */
  readonly rows: number;
  /** Operands x and y, 0 … p − 1. */
  readonly tokens: readonly [left: Tensor1D, right: Tensor1D];
  /** Their (token, position) pairs, all members' pairs laid end to end. */
  readonly pairs: readonly [left: Tensor1D, right: Tensor1D];
}

/** What the last position attends to, and what the gradient needs of the way there. */
export interface Attended {
  /** Output, [members, rows, d]. */
  readonly output: Tensor3D;
  /** Embeddings of all pairs, [members, 2p + 2, d], and their keys. */
  readonly pairs: Tensor3D;
  readonly keys: Tensor3D;
  /** Embedding of `=` at the last position, [members, 1, d], and its query. */
  readonly equals: Tensor3D;
  readonly query: Tensor3D;
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

/** Rows of each member's table [members, 2p + 2, columns] at pairs laid end to end: [members, rows, columns]. */
function rowsAt({ engine: { tf } }: Machinery, table: Tensor3D, at: Tensor1D): Tensor3D {
  const [members, pairs, columns] = table.shape;
  const rows = tf.gather(tf.reshape(table, [members * pairs, columns]), at);
  return tf.reshape<Rank.R3>(rows, [members, at.size / members, columns]);
}

/** Softmax over the four positions of each head, [members, rows, 4h]. */
function attentionShares(on: Machinery, matched: Tensor3D, { rows, pairs }: Operands): Tensor3D {
  const { engine, shape, constants } = on;
  const { tf } = engine;
  const members = matched.shape[0];
  const scores = tf.mul<Tensor3D>(sharedProduct(engine, matched, constants.scores), constants.places);
  const ofOperands = tf.add(rowsAt(on, scores, pairs[0]), rowsAt(on, scores, pairs[1]));
  const all = tf.add(ofOperands, memberProduct(engine, constants.signs, scores));
  const byHead = tf.reshape<Rank.R3>(all, [members, rows * shape.heads, sequenceLength]);
  return tf.reshape(tf.softmax(byHead), [members, rows, shape.heads * sequenceLength]);
}

/** Multi-head attention of the last position over the (token, position) pairs. To be called within `tidy`. */
export function attend(on: Machinery, weights: Weights, operands: Operands): Attended {
  const { engine, shape, constants } = on;
  const { tf } = engine;
  const pairs = memberProduct(engine, constants.pairs, weights.embeddings);
  const equals = tf.slice(pairs, [0, equalsRow(shape), 0], [-1, 1, -1]);
  const query = memberProduct(engine, equals, weights.query);
  const keys = memberProduct(engine, pairs, weights.key);
  const allValues = memberProduct(engine, pairs, weights.value);
  const shares = attentionShares(on, tf.mul(keys, query), operands);
  const values = [
    rowsAt(on, allValues, operands.pairs[0]),
    rowsAt(on, allValues, operands.pairs[1]),
  ] as const;
  const spread = [
    sharedProduct(engine, shares, constants.spread[0]),
    sharedProduct(engine, shares, constants.spread[1]),
  ] as const;
  const signs = tf.gather(allValues, [...constants.signRows], 1);
  const signValues = tf.mul<Tensor3D>(signs, constants.spreadSigns);
  const ofOperands = tf.add(tf.mul(values[0], spread[0]), tf.mul(values[1], spread[1]));
  const mixed = tf.add<Tensor3D>(ofOperands, memberProduct(engine, shares, signValues));
  const output = memberProduct(engine, mixed, weights.attentionOut);
  return { output, pairs, keys, equals, query, shares, values, spread, signValues, mixed };
}
