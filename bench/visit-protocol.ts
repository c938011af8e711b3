import type { EngineName } from '../core/engine/engine.ts';
import type { Compilation } from '../core/engine/steps/step.ts';
import type { EngineRecord } from '../schemas/device.d.ts';
import type { NotTimed, TimedBenchmark } from '../schemas/timing.d.ts';
import type { ReferenceLoopTimes } from '../core/device/reference-loops.ts';
import type { Beginning } from './sampler.ts';

/** Raised when requests or answers change: the other side of a run may be a tree of another revision. */
export const protocolVersion = 1;

/** What a process that measures is to get ready. */
export interface Order {
  readonly engine: EngineName;
  readonly compile: Compilation;
  readonly only: readonly string[];
  /** That it has for everything. */
  readonly seconds: number;
}

/** A benchmark that is ready in a process: what it is and how it began. */
export interface Opened {
  readonly benchmark: Omit<TimedBenchmark, 'processes' | 'reliability'>;
  readonly beginning: Beginning;
  /** Milliseconds that a sample takes. */
  readonly sampleMs: number;
}

/** What a process says when its benchmarks are ready. */
export interface Opening {
  readonly protocol: number;
  /** How steps run there; revisions that could not be asked leave it out, and run them `lowered`. */
  readonly compile?: Compilation;
  readonly record: EngineRecord;
  readonly engineStartMs: number;
  readonly opened: readonly Opened[];
  /** Benchmarks that could not be made ready, and why. */
  readonly notTimed: readonly NotTimed[];
}

/** What a process had used when it was told to end. */
export interface Closing {
  /** Processor time of the process. */
  readonly processorMs: number;
}

/** Requests to a process that measures, each with its answer. It does nothing but what it is asked for. */
export interface Requests {
  readonly open: { readonly ask: Order; readonly answer: Opening };
  /** `position` is that among the opened. */
  readonly visit: {
    readonly ask: { readonly position: number; readonly milliseconds: number };
    readonly answer: { readonly samples: readonly number[] };
  };
  /** Gets ready for some visits to a benchmark: shifts it in memory, and says how fast the core is now. */
  readonly arrive: { readonly ask: { readonly position: number }; readonly answer: ReferenceLoopTimes };
  readonly close: { readonly ask: Record<string, never>; readonly answer: Closing };
}

export type RequestKind = keyof Requests;

export interface Request {
  readonly kind: RequestKind;
  readonly ask: Requests[RequestKind]['ask'];
}

export type Reply =
  | { readonly state: 'answered'; readonly answer: Requests[RequestKind]['answer'] }
  | { readonly state: 'failed'; readonly reason: string };
