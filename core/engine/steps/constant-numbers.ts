import { dataType } from './graph.ts';
import type { HeldTensor } from './held-tensors.ts';
import type { RecordedStep } from './recorded-step.ts';

/**
 * Which held tensors are constants of the graph: whole numbers and truth values that JavaScript gives, as shapes, axes
 * and sizes, without which XLA knows no shape. All others are arguments. A float32 constant is one that TensorFlow's
 * optimiser computes with, (v · f) · μ becoming v · (f · μ), which changes bits; so a number that is cast is none either.
 */
export function constantNumbers(steps: readonly RecordedStep[]): ReadonlySet<HeldTensor> {
  const constants = new Set<HeldTensor>();
  const cast = new Set<HeldTensor>();
  for (const { operation, inputs } of steps.flatMap(({ operations }) => operations)) {
    for (const source of inputs) {
      if (source.from !== 'held' || source.held.number === undefined) continue;
      if (operation === 'Cast' || source.held.dtype === dataType.float32) cast.add(source.held);
      else constants.add(source.held);
    }
  }
  return new Set([...constants].filter((held) => !cast.has(held)));
}
