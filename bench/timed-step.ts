import type { Engine, EngineTraits } from '../core/engine/engine.ts';
import type { Workload } from './workload.ts';

/** A training step that is timed against others' ways of taking it. */
export interface TimedStep {
  readonly id: string;
  /** What a step is, for people. */
  readonly what: string;
  /** Steps to a sample. */
  readonly steps: number;
  readonly ready: (engine: Engine) => Workload;
  /** Scripts of bench/peers with their options. */
  readonly peers: readonly {
    readonly name: string;
    readonly script: string;
    readonly options: readonly string[];
    /** Engines beside which it is timed, by what they declare: on the same kind of device. */
    readonly on: (traits: EngineTraits) => boolean;
  }[];
}
