/** How an operation, or its gradient, did in the audit of an engine: the first case that is not right decides. */
export type Outcome =
  | { readonly state: 'right' }
  | {
      readonly state: 'wrong';
      /** Shapes and attributes of the case. */
      readonly case: string;
      /** For people: `off by 0.19 of the largest entry`, `shape [2], expected [3]`. */
      readonly finding: string;
    }
  /** The engine has no such kernel, or does not take the shapes. */
  | { readonly state: 'throws'; readonly case: string; readonly finding: string };

/** What the audit of an engine found, as stored in `stored/<engine>.json`. */
export interface EngineAudit {
  readonly engine: string;
  /** What it computed on. */
  readonly device: string;
  /** Versions of the libraries that were audited. */
  readonly versions: Readonly<Record<string, string>>;
  /** By operation use, for example `matMul` and `gradient of matMul`. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** A defect in words. */
export function defect(use: string, outcome: Exclude<Outcome, { state: 'right' }>): string {
  return `${use} ${outcome.state === 'wrong' ? 'is wrong' : 'throws'}: ${outcome.case}: ${outcome.finding}`;
}
