import { matMul, ones, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';

/** Side of the square matrices of the timed product: 17 GFLOP, a third of a millisecond on an H100. */
const side = 2048;

/**
 * Floor of a GPU's float32 rate, in TFLOP/s. Chosen because the process allows TensorFlow one thread, whose bound
 * is 2 units × 16 lanes × 2 operations × 6 GHz = 0.4, while GPUs that CUDA 12 supports reach several.
 */
const leastTeraflops = 1;

/** What was seen of where operations run. */
export interface Placement {
  /** What the binding says: TensorFlow lists a GPU. */
  readonly listsGpu: boolean;
  /** Rate of a float32 matrix product, TFLOP/s. */
  readonly teraflops: number;
}

/** Why these are no operations on a GPU, as the end of a sentence; nothing if they are. */
export function notOnGpu({ listsGpu, teraflops }: Placement): string | undefined {
  if (!listsGpu) return 'TensorFlow sees no GPU and would compute on the CPU';
  if (teraflops >= leastTeraflops) return undefined;
  const rate = teraflops.toPrecision(2);
  return `a matrix product at ${rate} TFLOP/s, the speed of a CPU (a GPU does at least ${leastTeraflops})`;
}

/**
 * Best rate of a product of two 2048 × 2048 float32 matrices on the current backend, TFLOP/s. The first product,
 * which loads kernels, does not count; reading one entry waits for the device.
 */
export async function matMulTeraflops(repetitions = 5): Promise<number> {
  const left = ones([side, side]);
  let best = Infinity;
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const start = performance.now();
    const corner: Tensor = tidy(() => slice(matMul(left, left), [0, 0], [1, 1]));
    await corner.data();
    corner.dispose();
    if (repetition > 0) best = Math.min(best, performance.now() - start);
  }
  left.dispose();
  return (2 * side ** 3) / (best * 1e9);
}
