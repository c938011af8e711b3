import { createRequire } from 'node:module';
import path from 'node:path';
import { cpuModel } from './cpu-model.ts';
import type { Engine, EngineModule } from './engine.ts';

/**
 * TensorFlow.js' WebAssembly backend, the embedded default: it ships in its npm package and needs nothing
 * installed. 128-bit SIMD, one thread a process; parallelism comes from worker processes.
 *
 * What to know before writing a trainer for it (measured with 4.22):
 * - a 2-D `matMul` without transpose flags runs on XNNPACK; any other shape or flag is a scalar loop, ten times
 *   slower. Transpose once and keep the transposed copy.
 * - XNNPACK packs the right operand and keeps it packed as long as that tensor lives: keep the constant matrix
 *   on the right. The cache knows the data, not its shape: never use one tensor's data under two shapes as a
 *   right operand (`reshape` shares data), the second product reads out of bounds.
 * - `where` and `greater` are scalar loops; `step`, `relu` and element-wise products are not.
 */
export const wasmEngine: EngineModule = {
  name: 'wasm',
  probe: () => Promise.resolve({ state: 'available', device: `${cpuModel()} (WebAssembly, 1 thread)` }),
  open,
};

async function open(): Promise<Engine> {
  const tf = await import('@tensorflow/tfjs-core');
  const { setWasmPaths, version_wasm: version } = await import('@tensorflow/tfjs-backend-wasm');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(path.dirname(entry) + path.sep);
  await tf.setBackend('wasm');
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return {
    name: 'wasm',
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
