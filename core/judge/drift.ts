import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Exclusion, Sample, Verdict } from '../../schemas/verdict.d.ts';
import type { Assessment } from './assess.ts';
import { judgedOtherwise } from './judged-otherwise.ts';
import { movedReplicates, shiftOfOthers } from './replicate-shift.ts';
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
  /** p-value of the other replicates' shift, before any correction. */
  readonly shift?: number;
}

function sameReplicates(now: readonly Sample[], then: readonly Sample[]): boolean {
  const labels = (samples: readonly Sample[]): string =>
    JSON.stringify(samples.map((s) => s.label).toSorted());
  return labels(now) === labels(then);
}

/** The share of the accepted slack that is gone: 0 unchanged, 1 on the margin, negative when it grew. */
function slackLost(claim: Claim, now: number, then: number): number {
  const sign = claim.direction === 'above' ? 1 : -1;
  const slack = sign * (then - claim.margin);
  return slack > 0 ? (slack - sign * (now - claim.margin)) / slack : 0;
}

/** What is held against the accepted entry. */
export interface Measured extends Assessment {
  readonly samples: readonly Sample[];
  /** Replicates that could not be used. */
  readonly excluded?: readonly Exclusion[];
  /** Cells are missing that could decide. */
  readonly isPartial?: boolean;
  /** The engine repeats its bits on any machine. */
  readonly repeats?: boolean;
  /** The replicates are the profile's own, not others that were asked for. */
  readonly hasOwnSeeds?: boolean;
}

/**
 * The accepted replicates measured again where bits may differ, by processor: only a large loss tells. That a reproduced
 * claim is undecided now is none by itself.
 */
function onSameReplicates(claim: Claim, now: Measured, accepted: AcceptedClaim): Drift {
  if (accepted.verdict !== 'reproduced' || now.estimate === null || accepted.estimate === null)
    return { drift: 'same' };
  const lost = slackLost(claim, now.estimate, accepted.estimate);
  if (lost <= largestLoss) return { drift: 'same' };
  const then = significant(accepted.estimate, claim.margin);
  const share = Math.round(100 * lost);
  return {
    drift: 'regressed',
    clause: `it has lost ${share} % of its distance to the margin since it was accepted at ${then}`,
  };
}

/**
 * How a claim moved against the accepted baseline.
 *
 * - `new`: there is nothing to compare with: no accepted entry, one without a verdict of its own (it was
 *   `not-run` or `not-comparable` then), or one that was accepted at another margin or by another test.
 * - `regressed`: the claim is contradicted and was not; on the accepted replicates the estimate has lost more than a
 *   quarter of its distance to the margin; an accepted replicate diverged or failed, and the verdict got worse by it.
 *   That a reproduced claim is undecided is no regression by itself: the gate stops on what is undecided anyway.
 * - `changed`: the program has changed. On an engine that repeats its bits an accepted replicate has another value, in
 *   whatever direction, or is no longer made although the profile's own were asked for; on any engine the accepted values
 *   give another estimate, interval or verdict than they gave. Of other replicates: see `shift`.
 * - `improved`: the verdict got better, and only that.
 * - `same`: everything else, also when nothing could be measured this time (`not-run`, `not-comparable`) or cells are
 *   missing that could decide: a missing measurement is no worse measurement, and the gate stops on it anyway.
 *
 * Other replicates (`--seeds`) move by chance, and `reproduced` may become `undecided` by it: there `shift` is the p-value
 * of their coming from where the accepted ones came from, to be corrected for the number of claims (`correctDrifts`).
 *
 * @param others values of runs with other seeds
 */
export function driftOf(
  claim: Claim,
  now: Measured,
  accepted: AcceptedClaim | undefined,
  others: readonly number[] = [],
): Drift {
  if (accepted === undefined) return { drift: 'new' };
  if (!isRanked(now.verdict)) return { drift: 'same' };
  if (!isRanked(accepted.verdict)) return { drift: 'new' };
  if (accepted.margin !== claim.margin) {
    return { drift: 'new', clause: `the accepted value was held against another margin, ${accepted.margin}` };
  }
  if (accepted.test !== undefined && accepted.test !== claim.test) {
    return { drift: 'new', clause: `the accepted value was judged by another test, ${accepted.test}` };
  }
  const moved = now.repeats === true ? movedReplicates(claim, now, accepted.samples) : undefined;
  const change = rank[now.verdict] - rank[accepted.verdict];
  const before = `it was ${accepted.verdict} at ${significant(accepted.estimate, claim.margin)} when accepted`;
  const isSame = sameReplicates(now.samples, accepted.samples);
  if (now.verdict === 'contradicted' && change < 0) return { drift: 'regressed', clause: before };
  if (moved !== undefined) return { drift: 'changed', clause: moved };
  const otherwise = isSame && now.isPartial !== true ? judgedOtherwise(claim, now, accepted) : undefined;
  if (otherwise !== undefined) return { drift: 'changed', clause: otherwise };
  if (now.isPartial === true && now.verdict === 'undecided') return { drift: 'same' };
  if (change > 0) return { drift: 'improved', clause: before };
  if (isSame) return onSameReplicates(claim, now, accepted);
  const lost = (now.excluded ?? []).some(({ label }) => accepted.samples.some((one) => one.label === label));
  if (change < 0 && lost) return { drift: 'regressed', clause: before };
  const shift = shiftOfOthers(claim, now.samples, accepted.samples, others);
  return shift === undefined ? { drift: 'same' } : { drift: 'same', shift };
}
