import path from 'node:path';
import type { EngineRecord } from '../../../schemas/device.d.ts';
import { Fail } from '../../fail.ts';
import { askChild } from '../ask-child.ts';
import type { Engine, EngineModule, Probe, EngineTraits, WorkerDevice } from '../engine.ts';
import { explainNoGpu, tellingEnvironment } from './explain-no-gpu.ts';
import { findLibraries, setupCommand, type Libraries } from '../tensorflow/find-libraries.ts';
import { findNvidiaGpu, visibleNvidiaGpus, type NvidiaGpu } from './find-nvidia-gpu.ts';
import { gpuEnvironment } from '../tensorflow/tensorflow-environment.ts';

const traits: EngineTraits = {
  isGpu: true,
  onMainThread: false,
  // Never looked at; libtensorflow's kernels for processors are not, and these differ by size as well.
  batchInvariant: false,
  // On a GPU only its memory ends the gain.
  cacheBytes: 2 ** 32,
  scatterAdd: false,
  compilesSteps: true,
  repeatsBits: false,
  setUpFor: 'an NVIDIA GPU',
};

/**
 * TensorFlow's CUDA kernels under tfjs-node's binding, on one NVIDIA GPU. Refuses to start when operations do
 * not run there: TensorFlow itself would go on on the CPU without a word.
 *
 * What of it has run on a GPU: docs/engines.md.
 */
export const cudaEngine: EngineModule = { name: 'cuda', traits, probe, open, devices };

const next =
  'Run "npm run doctor" to see every engine, or leave --engine out to take the fastest that works.';

type Found =
  | { readonly state: 'found'; readonly libraries: Libraries; readonly gpu: NvidiaGpu }
  | { readonly state: 'none'; readonly reason: string; readonly next: string };

/** The device first: without one no set-up helps. */
async function find(): Promise<Found> {
  const device = await findNvidiaGpu();
  if (device.state === 'none') return device;
  const found = await findLibraries(['gpu']);
  if (found.state === 'none') return found;
  return { state: 'found', libraries: found.libraries, gpu: device.gpu };
}

async function devices(): Promise<WorkerDevice[]> {
  return (await visibleNvidiaGpus()).map(({ id, name }) => ({
    name,
    environment: { CUDA_VISIBLE_DEVICES: id },
  }));
}

async function probe(): Promise<Probe> {
  const found = await find();
  if (found.state === 'none') return { ...found, state: 'unavailable' };
  const program = path.join(import.meta.dirname, '..', 'print-engine-record.ts');
  const child = await askChild<EngineRecord>(program, ['cuda'], tellingEnvironment);
  if (child.state === 'answered') return { state: 'available', device: child.answer.device };
  const command = `Run "${setupCommand('gpu')} --force" if a library is at fault, or update the driver.`;
  return { state: 'unavailable', reason: explainNoGpu(child.log) ?? child.reason, next: command };
}

async function open(): Promise<Engine> {
  const found = await find();
  if (found.state === 'none') throw failed(found.reason, found.next);
  const { gpu, libraries } = found;
  const environment = gpuEnvironment(gpu.id, libraries.origin);
  const { loadTensorflow } = await import('../tensorflow/load-tensorflow.ts');
  const { matMulTeraflops, notOnGpu } = await import('./gpu-placement.ts');
  const { cudaVersions, libraryVersions } = await import('../tensorflow/library-versions.ts');
  const { binding } = await loadTensorflow('cuda', libraries, environment);
  const listsGpu = binding.isUsingGpuDevice();
  const reason = notOnGpu({ listsGpu, teraflops: listsGpu ? await matMulTeraflops() : 0 });
  if (reason !== undefined) throw failed(reason, next);
  return {
    name: 'cuda',
    traits,
    tf: await import('@tensorflow/tfjs-core'),
    record: {
      id: 'cuda',
      numerics: 'cuda-float32',
      device: `${gpu.name} (${gpu.memoryGiB} GiB)`,
      versions: { ...libraryVersions(binding), ...cudaVersions(libraries), driver: gpu.driver },
      flags: { libraries: libraries.origin, ...environment },
    },
  };
}

function failed(found: string, advice: string): Fail {
  return new Fail({ where: '--engine cuda', found, expected: 'operations on a CUDA device', next: advice });
}
