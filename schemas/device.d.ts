/* Written by "npm run schemas" from device.schema.json; do not edit. */

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
