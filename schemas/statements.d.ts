/* Written by "npm run schemas" from statements.schema.json; do not edit. */

/**
 * What the paper says, in our own words, and which claims decide it, or why none does: each statement has at least one of the two.
 */
export interface Statements {
  source: string;
  /**
   * The claims of the abstract, in its order, with the word that terminal, report and README give each.
   *
   * @minItems 1
   */
  abstract: AbstractSentence[];
  sections: StatementSection[];
}
export interface AbstractSentence {
  id: string;
  /**
   * In our words.
   */
  heading: string;
  /**
   * Quoted from the abstract.
   */
  sentence: string;
  place: string;
  /**
   * Our figures that show it, the first one first.
   *
   * @minItems 1
   */
  figures: string[];
  /**
   * Claims that decide it: it is held when all are reproduced.
   *
   * @minItems 1
   */
  claims: string[];
  /**
   * What a reader must know beside the word.
   */
  caveat: string;
  /**
   * Claims that the caveat rests on; they do not decide the sentence.
   *
   * @minItems 1
   */
  limitedBy?: string[];
  /**
   * What it means and what one should see if it is right, for a reader who has not read the paper.
   */
  plain?: string;
  /**
   * Further claims that the report shows under it; they do not decide the sentence.
   *
   * @minItems 1
   */
  beside?: string[];
}
export interface StatementSection {
  title: string;
  statements: Statement[];
}
export interface Statement {
  says: string;
  /**
   * Where in the paper.
   */
  place: string;
  /**
   * @minItems 1
   */
  claims?: string[];
  /**
   * Why no claim decides it, or what the claims leave open.
   */
  reason?: string;
}
