/* Written by "npm run schemas" from cell.schema.json; do not edit. */

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
