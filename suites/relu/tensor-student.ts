import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { TwoLayer } from './student-teacher.ts';

/** Inputs as the tensor student wants them: both layouts, uploaded once, float32. */
export interface TensorInputs {
  readonly samples: number;
  /** X, n × d: the right operand of the weights' gradient. */
  readonly rows: Tensor2D;
  /** Xᵀ, d × n: the right operand of the forward pass. */
  readonly columns: Tensor2D;
}

export function uploadInputs(engine: Engine, inputs: Float64Array, dimension: number): TensorInputs {
  const samples = inputs.length / dimension;
  const rows = engine.tf.tensor2d(Float32Array.from(inputs), [samples, dimension]);
  return { samples, rows, columns: engine.tf.transpose(rows) };
}

/**
 * One student on a tensor engine, float32. Hidden units are rows (H = W Xᵀ, h × n), so that every product of
 * a step is a 2-D product without transposes whose large right operand, X or Xᵀ, is constant.
 */
export class TensorStudent {
  readonly #engine: Engine;
  /** a, h × 1. */
  #a: Tensor2D;
  /** W, h × d. */
  #w: Tensor2D;

  constructor(engine: Engine, start: TwoLayer) {
    const width = start.a.length;
    this.#engine = engine;
    this.#a = engine.tf.tensor2d(Float32Array.from(start.a), [width, 1]);
    this.#w = engine.tf.tensor2d(Float32Array.from(start.w), [width, start.w.length / width]);
  }

  /**
   * One step of full-batch gradient descent on the mean squared error:
   * a ← a − (2η/n) relu(H) r, W ← W − (2η/n) diag(a) (1[H>0] ∘ 1rᵀ) X, with r = f(X) − y.
   *
   * @param labels y, 1 × n
   * @param rate −2η/n as a scalar tensor
   */
  step(inputs: TensorInputs, labels: Tensor2D, rate: Scalar): void {
    const { tf } = this.#engine;
    const [a, w] = tf.tidy(() => {
      const pre = tf.matMul<Tensor2D>(this.#w, inputs.columns);
      const active = tf.relu(pre);
      const scaledResidual = tf.mul<Tensor2D>(tf.sub(this.#readOut(active), labels), rate);
      const towardsA = tf.matMul(active, tf.reshape(scaledResidual, [inputs.samples, 1]));
      const masked = tf.mul<Tensor2D>(tf.step(pre), scaledResidual);
      const towardsW = tf.mul(this.#a, tf.matMul(masked, inputs.rows));
      return [tf.add<Tensor2D>(this.#a, towardsA), tf.add<Tensor2D>(this.#w, towardsW)] as const;
    });
    tf.dispose([this.#a, this.#w]);
    this.#a = a;
    this.#w = w;
  }

  /** f(x_j) for n inputs given as columns (d × n), float32, length n. */
  async outputs(columns: Tensor2D): Promise<Float32Array> {
    const { tf } = this.#engine;
    return this.#download(tf.tidy(() => this.#readOut(tf.relu(tf.matMul(this.#w, columns)))));
  }

  /** The weights now, widened to float64. */
  async weights(): Promise<TwoLayer> {
    return { a: Float64Array.from(await this.#a.data()), w: Float64Array.from(await this.#w.data()) };
  }

  dispose(): void {
    this.#engine.tf.dispose([this.#a, this.#w]);
  }

  #readOut(active: Tensor2D): Tensor2D {
    const { tf } = this.#engine;
    return tf.matMul(tf.reshape(this.#a, [1, this.#a.shape[0]]), active);
  }

  async #download(tensor: { data(): Promise<unknown>; dispose(): void }): Promise<Float32Array> {
    const values = (await tensor.data()) as Float32Array;
    tensor.dispose();
    return values;
  }
}
