/* Written by "npm run schemas" from doctor.schema.json; do not edit. */

export type ExaminedEngine = WorkingEngine | IdleEngine;

/**
 * What `npm run doctor` found: every engine on this machine, and what would make it faster.
 */
export interface DoctorReport {
  schemaVersion: 1;
  project: Project;
  device: Device;
  /**
   * Fastest first, as `auto` tries them.
   */
  engines: ExaminedEngine[];
  /**
   * What `--engine auto` takes; absent where nothing works.
   */
  automatic?: string;
  /**
   * The one step that would make this machine faster.
   */
  advice: string;
}
export interface Project {
  name: string;
  version: string;
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
export interface WorkingEngine {
  name: string;
  state: 'works';
  /**
   * Why `auto` passes it over all the same.
   */
  onlyByName?: string;
  record: EngineRecord;
  matMul: TimedMatMul;
  studentStep: TimedStudentStep;
}
/**
 * Product of two 512 × 512 float32 matrices.
 */
export interface TimedMatMul {
  milliseconds: number;
  gigaflops: number;
}
/**
 * One step of gradient descent of one student of the ReLU suite: d = 100, h = 50, n = 1000.
 */
export interface TimedStudentStep {
  /**
   * For one student.
   */
  milliseconds: number;
  /**
   * Students side by side.
   */
  members: number;
}
export interface IdleEngine {
  name: string;
  /**
   * `unavailable`: this machine has not what it needs. `failed`: it should work and did not.
   */
  state: 'unavailable' | 'failed';
  reason: string;
  next: string;
}
