/* Written by "npm run schemas" from timing.schema.json; do not edit. */

/**
 * A chain of dependent operations in JavaScript, timed before every visit: the speed of one core, in milliseconds.
 *
 * @minItems 1
 */
export type Samples = number[];
/**
 * Eight such chains at once, timed beside it: how much of a core's units there is to be had.
 *
 * @minItems 1
 */
export type Samples1 = number[];
/**
 * @minItems 1
 *
 * This interface was referenced by `Timing`'s JSON-Schema
 * via the `definition` "Samples".
 */
export type Samples2 = number[];
/**
 * Milliseconds, round by round.
 *
 * @minItems 1
 */
export type Samples3 = number[];
/**
 * Milliseconds, round by round.
 *
 * @minItems 1
 */
export type Samples4 = number[];

/**
 * What `npm run bench` measured on one device: raw samples, by process and iteration, and under what conditions.
 */
export interface Timing {
  schemaVersion: 3;
  project: TimedProject;
  fingerprint: Fingerprint;
  settings: TimingSettings;
  conditions: Conditions;
  /**
   * Time from loading the engine to its first answer, by process.
   */
  engineStartMs: number[];
  /**
   * @minItems 1
   */
  benchmarks: TimedBenchmark[];
  /**
   * Benchmarks that could not be made ready on this device.
   *
   * @minItems 1
   */
  notTimed?: NotTimed[];
  /**
   * Against others' ways of doing the same work, measured in turns (--peers).
   */
  ratios: Ratio[];
  /**
   * What each claim's cells cost in the reproduction stored beside this timing, where it was trained on this device.
   */
  claims?: ClaimCost[];
}
export interface TimedProject {
  name: string;
  version: string;
  /**
   * Git commit, with -dirty where files were changed.
   */
  revision?: string;
}
/**
 * What decides whether two timings may be held against each other, apart from what is only good to know.
 */
export interface Fingerprint {
  /**
   * SHA-256 of the canonical JSON of `comparability`.
   */
  hash: string;
  comparability: Comparability;
  informational: Informational;
}
/**
 * Fields that change timings. One that could not be found out is left out.
 */
export interface Comparability {
  /**
   * Operating system and architecture, e.g. linux-x64.
   */
  platform: string;
  memoryGiB?: number;
  cpu: Cpu;
  /**
   * Only for engines that compute on one. Their number is the list's length.
   */
  gpus?: Gpu[];
  gpuDriver?: string;
  engine: ComparableEngine;
}
export interface Cpu {
  model: string;
  /**
   * Those this process may use.
   */
  logicalCores: number;
  physicalCores?: number;
  /**
   * Vector extensions, sorted.
   */
  simd?: string[];
}
/**
 * This interface was referenced by `Fingerprint`'s JSON-Schema
 * via the `definition` "Gpu".
 */
export interface Gpu {
  model: string;
  memoryMiB?: number;
  /**
   * The power cap in force.
   */
  powerLimitW?: number;
  /**
   * Mode of Multi-Instance GPU, with the instances' profiles where it is on.
   */
  mig?: string;
}
export interface ComparableEngine {
  id: string;
  /**
   * Precision class.
   */
  numerics: string;
  /**
   * Without serial numbers.
   */
  device: string;
  /**
   * Its libraries, CUDA and cuDNN among them.
   */
  versions: {
    [k: string]: string;
  };
  /**
   * Determinism, precision and threads, without which device of several was taken.
   */
  flags: {
    [k: string]: string | boolean | number;
  };
}
/**
 * Good to know, not part of the hash. One that could not be found out is left out.
 */
export interface Informational {
  /**
   * When the timing began, ISO 8601, UTC.
   */
  date: string;
  host?: string;
  node: string;
  v8?: string;
  /**
   * Distribution and release.
   */
  os?: string;
  kernel?: string;
  /**
   * What virtualises the machine.
   */
  virtual?: string;
  /**
   * Which device of several the engine was told to take.
   */
  device?: string;
  gpuIds?: string[];
  /**
   * GPUs of the machine that the engine does not use.
   */
  gpus?: Gpu[];
}
export interface TimingSettings {
  processes: number;
  secondsPerProcess: number;
  inTurnsWith?: InTurnsWith;
}
/**
 * The timing whose processes took turns with these, visit by visit.
 */
