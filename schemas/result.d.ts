/* Written by "npm run schemas" from result.schema.json; do not edit. */

export type Outcome = Completed | Diverged | Failed;

/**
 * What training one cell gave. Stored one file a cell; never overwritten by a claim, a figure or a report.
 */
export interface Result {
  schemaVersion: 1;
  cell: Cell;
  engine: EngineRecord;
  cost: Cost;
  outcome: Outcome;
  /**
   * SHA-256 of the canonical JSON of `outcome`: equal for equal bits.
   */
  digest: string;
  /**
   * Digest of the code that trained it: the suite's trainer with all it imports, and the engine's (core/run/trainer-digest.ts). A result without one, or with another than today's code has, is stale.
   */
  trainer?: string;
  /**
   * SHA-256 of the canonical JSON of all other fields but the seal: whatever is changed in the file shows. Absent in results of before November 2026, which name no trainer and are stale anyway.
   */
  hash?: string;
  /**
   * SHA-256 of the text of the file before this field, its last: one hash tells that the file is as it was written. Absent in files of before it was, whose digest and hash are computed again.
   */
  seal?: string;
}
/**
 * One unit of work: an experiment of a suite at one point of its parameters. Two cells with equal fields are the same cell; `key` is their content address.
 */
export interface Cell {
  /**
   * Readable name: suite/experiment/parameter=value,…
   */
  id: string;
  /**
   * SHA-256 of the canonical JSON of the other fields but `id`.
   */
  key: string;
  suite: string;
  suiteVersion: number;
  experiment: string;
  parameters: {
    [k: string]: unknown;
  };
  /**
   * Numerics class, e.g. float64 (plain JavaScript) or wasm-float32: results of one class have the same bits where the engine's recorded versions, flags and device are the same.
   */
  numerics: string;
}
/**
 * The engine that really ran, as recorded with every result.
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
export interface Cost {
  /**
   * Wall time of this cell's training and measuring, in milliseconds: of a moment in which several were trained side by side its part, of one that went on after it was stopped what came then.
   */
  durationMs: number;
  /**
   * Peak resident memory of the worker so far, in MiB.
   */
  peakMemoryMiB: number;
  /**
   * Training steps that were taken in that time; absent where there are none.
   */
  steps?: number;
  /**
   * Steps over wall time.
   */
  stepsPerSecond?: number;
  /**
   * Worker processes that trained side by side.
   */
  workers?: number;
  /**
   * When it was trained (ISO 8601, UTC); absent in results that were stored before this was.
   */
  trainedAt?: string;
  /**
   * Revision of this project that trained it, -dirty where files were changed; absent outside a clone.
   */
  commit?: string;
}
export interface Completed {
  state: 'completed';
  measurements: {
    [k: string]: unknown;
  };
}
/**
 * Training left the finite numbers. A fact about the cell, stored and shown, never averaged in.
 */
export interface Diverged {
  state: 'diverged';
  step: number;
  reason: string;
}
/**
 * The program, not the training, failed. Stored so that the gap is visible; tried again by the next run.
 */
export interface Failed {
  state: 'failed';
  reason: string;
}
