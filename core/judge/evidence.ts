import type { CellSet, Experiments } from '../../schemas/cell-set.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Exclusion, Sample } from '../../schemas/verdict.d.ts';

/** What the stored cells say about one claim, before any verdict. */
export type Evidence =
  | {
      readonly state: 'measured';
      /**
       * One value per independent replicate (a seed, a problem, a setting) in the claim's unit. For the test
       * `proportion` a value is 1 (success) or 0, or use `counts`.
       */
      readonly samples: readonly Sample[];
      /** For the test `proportion` over many trials: their number instead of one sample each. */
      readonly counts?: { readonly successes: number; readonly trials: number };
      /** Replicates that could not be used (diverged, failed). They cap the verdict at `undecided`. */
      readonly excluded: readonly Exclusion[];
      /** Facts beside the estimate that a reader needs. */
      readonly notes?: readonly string[];
    }
  | { readonly state: 'not-run'; readonly reason: string }
  | { readonly state: 'not-comparable'; readonly reason: string };

/** A claim as a suite declares it: its data, and how stored cells become evidence for it. */
export interface DeclaredClaim<E extends Experiments> extends Claim {
  readonly evidence: (cells: CellSet<E>) => Evidence;
}
