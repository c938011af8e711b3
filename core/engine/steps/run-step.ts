import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine.ts';
import type { Step, StepResult, Tensors } from './step.ts';

/** TensorFlow.js numbers tensors in the order in which they are made. */
interface Numbering {
  nextTensorId(): number;
}

/**
 * Runs a step by itself and frees what it made on the way. What it gives are tensors of their own, for the caller to
 * dispose, also where the step passes on one that it was given.
 */
export function runStep(
  { tf }: Engine,
  step: Step,
  state: Tensors,
  now: Tensors,
): StepResult & { collect: Tensors } {
  const before = (tf.engine() as unknown as Numbering).nextTensorId();
  const given = new Set<Tensor>();
  const own = (tensor: Tensor): Tensor => {
    const isOwn = tensor.id > before && !given.has(tensor);
    given.add(tensor);
    return isOwn ? tensor : tf.clone(tensor);
  };
  return tf.tidy(() => {
    const result = step(state, now);
    return { state: result.state.map(own), collect: (result.collect ?? []).map(own) };
  });
}
