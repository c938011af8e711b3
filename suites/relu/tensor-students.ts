import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import { hiddenWeightGradient, readOutGradient } from './hidden-gradient.ts';
import {
  downloadHiddenWeights,
  preActivations,
  uploadHiddenWeights,
  type HiddenWeights,
} from './hidden-weights.ts';
import type { TensorInputs } from './tensor-inputs.ts';
import type { TwoLayer } from './student-teacher.ts';

/** float32 arrays of h × n that a step makes for each student: pre-activations, activations, pattern, gradient. */
const activationsPerStep = 4;

/** Bytes of activations that a step of one student makes. */
export function activationBytes({
  width,
  samples,
}: {
  readonly width: number;
  readonly samples: number;
}): number {
  return activationsPerStep * width * samples * Float32Array.BYTES_PER_ELEMENT;
}

/**
 * Students of one width on the same inputs, side by side on a tensor engine, float32. Hidden units are rows
 * (H = W Xᵀ).
 */
export class TensorStudents {
  readonly #engine: Engine;
  /** Read-outs a, members × h × 1. */
  #a: Tensor3D;
  /** Hidden weights W. */
  #w: HiddenWeights;

  constructor(engine: Engine, starts: readonly TwoLayer[]) {
    const [first] = starts;
    if (first === undefined) throw new RangeError('no students');
    const width = first.a.length;
    const dimension = first.w.length / width;
    const readOuts = Float32Array.from(starts.flatMap(({ a }) => [...a]));
    this.#engine = engine;
    this.#a = engine.tf.tensor3d(readOuts, [starts.length, width, 1]);
    this.#w = uploadHiddenWeights(
      engine,
      starts.map(({ w }) => w),
      [width, dimension],
    );
  }

  /**
   * One step of full-batch gradient descent on the mean squared error for each student:
   * a ← a − (2η/n) relu(H) r, W ← W − (2η/n) diag(a) (1[H>0] ∘ 1rᵀ) X, with r = f(X) − y.
   *
   * @param labels y, 1 × n, the same for all
   * @param rates −2η/n of each student, members × 1 × 1
   */
  step(inputs: TensorInputs, labels: Tensor2D, rates: Tensor3D): void {
    const engine = this.#engine;
    const { tf } = engine;
    const [a, w] = tf.tidy(() => {
      const active = tf.relu(preActivations(engine, this.#w, inputs.columns));
      const residual = tf.sub<Tensor3D>(this.#readOut(active), labels);
      const layer = { readOuts: this.#a, residuals: tf.mul<Tensor3D>(residual, rates), active };
      const towardsA = readOutGradient(engine, layer);
      const towardsW = hiddenWeightGradient(engine, layer, inputs);
      return [tf.add<Tensor3D>(this.#a, towardsA), tf.add<Tensor3D>(this.#w, towardsW)] as const;
    });
    tf.dispose([this.#a, this.#w]);
    this.#a = a;
    this.#w = w;
  }

  get members(): number {
    return this.#a.shape[0];
  }

  /** f(x_j) of each student for n inputs given as columns (d × n), float32, length n. */
  async outputs(columns: Tensor2D): Promise<Float32Array[]> {
    const { tf } = this.#engine;
    const tensor = tf.tidy(() => this.#readOut(tf.relu(preActivations(this.#engine, this.#w, columns))));
    const values = (await tensor.data()) as Float32Array;
    tensor.dispose();
    return this.#apart(values);
  }

  /** The weights now, widened to float64. */
  async weights(): Promise<TwoLayer[]> {
    const a = this.#apart((await this.#a.data()) as Float32Array);
    const w = this.#apart(await downloadHiddenWeights(this.#engine, this.#w));
    return a.map((readOuts, i) => ({ a: Float64Array.from(readOuts), w: Float64Array.from(w[i]!) }));
  }

  dispose(): void {
    this.#engine.tf.dispose([this.#a, this.#w]);
  }

  /** aᵀ relu(H), members × 1 × n. */
  #readOut(active: Tensor3D): Tensor3D {
    const { tf } = this.#engine;
    return batchMatMul(
      this.#engine,
      tf.reshape<Rank.R3>(this.#a, [this.members, 1, this.#a.shape[1]]),
      active,
    );
  }

  #apart(values: Float32Array): Float32Array[] {
    const size = values.length / this.members;
    return Array.from({ length: this.members }, (_, i) => values.subarray(i * size, (i + 1) * size));
  }
}
