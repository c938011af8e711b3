import type * as tfjs from '@tensorflow/tfjs-core';
import type { EngineRecord } from '../../schemas/device.d.ts';
import type { Compilation } from './steps/step.ts';

/** Engines by name, fastest first: the order in which `auto` tries them. */
export const engineNames = ['cuda', 'tensorflow', 'webgpu', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** What trainers, layouts and timings have to know of an engine, declared by the engine itself. */
export interface EngineTraits {
  /**
   * It computes on a graphics processor, which all workers of a machine share: a few of them hide what one spends between
   * operations, and its memory alone limits what is trained side by side.
   */
  readonly isGpu: boolean;
  /** It computes on the main thread of its process: kept on one processor it loses nothing. */
  readonly onMainThread: boolean;
  /**
   * Its kernels give an entry the same last bits wherever it stands in a tensor, so that a member of an ensemble may be
   * a part of any batch.
   */
  readonly batchInvariant: boolean;
  /** Bytes of activations up to which members gain from being trained side by side. */
  readonly cacheBytes: number;
  /** Members that gain from it also outside the cache, up to so many bytes: where each call is dear. */
  readonly minimumBatch?: { readonly members: number; readonly bytes: number };
  /** It sums rows by their indices in a fixed order, with indices of two dimensions. */
  readonly scatterAdd: boolean;
  /** It has the same bits on any machine: its kernels do not depend on the processor. */
  readonly repeatsBits: boolean;
  /** It runs many steps in one call (core/engine/steps). */
  readonly compilesSteps: boolean;
  /** Which machines its own set-up command makes faster; absent: it has none. */
  readonly setUpFor?: 'any machine' | 'an NVIDIA GPU';
}

/** A running TensorFlow.js backend and what it says of itself. One process has one engine. */
export interface Engine {
  readonly name: EngineName;
  /** TensorFlow.js with this engine's backend set. */
  readonly tf: typeof tfjs;
  readonly record: EngineRecord;
  readonly traits: EngineTraits;
  /** How its steps are run where a trainer does not say; see core/engine/steps. */
  readonly compile?: Compilation;
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

/** A device that a worker is kept on. */
export interface WorkerDevice {
  /** For people: `NVIDIA H100 80GB`. */
  readonly name: string;
  /** Environment variables by which a worker sees it alone. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One way to compute. Every engine is one folder that exports one of these; `engines.ts` lists them. */
export interface EngineModule {
  readonly name: EngineName;
  readonly traits: EngineTraits;
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
  /** The devices that it would share a run among, where there may be several: one worker each. */
  readonly devices?: () => Promise<readonly WorkerDevice[]>;
  /** Starts it as published, without our kernels, where it has any: shows in the audit what they mend. */
  readonly openAsPublished?: () => Promise<Engine>;
  /** Environment variables with which it runs in software, for the audit where its device is not at hand. */
  readonly softwareEnvironment?: () => Readonly<Record<string, string>> | undefined;
}
