import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { convolutions, type Architecture, type Step } from './architecture.ts';
import { normaliseAndRectify, normaliseWith, type ChannelMoments } from './batch-norm.ts';
import { filterEntries, unfoldFilters } from './folded-layer.ts';
import type { Weights } from './initial-weights.ts';

/** How much of the running moments a step replaces, as PyTorch has it. */
const momentsShare = 0.1;

/** Applies the next convolution's normalisation and ReLU. */
type Normalise = (x: Tensor4D, convolution: number) => Tensor4D;

/**
 * A convolutional classifier, float32, trained by gradient descent with Nesterov momentum in PyTorch's form:
 * buf ← μ buf + g, w ← w − η (g + μ buf). The loss is the mean cross-entropy.
 */
export class ConvolutionalNetwork {
  readonly #engine: Engine;
  readonly #architecture: Architecture;
  readonly #momentum: number;
  /** 1 in the filter, 0 where its folded form reaches beyond it. */
  readonly #mask: Tensor4D;
  /** Filters by convolution, then γ by convolution, β by convolution, and the read-out. */
  #weights: Tensor[];
  #velocities: Tensor[];
  #running: ChannelMoments[];
  /** Loss and number of right answers by step since {@link takeProgress}. */
  #steps: { readonly loss: Scalar; readonly correct: Scalar }[] = [];

