/* Written by "npm run schemas" from statements.schema.json; do not edit. */

/**
 * What the paper says, in our own words, and which claims decide it, or why none does: each statement has at least one of the two.
 */
export interface Statements {
  source: string;
  sections: StatementSection[];
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
