import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { memberProduct } from '../../core/engine/ensemble-product.ts';
import { attend, type Attended, type Machinery, type Operands, type Weights } from './attention.ts';
import { attentionGradient } from './attention-gradient.ts';
import { layerNorm, layerNormGradient, type Normed } from './layer-norm.ts';
import { parameterNames, type ParameterName } from './network-shape.ts';

/** The network's way from operands to logits. */
export interface Forward {
  /** τ times the logits at the last position, [members, rows, p + 2]. */
  readonly logits: Tensor3D;
  readonly attended: Attended;
  readonly first: Normed;
  /** After the ReLU, [members, rows, 4d]. */
  readonly hidden: Tensor3D;
  readonly second: Normed;
  /** τ times the read-out matrix. */
  readonly readOut: Tensor3D;
}

/** Factors of the logits: τ of each member, [members, 1, 1], or one number for all. */
export type Taus = Tensor3D | number;

/** Runs the network; only the last position, the one that is read. To be called within `tidy`. */
export function forward(on: Machinery, weights: Weights, taus: Taus, operands: Operands): Forward {
  const { engine } = on;
  const { tf } = engine;
  const attended = attend(on, weights, operands);
  const entering = tf.add<Tensor3D>(attended.output, attended.equals);
  const first = layerNorm(engine, entering, weights.scale1, weights.shift1);
  const hidden = tf.relu(memberProduct(engine, first.output, weights.hiddenIn));
  const fed = tf.add<Tensor3D>(memberProduct(engine, hidden, weights.hiddenOut), first.output);
  const second = layerNorm(engine, fed, weights.scale2, weights.shift2);
  const readOut = tf.mul<Tensor3D>(weights.readOut, taus);
  return {
    logits: memberProduct(engine, second.output, readOut),
    ...{ attended, first, hidden, second, readOut },
  };
}

/**
 * Gradient of each member's mean cross-entropy by all its parameters, [members, parameters], in the order of
 * `parameterNames`. To be called within `tidy`.
 *
 * @param labels one-hot results, [members, rows, p + 2]
 */
export function gradient(
  on: Machinery,
  weights: Weights,
  taus: Taus,
  operands: Operands,
  labels: Tensor3D,
): Tensor2D {
  const { engine } = on;
  const { tf } = engine;
  const members = labels.shape[0];
  const way = forward(on, weights, taus, operands);
  const ones = tf.ones<Rank.R3>([members, 1, operands.rows]);
  const error = tf.sub<Tensor3D>(tf.softmax(way.logits), labels);
  // The factors of the mean and of τ go into the two small products.
  const perPair = tf.div<Tensor3D>(way.readOut, operands.rows);
  const readOut = tf.mul<Tensor3D>(
    memberProduct(engine, way.second.output, error, { transposeLeft: true }),
    typeof taus === 'number' ? taus / operands.rows : tf.div(taus, operands.rows),
  );
  const towardsSecond = memberProduct(engine, error, perPair, { transposeRight: true });
  const second = layerNormGradient(engine, way.second, weights.scale2, towardsSecond, ones);
  const towardsHidden = memberProduct(engine, second.input, weights.hiddenOut, { transposeRight: true });
  const towardsActive = tf.mul<Tensor3D>(towardsHidden, tf.step(way.hidden));
  const towardsFirst = tf.add<Tensor3D>(
    memberProduct(engine, towardsActive, weights.hiddenIn, { transposeRight: true }),
    second.input,
  );
  const first = layerNormGradient(engine, way.first, weights.scale1, towardsFirst, ones);
  const byName: Record<ParameterName, Tensor3D> = {
    ...attentionGradient(on, weights, operands, way.attended, first.input, ones),
    scale1: first.scale,
    shift1: first.shift,
    hiddenIn: memberProduct(engine, way.first.output, towardsActive, { transposeLeft: true }),
    hiddenOut: memberProduct(engine, way.hidden, second.input, { transposeLeft: true }),
    scale2: second.scale,
    shift2: second.shift,
    readOut,
  };
  return tf.concat<Tensor2D>(
    parameterNames.map((name) => tf.reshape(byName[name], [members, -1])),
    1,
  );
}
