import type { Engine } from '../core/engine/engine.ts';

/** Chosen because what a call costs beside steps of small networks is then 2 % at most, and a call still short. */
export const severalSteps = 10;

/**
 * Training steps to take in one call, as suites take many at a time: several where they run in a loop inside TensorFlow or
 * a device is waited for at the end, one where each is a call by itself.
 */
export function stepsACall({ traits }: Engine): number {
  return traits.compilesSteps || traits.isGpu ? severalSteps : 1;
}
