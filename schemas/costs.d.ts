/* Written by "npm run schemas" from costs.schema.json; do not edit. */

/**
 * What cells have cost, from stored results: shards are cut by it. Two processes that are given one of these cut alike.
 */
export interface Costs {
  schemaVersion: 1;
  entries: CostEntry[];
}
/**
 * Cells that are alike in all but their seed.
 */
export interface CostEntry {
  suite: string;
  suiteVersion: number;
  experiment: string;
  /**
   * Numerics class: the engine, or plain JavaScript.
   */
  numerics: string;
  /**
   * Their parameters, without the seed.
   */
  parameters: {
    [k: string]: unknown;
  };
  /**
   * Median of the time that one worker spent on one of them.
   */
  seconds: number;
  /**
   * How many were recorded.
   */
  cells: number;
}
