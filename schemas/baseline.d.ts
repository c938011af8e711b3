/* Written by "npm run schemas" from baseline.schema.json; do not edit. */

/**
 * What this project measured for one suite, profile and engine, and accepted: raw values per replicate.
 */
export interface Baseline {
  schemaVersion: 1;
  suite: string;
  suiteVersion: number;
  profile: 'smoke' | 'quick' | 'paper';
  engine: string;
  /**
   * Why these values were accepted.
   */
  reason: string;
  /**
   * SHA-256 of the canonical JSON of all other fields: a value that was changed by hand shows.
   */
  hash: string;
  claims: {
    [k: string]: AcceptedClaim;
  };
}
export interface AcceptedClaim {
  verdict: 'reproduced' | 'contradicted' | 'undecided' | 'not-comparable' | 'not-run';
  estimate: number | null;
  interval: null | number[];
  margin: number;
  /**
   * The test that judged the samples; entries from before 28 November 2026 may lack it.
   */
  test?: 'median' | 'worst-case' | 'proportion';
  samples: Sample[];
}
export interface Sample {
  label: string;
  value: number;
}