export interface InTurnsWith {
  revision: string;
  /**
   * When both began: that of both timings of one run.
   */
  run: string;
}
/**
 * What the machine was doing meanwhile.
 *
 * This interface was referenced by `Timing`'s JSON-Schema
 * via the `definition` "Conditions".
 */
export interface Conditions {
  reliability: Reliability;
  spinMs: Samples;
  fillMs: Samples1;
  loadAverage?: LoadAverage;
  /**
   * Share of the machine's processor time that other programs took, 0 to 1.
   */
  othersShare?: number;
  /**
   * Share of processor time that the host gave to other machines, 0 to 1; Linux only.
   */
  stolenShare?: number;
  /**
   * What nvidia-smi said before, between and after the processes; one entry a look and device.
   */
  gpu?: GpuLook[];
}
/**
 * This interface was referenced by `Timing`'s JSON-Schema
 * via the `definition` "Reliability".
 */
export interface Reliability {
  state: 'reliable' | 'unreliable';
  reasons: string[];
}
/**
 * Of one minute; absent where the system has none.
 */
export interface LoadAverage {
  before: number;
  after: number;
}
export interface GpuLook {
  device: number;
  clockMHz?: number;
  maxClockMHz?: number;
  powerW?: number;
  temperatureC?: number;
  /**
   * 0 to 1.
   */
  utilisation?: number;
  slowedBy?: string[];
}
/**
 * This interface was referenced by `Timing`'s JSON-Schema
 * via the `definition` "TimedBenchmark".
 */
export interface TimedBenchmark {
  id: string;
  group: 'calibration' | 'suite' | 'infrastructure';
  suite?: string;
  suiteVersion?: number;
  /**
   * Profiles that have these sizes.
   */
  profiles?: ('smoke' | 'quick' | 'paper')[];
  phase: 'kernel' | 'latency' | 'copy' | 'train' | 'evaluate' | 'store' | 'draw';
  /**
   * engine: tensor operations of the engine. float64: plain JavaScript.
   */
  arithmetic: 'engine' | 'float64';
  /**
   * What is done, with its sizes.
   */
  what: string;
  /**
   * Of every duration of this benchmark.
   */
  unit: 'ns' | 'us' | 'ms' | 's';
  /**
   * What one sample is the time of: `step of one network`.
   */
  per: string;
  /**
   * Networks side by side.
   */
  members: number;
  /**
   * Benchmarks of one series differ in `members` only.
   */
  series?: string;
  work: Work;
  /**
   * @minItems 1
   */
  processes: TimedProcess[];
  reliability: Reliability;
}
export interface Work {
  /**
   * Floating-point operations of one `per`, by formula.
   */
  flop: number;
  /**
   * Least bytes that have to be moved for one `per`: each array read or written once.
   */
  bytes: number;
}
export interface TimedProcess {
  /**
   * The first call: compilation, allocation.
   */
  firstCall: number;
  /**
   * Samples until they were stable; not used.
   */
  warmUp: number[];
  /**
   * Samples, visit by visit; the benchmarks of a process are visited in turns.
   *
   * @minItems 1
   */
  visits: Samples2[];
  /**
   * Calls before the device is waited for and the clock read.
   */
  callsPerSample: number;
  /**
   * Whether warm-up became stable within its time.
   */
  settled: boolean;
  /**
   * The median chain of operations before its visits.
   */
  spinMs: number;
  /**
   * The median of eight chains at once before its visits.
   */
  fillMs: number;
}
export interface NotTimed {
  id: string;
  reason: string;
}
export interface Ratio {
  id: string;
  what: string;
  value: number;
  ours?: Samples3;
  theirs?: Samples4;
}
export interface ClaimCost {
  id: string;
  suite: string;
  suiteVersion: number;
  profile: 'smoke' | 'quick' | 'paper';
  /**
   * Cells that its evidence reads.
   */
  cells: number;
  /**
   * Their wall time, each divided by how many workers trained side by side.
   */
  seconds: number;
}
