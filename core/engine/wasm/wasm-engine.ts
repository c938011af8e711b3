import { createRequire } from 'node:module';
import path from 'node:path';
import { cpuModel } from '../../device/cpu-model.ts';
import type { Engine, EngineModule, EngineTraits } from '../engine.ts';

const traits: EngineTraits = {
  isGpu: false,
  onMainThread: true,
  batchInvariant: true,
  cacheBytes: 2 ** 23,
  scatterAdd: true,
  compilesSteps: false,
  repeatsBits: true,
};

/**
 * TensorFlow.js' WebAssembly backend, the embedded default: it ships in its npm package and needs nothing
 * installed. 128-bit SIMD, one thread a process; parallelism comes from worker processes.
 *
 * Missing, slow and wrong kernels of version 4.22 are replaced by ours (`kernels/`). What is left to know
 * before writing a trainer for it:
 * - XNNPACK packs the right operand of a 2-D `matMul` without transpose flags and keeps it packed as long as that
 *   tensor lives: keep the constant matrix on the right. A flag costs a transposed copy and packing anew.
 * - comparisons, `where`, `maximum`, `exp`, `log`, `tanh`, `erf` and `sin` are scalar loops, 4 to 30 ns an entry;
 *   arithmetic, `relu`, `step` and `sigmoid` use SIMD, below 1 ns: mask with `step` rather than with `greater`.
 */
export const wasmEngine: EngineModule = {
  name: 'wasm',
  traits,
  probe: () => Promise.resolve({ state: 'available', device: `${cpuModel()} (WebAssembly, 1 thread)` }),
  open,
  openAsPublished,
};

async function open(): Promise<Engine> {
  const engine = await openAsPublished();
  const { registerWasmKernels } = await import('./kernels/register-wasm-kernels.ts');
  registerWasmKernels();
  return engine;
}

/** The backend as published, with none of our kernels: what the audit and timings compare with. */
async function openAsPublished(): Promise<Engine> {
  const tf = await import('@tensorflow/tfjs-core');
  const { setWasmPaths, version_wasm: version } = await import('@tensorflow/tfjs-backend-wasm');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(path.dirname(entry) + path.sep);
  await withoutItsListeners(() => tf.setBackend('wasm'));
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return {
    name: 'wasm',
    traits,
    tf,
    record: {
      id: 'wasm',
      numerics: 'wasm-float32',
      device: `${cpuModel()} (WebAssembly${simd ? ' SIMD' : ' without SIMD'}, 1 thread)`,
      versions: { 'tfjs-core': tf.version_core, 'tfjs-backend-wasm': version },
      flags: { simd: Boolean(simd) },
    },
  };
}

const events = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs the backend's start without what it adds to this process: Emscripten listens for every exception, only
 * to throw it again, so that any failure prints the backend's whole source before its own message.
 */
async function withoutItsListeners(start: () => Promise<unknown>): Promise<void> {
  const emitter: NodeJS.EventEmitter = process;
  const before = new Set<unknown>(events.flatMap((event) => emitter.rawListeners(event)));
  await start();
  for (const event of events) {
    for (const listener of emitter.rawListeners(event) as (() => void)[]) {
      if (!before.has(listener)) emitter.removeListener(event, listener);
    }
  }
}