  constructor(engine: Engine, architecture: Architecture, momentum: number, { filters, readOut }: Weights) {
    const { tf } = engine;
    const shapes = convolutions(architecture.steps).map(({ filter }) => filter);
    const widths = shapes.map(([, , , width]) => width);
    this.#engine = engine;
    this.#architecture = architecture;
    this.#momentum = momentum;
    const inside = filterEntries(architecture.first).map((entry) => (entry < 0 ? 0 : 1));
    const [height, width, channels] = shapes[0]!;
    this.#mask = tf.tensor4d(Float32Array.from(inside), [height, width, channels, 1]);
    this.#weights = [
      ...filters.map((values, i) => tf.tensor4d(values, [...shapes[i]!])),
      ...widths.map((each) => tf.ones([each])),
      ...widths.map((each) => tf.zeros([each])),
      tf.tensor2d(readOut, [architecture.features, architecture.classes]),
    ];
    this.#velocities = this.#weights.map((tensor) => tf.zerosLike(tensor));
    this.#running = widths.map((each) => ({ mean: tf.zeros([each]), variance: tf.ones([each]) }));
  }

  /**
   * One step on a batch.
   *
   * @param images batch × folded side × folded side × folded channels
   * @param labels batch × classes, one-hot
   * @param rate η
   */
  step(images: Tensor4D, labels: Tensor2D, rate: number): void {
    const { tf } = this.#engine;
    const before = this.#tensors();
    const kept: Tensor[] = [];
    const next = tf.tidy(() => {
      // The scope in which gradients are taken forgets everything but the loss, hence what is kept.
      const found: ChannelMoments[] = [];
      let outputs: Tensor2D | undefined;
      const { value: loss, grads } = tf.valueAndGrads((...weights) => {
        outputs = this.#forward(weights, images, (x, i) => {
          const [gamma, beta] = this.#normalisation(weights, i);
          return normaliseAndRectify(this.#engine, x, gamma, beta, (moments) => {
            found.push(moments);
            tensorsOf(moments).forEach(tf.keep);
          });
        });
        return this.#crossEntropy(tf.keep(outputs), labels);
      })(this.#weights);
      grads[0] = tf.mul(grads[0]!, this.#mask);
      const right = tf.equal(tf.argMax(outputs!, 1), tf.argMax(labels, 1));
      const running = this.#blend(found, images.shape[0]);
      kept.push(outputs!, ...found.flatMap(tensorsOf));
      const correct = tf.sum<Scalar>(tf.cast(right, 'float32'));
      return { loss: loss, correct, running, ...this.#descend(grads, rate) };
    });
    tf.dispose(kept);
    tf.dispose(before);
    this.#weights = next.weights;
    this.#velocities = next.velocities;
    this.#running = next.running;
    this.#steps.push({ loss: next.loss, correct: next.correct });
  }

  /** Mean loss, and right answers in all, over the steps since the last call, each before the step on that batch. */
  async takeProgress(): Promise<{ loss: number; correct: number }> {
    const { tf } = this.#engine;
    const steps = this.#steps;
    this.#steps = [];
    const sums = tf.tidy(() => {
      const total = (values: Scalar[]): Tensor1D => tf.reshape(tf.sum(tf.stack(values)), [1]);
      return tf.concat([total(steps.map(({ loss }) => loss)), total(steps.map(({ correct }) => correct))]);
    });
    tf.dispose(steps.map(({ loss, correct }) => [loss, correct]));
    const [loss, correct] = await sums.data();
    sums.dispose();
    return { loss: loss! / steps.length, correct: correct! };
  }

  /** Outputs for a batch with the running moments, batch × classes, row-major. */
  async outputs(images: Tensor4D): Promise<Float32Array> {
    const result = this.#engine.tf.tidy(() =>
      this.#forward(this.#weights, images, (x, i) => {
        const [gamma, beta] = this.#normalisation(this.#weights, i);
        return normaliseWith(this.#engine, x, gamma, beta, this.#running[i]!);
      }),
    );
    const values = (await result.data()) as Float32Array;
    result.dispose();
    return values;
  }

  /** All that decides how training goes on: weights, velocities and running moments. */
  async state(): Promise<Float32Array[]> {
    return Promise.all(this.#tensors().map(async (tensor) => (await tensor.data()) as Float32Array));
  }

  /** Takes up a {@link state} of a network of the same architecture. */
  restore(state: readonly Float32Array[]): void {
    const { tf } = this.#engine;
    const before = this.#tensors();
    const after = before.map((tensor, i) => tf.tensor(state[i]!, tensor.shape));
    const count = this.#weights.length;
    this.#weights = after.slice(0, count);
    this.#velocities = after.slice(count, 2 * count);
    this.#running = this.#running.map((_, i) => ({
      mean: after[2 * (count + i)] as Tensor1D,
      variance: after[2 * (count + i) + 1] as Tensor1D,
    }));
    tf.dispose(before);
  }

  /** The first layer's filters [k, k, channels, filters]. */
  async firstFilters(): Promise<Float32Array> {
    return unfoldFilters(this.#architecture.first, (await this.#weights[0]!.data()) as Float32Array);
  }

  /** The filters by convolution (the first one folded) and the read-out. */
  async weights(): Promise<Weights> {
    const values = (await Promise.all(this.#weights.map((tensor) => tensor.data()))) as Float32Array[];
    return { filters: values.slice(0, this.#running.length), readOut: values.at(-1)! };
  }

  dispose(): void {
    const steps = this.#steps.flatMap(({ loss, correct }) => [loss, correct]);
    this.#engine.tf.dispose([this.#mask, ...this.#tensors(), ...steps]);
  }

  #tensors(): Tensor[] {
    return [...this.#weights, ...this.#velocities, ...this.#running.flatMap(tensorsOf)];
  }

  #normalisation(weights: readonly Tensor[], convolution: number): [Tensor1D, Tensor1D] {
    const count = this.#running.length;
    return [weights[count + convolution] as Tensor1D, weights[2 * count + convolution] as Tensor1D];
  }

  #forward(weights: readonly Tensor[], images: Tensor4D, normalise: Normalise): Tensor2D {
    const { tf } = this.#engine;
    const { steps, finalPooling, outputScale } = this.#architecture;
    let convolution = 0;
    const apply = (x: Tensor4D, step: Step): Tensor4D => {
      if (step.kind === 'max-pool') return tf.maxPool(x, step.size, step.size, 'valid');
      if (step.kind === 'residual') return tf.add<Tensor4D>(x, step.steps.reduce(apply, x));
      const filter = weights[convolution] as Tensor4D;
      return normalise(tf.conv2d(x, filter, 1, step.padding), convolution++);
    };
    const last = steps.reduce(apply, images);
    const features =
      finalPooling === 'mean'
        ? tf.mean<Tensor2D>(last, [1, 2])
        : tf.reshape<Rank.R2>(tf.maxPool(last, last.shape[1], 1, 'valid'), [last.shape[0], last.shape[3]]);
    const outputs = tf.matMul<Tensor2D>(features, weights.at(-1) as Tensor2D);
    return outputScale === 1 ? outputs : tf.mul<Tensor2D>(outputs, outputScale);
  }

  #crossEntropy(outputs: Tensor2D, labels: Tensor2D): Scalar {
    const { tf } = this.#engine;
    const logarithms = tf.logSoftmax(outputs);
    return tf.neg(tf.div(tf.sum<Scalar>(tf.mul(logarithms, labels)), outputs.shape[0]));
  }

  #descend(grads: readonly Tensor[], rate: number): { weights: Tensor[]; velocities: Tensor[] } {
    const { tf } = this.#engine;
    const velocities = grads.map((gradient, i) =>
      tf.add(tf.mul(this.#velocities[i]!, this.#momentum), gradient),
    );
    const weights = velocities.map((velocity, i) => {
      const ahead = tf.add(grads[i]!, tf.mul(velocity, this.#momentum));
      return tf.sub(this.#weights[i]!, tf.mul(ahead, rate));
    });
    return { weights, velocities };
  }

  /** Running moments with a share of the batch's; variances, as PyTorch has it, with n − 1 in the denominator. */
  #blend(found: readonly ChannelMoments[], images: number): ChannelMoments[] {
    const { tf } = this.#engine;
    const blended = (before: Tensor1D, now: Tensor1D, factor: number): Tensor1D =>
      tf.add(tf.mul(before, 1 - momentsShare), tf.mul(now, momentsShare * factor));
    return this.#running.map(({ mean, variance }, i) => {
      const count = images * this.#pixels()[i]!;
      return {
        mean: blended(mean, found[i]!.mean, 1),
        variance: blended(variance, found[i]!.variance, count / (count - 1)),
      };
    });
  }

  /** Pixels of each convolution's output. */
  #pixels(): number[] {
    let side = this.#architecture.first.outputSide;
    const visit = (step: Step): number[] => {
      if (step.kind === 'residual') return step.steps.flatMap(visit);
      if (step.kind === 'convolution') return [side * side];
      side = Math.floor(side / step.size);
      return [];
    };
    return this.#architecture.steps.flatMap(visit);
  }
}

function tensorsOf({ mean, variance }: ChannelMoments): Tensor[] {
  return [mean, variance];
}
