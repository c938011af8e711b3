import { batchMatMulGradient, binaryGradients, cumsumGradient } from './corrected-gradients.ts';

let registered: Promise<void> | undefined;

/**
 * Makes `tf.grad` and its kin work on every backend of this process, once. Under Node `@tensorflow/tfjs-core`
 * brings no gradients: its bundle leaves them out, and the modules that would register them cannot be loaded.
 * `@tensorflow/tfjs` carries and registers them. Those that give wrong shapes are replaced.
 */
export function registerGradients(): Promise<void> {
  registered ??= register();
  return registered;
}

async function register(): Promise<void> {
  const { registerGradient, unregisterGradient } = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs');
  for (const gradient of [batchMatMulGradient, cumsumGradient, ...binaryGradients]) {
    unregisterGradient(gradient.kernelName);
    registerGradient(gradient);
  }
}
