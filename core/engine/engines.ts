import { cpuEngine } from './cpu-engine.ts';
import { cudaEngine } from './cuda-engine.ts';
import type { EngineModule } from './engine.ts';
import { tensorflowEngine } from './tensorflow-engine.ts';
import { wasmEngine } from './wasm-engine.ts';
import { webgpuEngine } from './webgpu-engine.ts';

/** Every engine of this version, fastest first. Importing this starts none of them. */
export const engines: readonly EngineModule[] = [
  cudaEngine,
  tensorflowEngine,
  webgpuEngine,
  wasmEngine,
  cpuEngine,
];
