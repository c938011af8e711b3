import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine/engine.ts';

/** Whether the engine has the gradient of a ReLU as one operation. */
export function hasReluGradient({ tf }: Engine): boolean {
  return (tf.getKernel('ReluGrad', tf.getBackend()) as object | undefined) !== undefined;
}

/**
 * What passes backwards through a ReLU: the gradient where the unit is active, 0 elsewhere. One operation where the
 * engine has it, the product with a step where not; the same values either way.
 *
 * @param gradient loss by output, any shape
 * @param active the ReLU's output, same shape
 */
export function reluGradient<T extends Tensor>(engine: Engine, gradient: T, active: T): T {
  const { tf } = engine;
  if (!hasReluGradient(engine)) return tf.mul(gradient, tf.step(active));
  const inputs: unknown = { dy: gradient, y: active };
  return tf.engine().runKernel('ReluGrad', inputs as NamedTensorMap);
}
