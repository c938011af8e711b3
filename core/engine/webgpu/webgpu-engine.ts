import { createRequire } from 'node:module';
import { Fail } from '../../fail.ts';
import type { Engine, EngineModule, Probe, EngineTraits } from '../engine.ts';
import { findWebGpuAdapter } from './find-webgpu-adapter.ts';
import { swiftShaderEnvironment } from './swiftshader.ts';
import { adapterName, isSoftware, type WebGpuAdapter } from './webgpu-adapter.ts';

const traits: EngineTraits = {
  isGpu: true,
  onMainThread: false,
  batchInvariant: true,
  cacheBytes: 2 ** 28,
  scatterAdd: false,
  compilesSteps: false,
  repeatsBits: false,
};

/**
 * TensorFlow.js' WebGPU backend over Dawn, Chromium's WebGPU, which the npm package `webgpu` brings ready-made
 * for Linux, macOS and Windows: the way to a GPU of any vendor. An adapter that computes on the CPU
 * (SwiftShader, llvmpipe) is named as such and only used when `--engine webgpu` asks for it.
 */
export const webgpuEngine: EngineModule = {
  name: 'webgpu',
  traits,
  probe,
  open,
  softwareEnvironment: swiftShaderEnvironment,
};

async function probe(): Promise<Probe> {
  const found = await findWebGpuAdapter();
  if (found.state === 'none') return { state: 'unavailable', reason: found.reason, next: found.next };
  const device = adapterName(found.adapter);
  if (!isSoftware(found.adapter)) return { state: 'available', device };
  return { state: 'available', device, onlyByName: 'its adapter is software on the CPU' };
}

async function open(): Promise<Engine> {
  const adapter = await installWebGpu();
  const tf = await import('@tensorflow/tfjs-core');
  // By default the backend computes with tensors below 1000 entries on the CPU: what is named after a GPU must run on
  // it. The backend reads this flag while it is imported, so it is set, and for that registered, before.
  tf.env().registerFlag('WEBGPU_CPU_HANDOFF_SIZE_THRESHOLD', () => 0);
  tf.env().set('WEBGPU_CPU_HANDOFF_SIZE_THRESHOLD', 0);
  await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) {
    throw failed('an adapter on which the TensorFlow.js backend does not start');
  }
  const { registerWebGpuKernels } = await import('./kernels/register-webgpu-kernels.ts');
  registerWebGpuKernels();
  return {
    name: 'webgpu',
    traits,
    tf,
    record: {
      id: 'webgpu',
      numerics: 'webgpu-float32',
      device: adapterName(adapter),
      versions: {
        'tfjs-core': tf.version_core,
        'tfjs-backend-webgpu': packageVersion('@tensorflow/tfjs-backend-webgpu'),
        webgpu: packageVersion('webgpu'),
      },
      flags: {
        software: isSoftware(adapter),
        vendor: adapter.vendor,
        architecture: adapter.architecture,
        driver: adapter.description,
        cpuHandoffThreshold: 0,
      },
    },
  };
}

/** Puts `navigator.gpu` where the backend looks for it. */
async function installWebGpu(): Promise<WebGpuAdapter> {
  const { create, globals } = await import('webgpu').catch((cause: unknown) => {
    throw failed('no working package webgpu', cause);
  });
  Object.assign(globalThis, globals);
  const gpu = create([]);
  // Node 20 has no navigator; later versions have one, which keeps its other properties.
  const holder = globalThis as { navigator?: object };
  if (holder.navigator === undefined) Object.defineProperty(holder, 'navigator', { value: {} });
  Object.defineProperty(holder.navigator, 'gpu', { value: gpu, configurable: true });
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw failed('no adapter');
  return adapter.info;
}

function packageVersion(name: string): string {
  const require = createRequire(import.meta.url);
  return (require(`${name}/package.json`) as { version: string }).version;
}

function failed(found: string, cause?: unknown): Fail {
  return new Fail({
    where: '--engine webgpu',
    found,
    expected: 'a WebGPU adapter',
    next: 'Run "npm run doctor" to see why, or leave --engine out.',
    cause,
  });
}
