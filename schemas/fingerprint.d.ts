/* Written by "npm run schemas" from fingerprint.schema.json; do not edit. */

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
