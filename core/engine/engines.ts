import { cpuEngine } from './cpu/cpu-engine.ts';
import { cudaEngine } from './cuda/cuda-engine.ts';
import type { EngineModule, EngineName, EngineTraits } from './engine.ts';
import { tensorflowEngine } from './tensorflow/tensorflow-engine.ts';
import { wasmEngine } from './wasm/wasm-engine.ts';
import { webgpuEngine } from './webgpu/webgpu-engine.ts';

/** Every engine of this version, fastest first. Importing this starts none of them. */
export const engines: readonly EngineModule[] = [
  cudaEngine,
  tensorflowEngine,
  webgpuEngine,
  wasmEngine,
  cpuEngine,
];

/** The engine that every machine has: others are held against it, and baselines are accepted on it. */
export const embeddedEngine: EngineName = wasmEngine.name;

/** What an engine declares of itself, without starting it. */
export function traitsOf(name: EngineName): EngineTraits {
  return engines.find((engine) => engine.name === name)!.traits;
}

/** The programs that an engine computes with, besides what a trainer calls itself; paths below the root. */
export function sourcesOf(name: EngineName): string[] {
  return [`core/engine/${name}/${name}-engine.ts`, 'core/engine/gradients/register-gradients.ts'];
}
