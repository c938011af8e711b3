import type { Claim } from '../../schemas/claim.d.ts';
import type { Exclusion, Sample } from '../../schemas/verdict.d.ts';
import type { Evidence, Missing } from './evidence.ts';

type Measured = Extract<Evidence, { state: 'measured' }>;

/** The replicates of a claim, parted into those that count and those that could not be used. */
export interface Replicates {
  /** Finite values in the claim's unit; for the test `proportion` each 0 or 1. */
  readonly samples: readonly Sample[];
  /** Successes among trials, for the test `proportion` where it was counted instead of listed. */
  readonly counts?: { readonly successes: number; readonly trials: number };
  readonly excluded: readonly Exclusion[];
  /** Cells that are not stored, so that replicates of theirs are left out. */
  readonly missing?: Missing;
}

function fault(value: number, test: Claim['test']): string | undefined {
  if (!Number.isFinite(value)) return `its value is ${value}, not a finite number`;
  if (test === 'proportion' && value !== 0 && value !== 1) return `its value is ${value}, neither 0 nor 1`;
  return undefined;
}

/**
 * Parts the evidence for a claim. What trained to the end but has no usable value (NaN, infinite, or neither 0
 * nor 1 where successes are counted) joins the excluded, with its reason; nothing is dropped in silence.
 */
export function replicates(evidence: Measured, test: Claim['test']): Replicates {
  const samples: Sample[] = [];
  const excluded: Exclusion[] = [...evidence.excluded];
  // With counts the samples are only shown, and may be in another unit than successes.
  const rule = evidence.counts === undefined ? test : 'median';
  for (const sample of evidence.samples) {
    const reason = fault(sample.value, rule);
    if (reason === undefined) samples.push(sample);
    else excluded.push({ label: sample.label, reason });
  }
  const missing = evidence.missing === undefined ? {} : { missing: evidence.missing };
  const counted = test === 'proportion' && evidence.counts !== undefined && evidence.counts.trials > 0;
  return counted
    ? { samples, counts: evidence.counts, excluded, ...missing }
    : { samples, excluded, ...missing };
}
