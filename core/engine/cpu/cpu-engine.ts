import { cpuModel } from '../../device/cpu-model.ts';
import type { Engine, EngineModule, EngineTraits } from '../engine.ts';

const traits: EngineTraits = {
  isGpu: false,
  onMainThread: true,
  batchInvariant: true,
  cacheBytes: 2 ** 22,
  scatterAdd: false,
  compilesSteps: false,
  repeatsBits: true,
};

/** TensorFlow.js' plain JavaScript backend: slow, runs anywhere, a second opinion in tests. */
export const cpuEngine: EngineModule = {
  name: 'cpu',
  traits,
  probe: () => Promise.resolve({ state: 'available', device: device() }),
  open,
};

function device(): string {
  return `${cpuModel()} (JavaScript, 1 thread)`;
}

async function open(): Promise<Engine> {
  const tf = await import('@tensorflow/tfjs-core');
  const { version_cpu: version } = await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  const { correctAvgPoolGrad } = await import('../corrections/avg-pool-grad.ts');
  correctAvgPoolGrad('cpu');
  return {
    name: 'cpu',
    traits,
    tf,
    record: {
      id: 'cpu',
      numerics: 'cpu-float32',
      device: device(),
      versions: { 'tfjs-core': tf.version_core, 'tfjs-backend-cpu': version },
      flags: {},
    },
  };
}
