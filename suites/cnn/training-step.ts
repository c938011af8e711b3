import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Step, Tensors } from '../../core/engine/steps/step.ts';
import { convolutionPixels, type Architecture } from './architecture.ts';
import { normaliseAndRectify, type ChannelMoments } from './batch-norm.ts';
import { filterEntries } from './folded-layer.ts';
import { channelSigns, increasing } from './increasing.ts';
import { networkOutputs } from './network-outputs.ts';
import { stateOf, tensorsOf, weightsOf, type NetworkState } from './network-state.ts';
import { blendedMoments } from './running-moments.ts';

/** What a step has of its own: images, batch × folded side² × folded channels; classes one-hot, batch × classes; η. */
export type Batch = [images: Tensor4D, labels: Tensor2D, rate: Scalar];

/** Of a batch and the weights before a step on it. */
interface Gradients {
  readonly loss: Scalar;
  readonly correct: Scalar;
  /** Of each of the weights. */
  readonly gradients: Tensor[];
  /** By convolution. */
  readonly moments: readonly ChannelMoments[];
}

/**
 * One step of gradient descent with Nesterov momentum in PyTorch's form: buf ← μ buf + g, w ← w − η (g + μ buf). The loss
 * is the mean cross-entropy. Its state is a {@link NetworkState}, as `tensorsOf` lists it; it collects the loss and the
 * number of right answers before it, float32.
 */
export function trainingStep(
  engine: Engine,
  architecture: Architecture,
  momentum: number,
): Step<Tensors, Batch> {
  const { tf } = engine;
  const pixels = convolutionPixels(architecture);
  return (tensors, [images, labels, rate]) => {
    const state = stateOf(architecture, tensors);
    const found = gradientsOf(engine, architecture, state, [images, labels]);
    const { loss, correct, gradients, moments } = found;
    const running = state.running.map((before, i) =>
      blendedMoments(engine, before, moments[i]!, images.shape[0] * pixels[i]!),
    );
    tf.dispose(moments.map(({ mean, variance }) => [mean, variance]));
    const velocities = gradients.map((gradient, i) =>
      tf.add(tf.mul(state.velocities[i]!, momentum), gradient),
    );
    const weights = velocities.map((velocity, i) => {
      const ahead = tf.add(gradients[i]!, tf.mul(velocity, momentum));
      return tf.sub(state.weights[i]!, tf.mul(ahead, rate));
    });
    return { state: tensorsOf({ weights, velocities, running }), collect: [loss, correct] };
  };
}

/** @returns with moments that the surrounding `tidy` keeps, for the caller to dispose */
function gradientsOf(
  engine: Engine,
  architecture: Architecture,
  { weights }: NetworkState,
  [images, labels]: readonly [Tensor4D, Tensor2D],
): Gradients {
  const { tf } = engine;
  const signs = channelSigns(engine, weightsOf(weights));
  // The scope in which gradients are taken forgets everything but the loss, hence what is kept.
  const moments: ChannelMoments[] = [];
  let outputs: Tensor2D | undefined;
  const { value: loss, grads } = tf.valueAndGrads((...given) => {
    const parts = increasing(engine, weightsOf(given), signs);
    outputs = networkOutputs(engine, architecture, parts, images, (x, normalisation, i) =>
      normaliseAndRectify(engine, x, normalisation, ({ mean, variance }) => {
        moments.push({ mean: tf.keep(tf.mul(mean, signs[i]!)), variance: tf.keep(variance) });
      }),
    );
    return crossEntropy(engine, tf.keep(outputs), labels);
  })([...weights]);
  const right = tf.equal(tf.argMax(outputs!, 1), tf.argMax(labels, 1));
  tf.dispose(outputs);
  const [first, ...others] = grads;
  return {
    loss: loss,
    correct: tf.sum<Scalar>(tf.cast(right, 'float32')),
    gradients: [tf.mul(first!, filterMask(engine, architecture)), ...others],
    moments,
  };
}

/** 1 in the first filter, 0 where its folded form reaches beyond it. */
function filterMask({ tf }: Engine, { first }: Architecture): Tensor4D {
  const inside = Float32Array.from(filterEntries(first), (entry) => (entry < 0 ? 0 : 1));
  return tf.tensor4d(inside, [first.foldedKernel, first.foldedKernel, first.foldedChannels, 1]);
}

function crossEntropy({ tf }: Engine, outputs: Tensor2D, labels: Tensor2D): Scalar {
  const logarithms = tf.logSoftmax(outputs);
  return tf.neg(tf.div(tf.sum<Scalar>(tf.mul(logarithms, labels)), outputs.shape[0]));
}
