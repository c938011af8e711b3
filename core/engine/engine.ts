import type * as tfjs from '@tensorflow/tfjs-core';
import type { EngineRecord } from '../../schemas/device.d.ts';

/** Engines by name, fastest first: the order in which `auto` tries them. */
export const engineNames = ['cuda', 'tensorflow', 'webgpu', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** A running TensorFlow.js backend and what it says of itself. One process has one engine. */
export interface Engine {
  readonly name: EngineName;
  /** TensorFlow.js with this engine's backend set. */
  readonly tf: typeof tfjs;
  readonly record: EngineRecord;
}

/** What an engine says of this machine before it is started. */
export type Probe =
  | {
      readonly state: 'available';
      /** What it would compute on, for people: `Intel Xeon … (1 thread)`, `NVIDIA H100 80GB`. */
      readonly device: string;
      /**
       * Why `auto` passes it over although it works, as the end of a sentence: `its adapter is software on the
       * CPU`. It then runs only when named.
       */
      readonly onlyByName?: string;
    }
  | {
      readonly state: 'unavailable';
      /** Why, as the end of a sentence: `not set up`, `no CUDA device`. */
      readonly reason: string;
      /** The next step: a command, or what to change. */
      readonly next: string;
    };

/** One way to compute. Every engine is one file that exports one of these; `engines.ts` lists them. */
export interface EngineModule {
  readonly name: EngineName;
  /**
   * Whether this machine can run it. Takes milliseconds where the engine is not installed, loads no native
   * library into this process (a child process may) and never throws.
   */
  probe(): Promise<Probe>;
  /**
   * Starts it in this process.
   * @throws Fail (exit 2) when it does not start, or would compute on another device than its name says
   */
  open(): Promise<Engine>;
}
