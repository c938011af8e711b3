/* Written by "npm run schemas" from timing.schema.json; do not edit. */

/**
 * What `npm run bench` measured on one device. Absolute times; compare ratios measured in one run.
 */
export interface Timing {
  schemaVersion: 1;
  device: Device;
  engine: EngineRecord;
  benchmarks: Benchmark[];
  ratios: Ratio[];
}
/**
 * The machine that a run or a timing was made on.
 */
export interface Device {
  cpu: string;
  logicalCores: number;
  memoryGiB: number;
  /**
   * Operating system and architecture, e.g. linux-x64.
   */
  platform: string;
  /**
   * Node.js version.
   */
  node: string;
}
/**
 * The engine that really ran, as recorded with every result.
 *
 * This interface was referenced by `Device`'s JSON-Schema
 * via the `definition` "EngineRecord".
 */
export interface EngineRecord {
  /**
   * cuda, tensorflow, webgpu, wasm, cpu, or javascript for experiments in plain float64 JavaScript.
   */
  id: string;
  numerics: string;
  device: string;
  versions: {
    [k: string]: string;
  };
  flags: {
    [k: string]: string | boolean | number;
  };
}
export interface Benchmark {
  id: string;
  unit: 'ms';
  /**
   * @minItems 1
   */
  samples: number[];
  median: number;
}
export interface Ratio {
  id: string;
  what: string;
  value: number;
}
