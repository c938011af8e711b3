/**
 * Program of `verify-libraries.ts`: loads the addon named by its argument, computes one gradient, looks for CUDA's
 * libraries as TensorFlow will and loads every one, and prints what it found as JSON.
 */
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { registerGradients } from '../../core/engine/gradients/register-gradients.ts';
import { loadTensorflow } from '../../core/engine/tensorflow/load-tensorflow.ts';
import { unreachableLibraries } from './cuda-libraries.ts';

/** What the check printed. */
export interface Verified {
  /** Version that the loaded library reports. */
  readonly tensorflow: string;
  readonly usesGpu: boolean;
  /** Of Σ relu(W x)² in W, for W = [[1, −2], [3, 0.5]] and x = [2, 1]. */
  readonly gradient: readonly number[];
  /** CUDA libraries that TensorFlow would not find, or that do not load, with the linker's message. */
  readonly broken: readonly string[];
}

const addon = process.argv[2]!;
const deps = path.join(path.dirname(addon), '..', '..', 'deps');
const nvidia = path.join(deps, 'nvidia');
const { binding } = await loadTensorflow('tensorflow', { addon }, {});
await registerGradients();
const tf = await import('@tensorflow/tfjs-core');
const x = tf.tensor2d([2, 1], [2, 1]);
const loss = (w: Parameters<typeof tf.relu>[0]) => tf.sum(tf.square(tf.relu(tf.matMul(w as typeof x, x))));
const gradient = tf.grad(loss)(tf.tensor2d([1, -2, 3, 0.5], [2, 2]));
const found: Verified = {
  tensorflow: binding.TF_Version,
  usesGpu: binding.isUsingGpuDevice(),
  gradient: Array.from(await gradient.data()),
  broken: existsSync(nvidia) ? [...(await unreachableLibraries(deps)), ...brokenLibraries()] : [],
};
console.log(JSON.stringify(found));

/**
 * Asks the linker for each library. One that loads is no addon, which Node then says; the driver's own library is
 * not ours to bring.
 */
function brokenLibraries(): string[] {
  const libraries = readdirSync(nvidia, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.so(\.\d+)*$/.test(name),
  );
  return libraries.flatMap((name) => {
    try {
      process.dlopen({ exports: {} }, path.join(nvidia, name), os.constants.dlopen.RTLD_LAZY);
      return [];
    } catch (error) {
      const { message } = error as Error;
      return /self-register|libcuda\.so\.1/.test(message) ? [] : [message];
    }
  });
}
