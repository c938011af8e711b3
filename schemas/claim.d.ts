/* Written by "npm run schemas" from claim.schema.json; do not edit. */

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
