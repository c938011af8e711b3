/* Written by "npm run schemas" from verdict.schema.json; do not edit. */

/**
 * Numbers of replicates, growing.
 *
 * @minItems 2
 *
 * This interface was referenced by `Claim`'s JSON-Schema
 * via the `definition` "Looks".
 */
export type Looks = number[];

/**
 * A claim held against stored results and against the accepted baseline.
 */
export interface Verdict {
  id: string;
  suite: string;
  claim: Claim;
  statement: string;
  verdict: 'reproduced' | 'contradicted' | 'undecided' | 'not-comparable' | 'not-run';
  /**
   * Why this verdict, in one sentence.
   */
  reason: string;
  estimate: number | null;
  interval: null | number[];
  margin: number;
  /**
   * Labels of the replicates that were used, seeds mostly.
   */
  seeds: string[];
  /**
   * The raw value of each replicate.
   */
  samples: Sample[];
  excluded: Exclusion[];
  missing?: MissingCells;
  look?: Look;
  /**
   * Facts beside the estimate that a reader needs.
   */
  notes?: string[];
  paper: null | PaperValue;
  related?: RelatedValue;
  agreement: Agreement;
  baseline: null | BaselineEstimate;
  drift: 'same' | 'improved' | 'regressed' | 'changed' | 'new';
  /**
   * That the claim is contradicted was accepted, on this engine or on the embedded one: a finding, and no news.
   */
  known?: true;
  shift?: Shift;
}
/**
 * A statement of the paper, written down before it is measured: what is estimated, in which direction it must lie of which margin, by which test.
 */
export interface Claim {
  id: string;
  suite: string;
  /**
   * paper: a statement of the paper. theorem: an equation or definition, checked exactly. control: ours.
   */
  kind: 'paper' | 'theorem' | 'control';
  /**
   * One sentence a reader of the paper would recognise.
   */
  statement: string;
  /**
   * The number that is estimated, in words.
   */
  estimand: string;
  unit: string;
  /**
   * The claim holds when the estimand lies on this side of the margin.
   */
  direction: 'above' | 'below';
  margin: number;
  /**
   * median: the median over replicates, what a typical seed gives, with a 95 % interval: between ranks from nine replicates on, Student's below. worst-case: every replicate must lie on the claimed side; the interval is their range. proportion: share of successes with a 95 % Clopper–Pearson interval.
   */
  test: 'median' | 'worst-case' | 'proportion';
  /**
   * By profile: the numbers of replicates at which the claim is looked at, one after another, only while it is undecided. Absent: one look at all that the profile has.
   */
  looks?: {
    smoke?: Looks;
    quick?: Looks;
    paper?: Looks;
  };
  /**
   * Where the paper says it: figure, theorem, section.
   */
  source: string;
  /**
   * Profiles whose cells decide the claim.
   *
   * @minItems 1
   */
  profiles: ('smoke' | 'quick' | 'paper')[];
  /**
   * Pointer into baselines/paper to the paper's own number for the estimand: file.json#/path.
   */
  paper?: string;
  /**
   * Pointer into baselines/paper to a number of the paper for another quantity that a reader may look for.
   */
  related?: string;
  /**
   * By profile: what it changes of the paper's experiment that is the likely reason for another number, as a clause.
   */
  shrunk?: {
    smoke?: string;
    quick?: string;
    paper?: string;
  };
}
/**
 * This interface was referenced by `Verdict`'s JSON-Schema
 * via the `definition` "Sample".
 */
export interface Sample {
  label: string;
  value: number;
}
export interface Exclusion {
  label: string;
  reason: string;
}
/**
 * Cells that the claim needs and that are not stored; absent when all are.
 */
export interface MissingCells {
  cells: number;
  /**
   * Cells that the claim needs.
   */
  of: number;
  /**
   * Id of the first that is missing.
   */
  first: string;
  /**
   * Replicates that lack a cell.
   */
  replicates: number;
}
/**
 * Which look at its replicates the verdict is of, where the claim has several.
 */
export interface Look {
  /**
   * Counted from 1.
   */
  number: number;
  /**
   * Numbers of replicates of all its looks.
   *
   * @minItems 2
   */
  sizes: number[];
  /**
   * What each end of the interval may miss by at this look.
   */
  error: number;
}
export interface PaperValue {
  value: number | string;
  what: string;
  source: string;
  /**
   * Where only bounds are known: the number lies between them.
   *
   * @minItems 2
   * @maxItems 2
   */
  range?: number[];
  /**
   * How far the value may be off by having been read off a figure, in its own unit.
   */
  error?: number;
  /**
   * Of how many runs the paper's number is the mean; absent: not known, taken as exact.
   */
  runs?: number;
}
/**
 * A number of the paper for another quantity, where the claim names one.
 */
export interface RelatedValue {
  value: number | string;
  what: string;
  source: string;
}
/**
 * Whether the number agrees with the paper's, by the rule of core/judge/agreement.ts.
 */
export interface Agreement {
  word: 'agrees' | 'differs' | 'no number';
  /**
   * One sentence.
   */
  reason: string;
  /**
   * Where the paper's number would lie if both were of one experiment, 95 %.
   *
   * @minItems 2
   * @maxItems 2
   */
  range?: number[];
}
export interface BaselineEstimate {
  verdict: string;
  estimate: number | null;
  interval: null | number[];
  /**
   * How many were accepted: a verdict on fewer is told by the gate.
   */
  replicates?: number;
}
/**
 * Of replicates that were not accepted: the p-value of their coming from where the accepted ones came from, before the correction for the number of claims.
 */
export interface Shift {
  p: number;
}
