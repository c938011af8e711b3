import type { Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { memberSoftmax } from '../../core/ensemble/member-softmax.ts';
import { reluGradient } from '../../core/ensemble/relu-gradient.ts';
import { attend, type Attended, type AttentionContext, type Operands, type Weights } from './attention.ts';
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
  /** τ times the read-out matrix, [members, p + 2, d]. */
  readonly readOut: Tensor3D;
}

/** Factors of the logits: τ of each member, [members, 1, 1], or one number for all. */
export type Taus = Tensor3D | number;

/** Runs the network; only the last position, the one that is read. To be called within `tidy`. */
export function forward(on: AttentionContext, weights: Weights, taus: Taus, operands: Operands): Forward {
  const { engine } = on;
  const { tf } = engine;
  const { mean } = on.constants;
  const attended = attend(on, weights, operands);
  const entering = tf.add<Tensor3D>(attended.output, attended.equals);
  const first = layerNorm(engine, entering, weights.scale1, weights.shift1, mean);
  const hidden = tf.relu(batchMatMul(engine, first.output, weights.hiddenIn, { transposeRight: true }));
  const fed = tf.add<Tensor3D>(batchMatMul(engine, hidden, weights.hiddenOut), first.output);
  const second = layerNorm(engine, fed, weights.scale2, weights.shift2, mean);
  const readOut = tf.mul<Tensor3D>(weights.readOut, taus);
  return {
    logits: batchMatMul(engine, second.output, readOut, { transposeRight: true }),
    ...{ attended, first, hidden, second, readOut },
  };
}

/**
 * Gradient of each member's mean cross-entropy by all its parameters, [members, rows, d], in the order of
 * `parameterNames`. To be called within `tidy`.
 *
 * @param labels one-hot results, [members, rows, p + 2]
 */
export function gradient(
  on: AttentionContext,
  weights: Weights,
  taus: Taus,
  operands: Operands,
  labels: Tensor3D,
): Tensor3D {
  const way = forward(on, weights, taus, operands);
  const error = on.engine.tf.sub<Tensor3D>(memberSoftmax(on.engine, way.logits), labels);
  return backward(on, weights, taus, { operands, way }, error);
}

/**
 * Gradient of each member's mean, over rows, of its logits weighted by `towards`, which counts as fixed; by all its
 * parameters, [members, rows, d], in the order of `parameterNames`. To be called within `tidy`.
 *
 * @param towards [members, rows, p + 2]
 */
export function backward(
  on: AttentionContext,
  weights: Weights,
  taus: Taus,
  { operands, way }: { readonly operands: Operands; readonly way: Forward },
  towards: Tensor3D,
): Tensor3D {
  const { engine } = on;
  const { tf } = engine;
  const rows = operands[0].rows.shape[1];
  // The factors of the mean and of τ go into the two small products.
  const readOut = tf.mul<Tensor3D>(
    batchMatMul(engine, towards, way.second.output, { transposeLeft: true }),
    typeof taus === 'number' ? taus / rows : tf.div(taus, rows),
  );
  const towardsSecond = batchMatMul(engine, towards, tf.div<Tensor3D>(way.readOut, rows));
  const second = layerNormGradient(engine, way.second, weights.scale2, towardsSecond);
  const towardsHidden = batchMatMul(engine, second.input, weights.hiddenOut, { transposeRight: true });
  const towardsActive = reluGradient(engine, towardsHidden, way.hidden);
  const towardsFirst = tf.add<Tensor3D>(batchMatMul(engine, towardsActive, weights.hiddenIn), second.input);
  const first = layerNormGradient(engine, way.first, weights.scale1, towardsFirst);
  const byName: Record<ParameterName, Tensor3D> = {
    ...attentionGradient(on, weights, operands, way.attended, first.input),
    scale1: first.scale,
    shift1: first.shift,
    hiddenIn: batchMatMul(engine, towardsActive, way.first.output, { transposeLeft: true }),
    hiddenOut: batchMatMul(engine, way.hidden, second.input, { transposeLeft: true }),
    scale2: second.scale,
    shift2: second.shift,
    readOut,
  };
  return tf.concat<Tensor3D>(
    parameterNames.map((name) => byName[name]),
    1,
  );
}
