import type * as tfjs from '@tensorflow/tfjs-core';
import type { EngineRecord } from '../../schemas/device.d.ts';

/** Engines by name, fastest first. */
export const engineNames = ['cuda', 'tensorflow', 'webgpu', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** A running TensorFlow.js backend and what it says of itself. One process has one engine. */
export interface Engine {
  readonly name: EngineName;
  /** TensorFlow.js with this engine's backend set. */
  readonly tf: typeof tfjs;
  readonly record: EngineRecord;
}
