import type { Engine, EngineTraits } from '../core/engine/engine.ts';
import type { ProfileName } from '../core/suite.ts';
import type { TimedBenchmark } from '../schemas/timing.d.ts';

/** What a benchmark is made ready with. */
export interface BenchmarkContext {
  /** The engine of this process. */
  readonly engine: Engine;
  /** An empty folder, removed afterwards. */
  readonly scratch: string;
}

/** A benchmark made ready in a process. */
export interface ReadyBenchmark {
  /** How many of its unit (`per`) one call does: networks side by side, operations in a chain. */
  readonly members: number;
  /** How many training steps one call takes, where the unit is a step; one where left out. */
  readonly steps?: number;
  /** Of one unit; least bytes: each array that it reads or makes, once. */
  readonly work: TimedBenchmark['work'];
  /** Does the work, or hands it to the device. */
  readonly call: () => void | Promise<void>;
  /** Waits until the device has done all that was handed to it. */
  readonly finish: () => Promise<void>;
  /** Copies what it reads to other places in memory, where that is cheap; called between visits. */
  readonly move?: () => void;
  readonly dispose: () => void;
}

/**
 * Something that is timed on every device. The files of `bench/benchmarks/` export lists of these as `benchmarks`;
 * there is no other list.
 */
export interface Benchmark extends Pick<
  TimedBenchmark,
  'id' | 'group' | 'phase' | 'arithmetic' | 'what' | 'per' | 'suite' | 'series'
> {
  /** Profiles that have its sizes. */
  readonly profiles?: readonly ProfileName[];
  /** Engines that it is for, by what they declare; left out: all. */
  readonly on?: (traits: EngineTraits) => boolean;
  readonly ready: (context: BenchmarkContext) => ReadyBenchmark | Promise<ReadyBenchmark>;
}

/** `on` of work that is only worth its time on a GPU. */
export const gpus = ({ isGpu }: EngineTraits): boolean => isGpu;

/** `on` of what belongs beside a processor. */
export const processors = ({ isGpu }: EngineTraits): boolean => !isGpu;

/** `finish` of work that is done when its call returns. */
export const nothingToWaitFor = (): Promise<void> => Promise.resolve();
