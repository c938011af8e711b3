/* Written by "npm run schemas" from timing-history.schema.json; do not edit. */

/**
 * The fastest sample of each process.
 *
 * @minItems 1
 */
export type Samples = number[];

/**
 * Timings of one fingerprint over time: baselines/timings/<first 16 digits of its hash>.json.
 */
export interface TimingHistory {
  schemaVersion: 1;
  fingerprint: KeptFingerprint;
  /**
   * @minItems 1
   */
  entries: HistoryEntry[];
}
export interface KeptFingerprint {
  hash: string;
  comparability: Comparability;
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
export interface HistoryEntry {
  date: string;
  revision?: string;
  /**
   * Why it was kept.
   */
  reason: string;
  reliability: Reliability;
  spinMs: number;
  /**
   * @minItems 1
   */
  benchmarks: KeptBenchmark[];
}
export interface Reliability {
  state: 'reliable' | 'unreliable';
  reasons: string[];
}
export interface KeptBenchmark {
  id: string;
  suiteVersion?: number;
  unit: 'ns' | 'us' | 'ms' | 's';
  processTimes: Samples;
}
