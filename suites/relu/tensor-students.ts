import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { compiledSteps } from '../../core/engine/steps/compiled-steps.ts';
import type { Steps } from '../../core/engine/steps/step.ts';
import { downloadHiddenWeights, preActivations, uploadHiddenWeights } from './hidden-weights.ts';
import { readOut, studentStep, type StudentTask, type StudentTensors } from './student-step.ts';
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

/** Where a student starts, and how fast it learns. */
export interface StudentStart {
  readonly weights: TwoLayer;
  /** η. */
  readonly learningRate: number;
}

/**
 * Students of one width on the same inputs, side by side on a tensor engine, float32. Hidden units are rows
 * (H = W Xᵀ).
 */
export class TensorStudents {
  readonly members: number;
  readonly #engine: Engine;
  readonly #rates: Tensor3D;
  readonly #steps: Steps<StudentTensors>;

  /** @param task not disposed; it has to last as long as the students */
  constructor(engine: Engine, starts: readonly StudentStart[], task: Omit<StudentTask, 'rates'>) {
    if (starts.length === 0) throw new RangeError('no students');
    const { tf } = engine;
    const { samples } = task.inputs;
    const rates = starts.map(({ learningRate }) => (-2 * learningRate) / samples);
    this.#engine = engine;
    this.members = starts.length;
    this.#rates = tf.tensor3d(rates, [starts.length, 1, 1]);
    const state = uploaded(engine, starts);
    this.#steps = compiledSteps(engine, {
      name: 'relu student',
      variants: [studentStep(engine, { ...task, rates: this.#rates })],
      state,
      perStep: [],
    });
    tf.dispose([...state]);
  }

  /** Takes steps of gradient descent; messages come through meanwhile. @param count at least one */
  async take(count: number): Promise<void> {
    await this.#steps.run(count);
  }

  /** f(x_j) of each student for n inputs given as columns (d × n), float32, length n. */
  async outputs(columns: Tensor2D): Promise<Float32Array[]> {
    const engine = this.#engine;
    const { tf } = engine;
    const tensor = tf.tidy(() => {
      const [a, w] = this.#tensors();
      return readOut(engine, a, tf.relu(preActivations(engine, w, columns)));
    });
    const values = (await tensor.data()) as Float32Array;
    tensor.dispose();
    return this.#apart(values);
  }

  /** The weights now, widened to float64. */
  async weights(): Promise<TwoLayer[]> {
    const tensors = this.#tensors();
    const a = this.#apart((await tensors[0].data()) as Float32Array);
    const w = this.#apart(await downloadHiddenWeights(this.#engine, tensors[1]));
    this.#engine.tf.dispose([...tensors]);
    return a.map((readOuts, i) => ({ a: Float64Array.from(readOuts), w: Float64Array.from(w[i]!) }));
  }

  dispose(): void {
    this.#steps.dispose();
    this.#rates.dispose();
  }

  #tensors(): StudentTensors {
    return this.#steps.state();
  }

  #apart(values: Float32Array): Float32Array[] {
    const size = values.length / this.members;
    return Array.from({ length: this.members }, (_, i) => values.subarray(i * size, (i + 1) * size));
  }
}

function uploaded(engine: Engine, starts: readonly StudentStart[]): StudentTensors {
  const [first] = starts;
  const width = first!.weights.a.length;
  const dimension = first!.weights.w.length / width;
  const readOuts = Float32Array.from(starts.flatMap(({ weights }) => [...weights.a]));
  const hidden = starts.map(({ weights }) => weights.w);
  return [
    engine.tf.tensor3d(readOuts, [starts.length, width, 1]),
    uploadHiddenWeights(engine, hidden, [width, dimension]),
  ];
}
