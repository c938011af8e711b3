import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine.ts';
import type { Tensors } from './step.ts';

/** What each of some steps collected as one tensor of each kind, [steps, …]; disposes of the steps' own. */
export function stackCollected({ tf }: Engine, collected: readonly Tensors[]): Tensor[] {
  const stacked = collected[0]!.map((_, index) => tf.stack(collected.map((each) => each[index]!)));
  tf.dispose(collected.flat());
  return stacked;
}
