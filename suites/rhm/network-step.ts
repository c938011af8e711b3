import type { Rank, Scalar, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { denseBackward } from '../../core/ensemble/dense-backward.ts';
import { memberSoftmax } from '../../core/ensemble/member-softmax.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { PerStep, Step } from '../../core/engine/steps/step.ts';
import { forward } from './forward.ts';
import type { NetworkShape } from './network-shape.ts';
import { inputEntry } from './network-weights.ts';

/** What steps are of: networks of one shape on batches of strings of `length` symbols, each one of `v`. */
export interface StepSetting {
  readonly shape: NetworkShape;
  readonly v: number;
  /** Strings in a whole batch. */
  readonly batch: number;
  /** μ, float32. */
  readonly momentum: Scalar;
}

/** By layer weights W/√width, then by layer velocities −η buf/√width: members × fan-in × fan-out. */
export type NetworkTensors = readonly Tensor3D[];

/** What a step is given, of which each variant uses a part. */
export type StepInputs = readonly [
  /** Symbols 0 … v − 1, members × batch × length. */
  symbols: Tensor3D,
  /** Classes, members × batch. */
  classes: Tensor2D,
  /**
   * −η/(width · rows), which puts the learning rate into the error at the output, and so into the velocities; or the factor
   * by which the velocities change with the learning rate.
   */
  scale: Scalar,
];

/** Types of {@link StepInputs}. @param length symbols of a string */
export function stepInputs(members: number, batch: number, length: number) {
  return [
    { shape: [members, batch, length], dtype: 'int32' },
    { shape: [members, batch], dtype: 'int32' },
    { shape: [], dtype: 'float32' },
  ] as const satisfies readonly PerStep[];
}

type NetworkStep = Step<NetworkTensors, StepInputs>;

/** Brings the velocities to another learning rate. Collects ones, for no batch. */
export function rescaling({ tf }: Engine): NetworkStep {
  return (state, [, classes, scale]) => {
    const [weights, velocities] = halves(state);
    return {
      state: [...weights, ...velocities.map((velocity) => tf.mul<Tensor3D>(velocity, scale))],
      collect: [tf.ones(classes.shape)],
    };
  };
}

/**
 * A step of gradient descent with momentum on the mean cross-entropy of every network's batch: buf ← μ buf + g,
 * W ← W − η buf (PyTorch's form). Collects the probability of the right class before the step, members × batch.
 *
 * @param rows how many strings of the batch there are; the others are left out, and 1 stands for their probability
 */
export function batchStep(engine: Engine, setting: StepSetting, rows: number): NetworkStep {
  const { tf } = engine;
  const { batch, momentum } = setting;
  return (state, [symbols, classes, scale]) => {
    const [weights, before] = halves(state);
    const { inputs, labels } = oneHot(engine, setting, firstRows(engine, rows, symbols, classes));
    const active = forward(engine, weights, inputs);
    const probabilities = memberSoftmax(engine, active.pop()!);
    const likelihood = tf.sum<Tensor2D>(tf.mul(probabilities, labels), 2);
    const error = tf.mul<Tensor3D>(tf.sub(probabilities, labels), scale);
    const velocities = denseBackward(engine, weights, active, error).map((descent, layer) =>
      tf.add<Tensor3D>(tf.mul(before[layer]!, momentum), descent.weights),
    );
    const after = velocities.map((velocity, layer) => tf.add<Tensor3D>(weights[layer]!, velocity));
    const missing = batch - rows;
    return {
      state: [...after, ...velocities],
      collect: [
        missing === 0
          ? likelihood
          : tf.pad(
              likelihood,
              [
                [0, 0],
                [0, missing],
              ],
              1,
            ),
      ],
    };
  };
}

function halves(state: NetworkTensors): readonly [NetworkTensors, NetworkTensors] {
  return [state.slice(0, state.length / 2), state.slice(state.length / 2)];
}

function firstRows(
  { tf }: Engine,
  rows: number,
  symbols: Tensor3D,
  classes: Tensor2D,
): readonly [Tensor3D, Tensor2D] {
  if (rows === classes.shape[1]) return [symbols, classes];
  return [tf.slice(symbols, [0, 0, 0], [-1, rows, -1]), tf.slice(classes, [0, 0], [-1, rows])];
}

/** Symbol c at place i becomes entry i·v + c of the inputs, a class an entry of the labels. */
function oneHot(
  { tf }: Engine,
  { shape, v }: StepSetting,
  [symbols, classes]: readonly [Tensor3D, Tensor2D],
): { readonly inputs: Tensor3D; readonly labels: Tensor3D } {
  const entries = tf.oneHot(symbols, v, inputEntry(shape), 0, 'float32');
  return {
    inputs: tf.reshape<Rank.R3>(entries, [...classes.shape, shape.inputs]),
    labels: tf.oneHot(classes, shape.classes, 1, 0, 'float32') as Tensor3D,
  };
}
