import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Sample, Verdict } from '../../schemas/verdict.d.ts';
import type { Assessment } from './assess.ts';
import { significant } from './significant.ts';

/** Share of its distance to the margin that an estimate may lose before that is a regression. */
const largestLoss = 0.25;

const rank = { contradicted: 0, undecided: 1, reproduced: 2 } as const;
type Ranked = keyof typeof rank;

function isRanked(verdict: Verdict['verdict']): verdict is Ranked {
  return verdict in rank;
}

interface Drift {
  readonly drift: Verdict['drift'];
  /** A clause for the verdict's reason; absent where nothing changed. */
  readonly clause?: string;
}

function sameReplicates(now: readonly Sample[], then: readonly Sample[]): boolean {
  const labels = (samples: readonly Sample[]): string =>
    JSON.stringify(samples.map((s) => s.label).toSorted());
  return labels(now) === labels(then);
}

function within(value: number, interval: readonly number[] | null): boolean {
  return interval !== null && value >= interval[0]! && value <= interval[1]!;
}

/** The share of the accepted slack that is gone: 0 unchanged, 1 on the margin, negative when it grew. */
function slackLost(claim: Claim, now: number, then: number): number {
  const sign = claim.direction === 'above' ? 1 : -1;
  const slack = sign * (then - claim.margin);
  return slack > 0 ? (slack - sign * (now - claim.margin)) / slack : 0;
}

/**
 * How a claim moved against the accepted baseline.
 *
 * - `new`: there is nothing to compare with: no accepted entry, one without a verdict of its own (it was
 *   `not-run` or `not-comparable` then), or one that was accepted at another margin.
 * - `regressed`: the verdict got worse (reproduced > undecided > contradicted), or the claim is still
 *   reproduced but its estimate has lost more than a quarter of its slack, the distance to the margin that the
 *   accepted estimate had on the claimed side.
 * - `improved`: the verdict got better, and only that. A larger slack is no improvement: past the margin more
 *   is not better, and calling it so would report every small change of rounding as news.
 * - `same`: everything else, also when nothing could be measured this time (`not-run`, `not-comparable`) or cells are
 *   missing that could decide: a missing measurement is no worse measurement, and the gate stops on it anyway.
 *
 * On the replicates of the baseline a run repeats itself nearly to the bit, so a lost quarter is a change of
 * the program, however wide the interval. On other replicates (`--seeds`) the estimate also moves by chance:
 * there it must have left the accepted interval, too.
 */
export function driftOf(
  claim: Claim,
  now: Assessment & { readonly samples: readonly Sample[]; readonly isPartial?: boolean },
  accepted: AcceptedClaim | undefined,
): Drift {
  if (accepted === undefined) return { drift: 'new' };
  if (!isRanked(now.verdict)) return { drift: 'same' };
  if (!isRanked(accepted.verdict)) return { drift: 'new' };
  if (accepted.margin !== claim.margin) {
    return { drift: 'new', clause: `the accepted value was held against another margin, ${accepted.margin}` };
  }
  if (now.isPartial === true && now.verdict === 'undecided') return { drift: 'same' };
  const change = rank[now.verdict] - rank[accepted.verdict];
  if (change !== 0) {
    const before = `it was ${accepted.verdict} at ${significant(accepted.estimate, claim.margin)} when accepted`;
    return { drift: change > 0 ? 'improved' : 'regressed', clause: before };
  }
  if (now.verdict !== 'reproduced' || now.estimate === null || accepted.estimate === null) {
    return { drift: 'same' };
  }
  const lost = slackLost(claim, now.estimate, accepted.estimate);
  const byChance = !sameReplicates(now.samples, accepted.samples) && within(now.estimate, accepted.interval);
  if (lost <= largestLoss || byChance) return { drift: 'same' };
  const then = significant(accepted.estimate, claim.margin);
  const share = Math.round(100 * lost);
  return {
    drift: 'regressed',
    clause: `it has lost ${share} % of its distance to the margin since it was accepted at ${then}`,
  };
}
