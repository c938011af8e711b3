/* Written by "npm run schemas" from other-seeds.schema.json; do not edit. */

/**
 * What runs with other seeds than a profile's own measured: with the accepted values, what fresh seeds are held against. Of any engine, since engines differ by far less than seeds.
 */
export interface OtherSeeds {
  schemaVersion: 1;
  suite: string;
  suiteVersion: number;
  profile: 'smoke' | 'quick' | 'paper';
  /**
   * Which runs these are.
   */
  reason: string;
  /**
   * How many runs, each with as many replicates of a claim.
   */
  runs: number;
  /**
   * Values of all runs by the claim's id, one a replicate and run after run, six digits of each.
   */
  claims: {
    /**
     * @minItems 2
     */
    [k: string]: number[];
  };
  /**
   * SHA-256 of the canonical JSON of all other fields: a value that was changed by hand shows.
   */
  hash: string;
}
