import type { Claim } from '../../schemas/claim.d.ts';
import type { Sample, Verdict } from '../../schemas/verdict.d.ts';
import { clopperPearson } from '../statistics/clopper-pearson.ts';
import type { Replicates } from './replicates.ts';
import { significant, significantInterval } from './significant.ts';
import { studentInterval } from '../statistics/student-interval.ts';
import { mean } from '../statistics/mean.ts';

/** What the replicates say about a claim, before they are held against a baseline. */
export interface Assessment {
  readonly verdict: Verdict['verdict'];
  /** Why, as a sentence without its full stop. */
  readonly reason: string;
  /** In the claim's unit; null where nothing finite could be estimated. */
  readonly estimate: number | null;
  /** [low, high] in the claim's unit. */
  readonly interval: readonly [number, number] | null;
}

type Interval = readonly [number, number];

/** Whether a value lies on the claimed side of the margin; on the margin itself it does not. */
function onClaimedSide(value: number, claim: Claim): boolean {
  return claim.direction === 'above' ? value > claim.margin : value < claim.margin;
}

function onOtherSide(value: number, claim: Claim): boolean {
  return claim.direction === 'above' ? value < claim.margin : value > claim.margin;
}

/** Both ends strictly on one side decide; an interval that touches or holds the margin decides nothing. */
function byInterval(claim: Claim, subject: string, estimate: number, interval: Interval): Assessment {
  if (![estimate, ...interval].every(Number.isFinite)) {
    const reason = `${subject} is too large to be estimated in double precision`;
    return { verdict: 'undecided', reason, estimate: null, interval: null };
  }
  const range = `95 % interval ${significantInterval(interval, claim.margin)}`;
  const margin = significant(claim.margin);
  const told = `${subject} is ${significant(estimate, claim.margin)}, and its ${range}`;
  if (interval.every((end) => onClaimedSide(end, claim))) {
    const reason = `${told} lies wholly ${claim.direction} the margin ${margin}`;
    return { verdict: 'reproduced', reason, estimate, interval };
  }
  if (interval.every((end) => onOtherSide(end, claim))) {
    const reason = `${told} lies wholly on the wrong side of the margin ${margin}`;
    return { verdict: 'contradicted', reason, estimate, interval };
  }
  const reason = `${told} reaches the margin ${margin}, which more replicates may settle`;
  return { verdict: 'undecided', reason, estimate, interval };
}

function byMean(claim: Claim, values: readonly number[]): Assessment {
  if (values.length < 2) {
    const estimate = values[0]!;
    const told = `one replicate alone, at ${significant(estimate, claim.margin)}, has no interval`;
    return { verdict: 'undecided', reason: `${told}; at least 2 are needed`, estimate, interval: null };
  }
  const subject = `the mean of ${values.length} replicates`;
  return byInterval(claim, subject, mean(values), studentInterval(values));
}

function byShare(claim: Claim, { samples, counts }: Replicates): Assessment {
  const trials = counts?.trials ?? samples.length;
  const successes = counts?.successes ?? samples.filter(({ value }) => value === 1).length;
  const subject = `the share of ${successes} successes in ${trials} trials`;
  return byInterval(claim, subject, successes / trials, clopperPearson(successes, trials));
}

function worstReason(claim: Claim, worst: Sample, misses: number, all: number): string {
  const margin = `${claim.direction} the margin ${significant(claim.margin)}`;
  const value = `${significant(worst.value, claim.margin)} (${worst.label})`;
  if (all === 1)
    return `the only replicate ${misses === 0 ? 'lies' : 'does not lie'} ${margin}; it is ${value}`;
  return misses === 0
    ? `each of the ${all} replicates lies ${margin}; the worst is ${value}`
    : `not every replicate lies ${margin}, ${misses} of ${all} do not; the worst is ${value}`;
}

function byWorst(claim: Claim, samples: readonly Sample[]): Assessment {
  const ordered = samples.toSorted((one, other) => one.value - other.value);
  const [lowest, highest] = [ordered[0]!, ordered.at(-1)!];
  const worst = claim.direction === 'above' ? lowest : highest;
  const misses = samples.filter(({ value }) => !onClaimedSide(value, claim)).length;
  return {
    verdict: misses === 0 ? 'reproduced' : 'contradicted',
    reason: worstReason(claim, worst, misses, samples.length),
    estimate: worst.value,
    interval: [lowest.value, highest.value],
  };
}

function byTest(claim: Claim, usable: Replicates): Assessment {
  const { samples, counts, excluded } = usable;
  if (samples.length === 0 && counts === undefined) {
    // Nothing trained is a gap in the run; all of it lost is a finding about the claim.
    return excluded.length === 0
      ? { verdict: 'not-run', reason: 'no stored cell bears on it', estimate: null, interval: null }
      : { verdict: 'undecided', reason: 'no replicate could be used', estimate: null, interval: null };
  }
  switch (claim.test) {
    case 'mean-t':
      return byMean(
        claim,
        samples.map(({ value }) => value),
      );
    case 'proportion':
      return byShare(claim, usable);
    case 'worst-case':
      return byWorst(claim, samples);
  }
}

/** What does not count, in words; undefined where everything does. */
function leftOut({ excluded, missing }: Replicates): string | undefined {
  const [first, ...others] = excluded;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const clauses = [
    ...(first === undefined ? [] : [`${first.label} (${first.reason})${more}`]),
    ...(missing === undefined
      ? []
      : [
          `${missing.replicates} ${missing.replicates === 1 ? 'replicate' : 'replicates'} with cells that are not stored`,
        ]),
  ];
  return clauses.length === 0 ? undefined : clauses.join(' and ');
}

/**
 * The verdict of a claim's own test on its replicates.
 *
 * - `mean-t`: the mean with Student's 95 % interval; `reproduced` when the whole interval lies on the claimed
 *   side of the margin, `contradicted` when it lies wholly on the other, `undecided` between and for one replicate.
 * - `proportion`: the share of successes with Clopper and Pearson's interval, decided alike.
 * - `worst-case`: the worst replicate, with the range of all as the interval; `reproduced` when each lies on
 *   the claimed side, else `contradicted`: one counterexample is enough.
 *
 * Replicates that are excluded or not whole are a ceiling: nothing is `reproduced` while one does not count, since those
 * that diverge are rarely a fair sample, nor are those that a part of a run happens to hold. They are no floor: what
 * contradicts a claim still does, or a claim could be rescued by letting a seed diverge.
 */
export function assess(claim: Claim, usable: Replicates): Assessment {
  const assessment = byTest(claim, usable);
  const lost = leftOut(usable);
  if (lost === undefined) return assessment;
  return assessment.verdict === 'reproduced'
    ? { ...assessment, verdict: 'undecided', reason: `${assessment.reason}, but that leaves out ${lost}` }
    : { ...assessment, reason: `${assessment.reason}; left out: ${lost}` };
}
