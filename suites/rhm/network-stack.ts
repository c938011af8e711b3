import type { Scalar, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { denseBackward } from '../../core/ensemble/dense-backward.ts';
import { memberSoftmax } from '../../core/ensemble/member-softmax.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { entrywise } from '../../core/ensemble/entrywise.ts';
import { layerShapes, type NetworkShape, type Weights } from './network-shape.ts';

/** Keeps the logarithm finite where a probability underflows; far below any that counts. */
const tiny = 1e-37;

/**
 * Networks of one shape trained side by side, float32: h₀ = x, h_l = relu(h_{l−1} W_l/√fan_in),
 * f = h β/width, mean cross-entropy; gradient descent with momentum, buf ← μ buf + g, W ← W − η buf (PyTorch's form).
 *
 * Kept are W/√width instead of W. Since ReLU lets positive factors through, all scalings then end up in the input,
 * whose entries are 1/√fan_in instead of 1 ({@link inputEntry}), and all layers have the one learning rate η/width.
 * It is put into the error at the output, and so into the velocities −η buf/√width.
 */
export class NetworkStack {
  readonly #engine: Engine;
  readonly #shape: NetworkShape;
  readonly #momentum: Scalar;
  /** By layer: members × fan-in × fan-out. */
  #weights: Tensor3D[];
  #velocities: Tensor3D[];
  #rate = 0;
  /** −η/(width · batch) by batch size. */
  #towardsOutputs = new Map<number, Scalar>();
  /** Probability of the right class, members × batch, by step since {@link takeLosses}. */
  #likelihoods: Tensor2D[] = [];

  constructor(engine: Engine, shape: NetworkShape, momentum: number, members: readonly Weights[]) {
    const { tf } = engine;
    this.#engine = engine;
    this.#shape = shape;
    this.#momentum = tf.scalar(momentum);
    this.#weights = layerShapes(shape).map(([fanIn, fanOut], layer) => {
      const size = fanIn * fanOut;
      const values = new Float32Array(members.length * size);
      for (const [i, weights] of members.entries()) values.set(weights[layer]!, i * size);
      return tf.tensor3d(
        values.map((value) => value / Math.sqrt(shape.width)),
        [members.length, fanIn, fanOut],
      );
    });
    this.#velocities = this.#weights.map((weights) => tf.zerosLike(weights));
  }

  get members(): number {
    return this.#weights[0]!.shape[0];
  }

  /** What stands for the 1 of a one-hot input. */
  static inputEntry({ inputs }: NetworkShape): number {
    return 1 / Math.sqrt(inputs);
  }

  /** Sets the learning rate η of the next steps, positive. */
  setRate(rate: number): void {
    const { tf } = this.#engine;
    const factor = this.#rate === 0 ? 1 : rate / this.#rate;
    this.#rate = rate;
    tf.dispose([...this.#towardsOutputs.values()]);
    this.#towardsOutputs.clear();
    if (factor === 1) return;
    const before = this.#velocities;
    this.#velocities = before.map((velocity) => tf.mul<Tensor3D>(velocity, factor));
    tf.dispose(before);
  }

  /**
   * One step of every member on its batch.
   *
   * @param inputs members × batch × inputs, entries 0 or {@link inputEntry}
   * @param labels members × batch × classes, one-hot
   */
  step(inputs: Tensor3D, labels: Tensor3D): void {
    const { tf } = this.#engine;
    const towardsOutputs = this.#factor(inputs.shape[1]);
    const { weights, velocities, likelihood } = tf.tidy(() => {
      const active = this.#forward(inputs);
      const probabilities = memberSoftmax(this.#engine, active.pop()!);
      const likelihood = tf.sum<Tensor2D>(tf.mul(probabilities, labels), 2);
      const error = tf.mul<Tensor3D>(tf.sub(probabilities, labels), towardsOutputs);
      const velocities = denseBackward(this.#engine, this.#weights, active, error).map((descent, layer) =>
        tf.add<Tensor3D>(tf.mul(this.#velocities[layer]!, this.#momentum), descent.weights),
      );
      const weights = velocities.map((velocity, layer) => tf.add<Tensor3D>(this.#weights[layer]!, velocity));
      return { weights, velocities, likelihood };
    });
    tf.dispose([this.#weights, this.#velocities]);
    this.#weights = weights;
    this.#velocities = velocities;
    this.#likelihoods.push(likelihood);
  }

  /** Mean over the steps since the last call of each member's loss, before the step on that batch. */
  async takeLosses(): Promise<Float32Array> {
    const { tf } = this.#engine;
    const likelihoods = this.#likelihoods;
    const shares = likelihoods.flatMap(({ shape: [, batch] }) =>
      Array.from({ length: batch }, () => -1 / (batch * likelihoods.length)),
    );
    const mean = tf.tidy(() => {
      const logarithms = entrywise(this.#engine, 'log', tf.add<Tensor2D>(tf.concat(likelihoods, 1), tiny));
      return tf.sum<Tensor1D>(tf.mul(logarithms, tf.tensor1d(shares)), 1);
    });
    tf.dispose(likelihoods);
    this.#likelihoods = [];
    const values = (await mean.data()) as Float32Array;
    mean.dispose();
    return values;
  }

  /** f of every member for its inputs: members × batch × classes, row-major. */
  async outputs(inputs: Tensor3D): Promise<Float32Array> {
    const outputs = this.#engine.tf.tidy(() => this.#forward(inputs).pop()!);
    const values = (await outputs.data()) as Float32Array;
    outputs.dispose();
    return values;
  }

  /** Each member's weights now, in the reference parametrisation. */
  async weights(): Promise<Weights[]> {
    const layers = await Promise.all(this.#weights.map((tensor) => tensor.data()));
    const scale = Math.sqrt(this.#shape.width);
    return Array.from({ length: this.members }, (_, i) =>
      layers.map((values) => {
        const size = values.length / this.members;
        return (values as Float32Array).slice(i * size, (i + 1) * size).map((value) => value * scale);
      }),
    );
  }

  /** Goes on with some of the members, by their positions. To be called when the losses were taken. */
  keep(positions: readonly number[]): void {
    const { tf } = this.#engine;
    const indices = tf.tensor1d([...positions], 'int32');
    const before = [...this.#weights, ...this.#velocities];
    this.#weights = this.#weights.map((tensor) => tf.gather(tensor, indices));
    this.#velocities = this.#velocities.map((tensor) => tf.gather(tensor, indices));
    tf.dispose([indices, ...before]);
  }

  dispose(): void {
    const scalars = [this.#momentum, ...this.#towardsOutputs.values()];
    this.#engine.tf.dispose([...this.#weights, ...this.#velocities, ...this.#likelihoods, ...scalars]);
  }

  #factor(batch: number): Scalar {
    const known = this.#towardsOutputs.get(batch);
    if (known !== undefined) return known;
    const factor = this.#engine.tf.scalar(-this.#rate / (this.#shape.width * batch));
    this.#towardsOutputs.set(batch, factor);
    return factor;
  }

  /** What enters each layer, and at the end the outputs f. */
  #forward(inputs: Tensor3D): Tensor3D[] {
    const entering = [inputs];
    for (const [layer, weights] of this.#weights.entries()) {
      const leaving = batchMatMul(this.#engine, entering[layer]!, weights);
      entering.push(layer === this.#shape.hiddenLayers ? leaving : this.#engine.tf.relu(leaving));
    }
    return entering;
  }
}
