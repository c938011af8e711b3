import { cpuModel } from './cpu-model.ts';
import type { Engine } from './engine.ts';

/** TensorFlow.js' plain JavaScript backend: slow, runs anywhere, a second opinion in tests. */
export async function openCpuEngine(): Promise<Engine> {
  const tf = await import('@tensorflow/tfjs-core');
  const { version_cpu: version } = await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  return {
    name: 'cpu',
    tf,
    record: {
      id: 'cpu',
      numerics: 'cpu-float32',
      device: `${cpuModel()} (JavaScript, 1 thread)`,
      versions: { 'tfjs-core': tf.version_core, 'tfjs-backend-cpu': version },
      flags: {},
    },
  };
}
