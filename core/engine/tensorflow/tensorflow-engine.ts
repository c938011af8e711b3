import { cpuModel } from '../../device/cpu-model.ts';
import type { Engine, EngineModule, Probe, EngineTraits } from '../engine.ts';
import { Fail } from '../../fail.ts';
import { findLibraries } from './find-libraries.ts';
import { cpuEnvironment, threadsPerProcess } from './tensorflow-environment.ts';

const traits: EngineTraits = {
  isGpu: false,
  onMainThread: true,
  // Found on libtensorflow 2.21: what is left over when a tensor is cut into vectors goes through another loop, in sums
  // over rows, in e^x, log x and 1/√x, and without AVX-512 in the last columns and rows of a plain product. Of a batch of
  // products each is done by itself, and sums over the last dimension are too.
  batchInvariant: false,
  cacheBytes: 2 ** 23,
  // Transformers of the grokking suite (7 MB each) train 1.4 times as fast by 4 as alone, and 1.5 times by 6.
  minimumBatch: { members: 6, bytes: 2 ** 26 },
  scatterAdd: true,
  compilesSteps: true,
  repeatsBits: false,
  setUpFor: 'any machine',
};

/**
 * TensorFlow's own CPU kernels (libtensorflow with oneDNN) under tfjs-node's binding: the fastest engine
 * without a GPU. `npm run setup:tensorflow` links the published binding with a current libtensorflow; a GPU build of
 * it serves too. One thread a process, parallelism comes from worker processes.
 *
 * Results of one seed are the same bits on one processor model with the same versions and flags; another
 * processor may take other oneDNN kernels.
 */
export const tensorflowEngine: EngineModule = { name: 'tensorflow', traits, probe, open };

function device(): string {
  return `${cpuModel()} (TensorFlow, ${threadsPerProcess} thread)`;
}

async function probe(): Promise<Probe> {
  const found = await findLibraries(['cpu', 'gpu']);
  if (found.state === 'found') return { state: 'available', device: device() };
  return { state: 'unavailable', reason: found.reason, next: found.next };
}

async function open(): Promise<Engine> {
  const found = await findLibraries(['cpu', 'gpu']);
  if (found.state === 'none') {
    const expected = 'libtensorflow, set up for this machine';
    throw new Fail({ where: '--engine tensorflow', found: found.reason, expected, next: found.next });
  }
  const environment = cpuEnvironment();
  const { loadTensorflow } = await import('./load-tensorflow.ts');
  const { libraryVersions } = await import('./library-versions.ts');
  const { binding } = await loadTensorflow('tensorflow', found.libraries, environment);
  return {
    name: 'tensorflow',
    traits,
    tf: await import('@tensorflow/tfjs-core'),
    record: {
      id: 'tensorflow',
      numerics: 'tensorflow-float32',
      device: device(),
      versions: libraryVersions(binding),
      flags: { libraries: found.libraries.origin, ...environment },
    },
  };
}
