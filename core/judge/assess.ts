import type { Claim } from '../../schemas/claim.d.ts';
import type { Look, Sample, Verdict } from '../../schemas/verdict.d.ts';
import { clopperPearson } from '../statistics/clopper-pearson.ts';
import type { Replicates } from './replicates.ts';
import { significant, significantInterval } from './significant.ts';
import { median } from '../statistics/median.ts';
import { medianInterval, medianMethod } from '../statistics/median-interval.ts';
import { endError } from '../statistics/student-interval.ts';

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

/** What an interval is called: its confidence, how it came about, and of which look it is. */
function intervalName({ error = endError, number, sizes }: Partial<Look>, method: string): string {
  const confidence = `${significant(100 * (1 - 2 * error))} % interval`;
  const look = number === undefined ? [] : [`at look ${number} of ${sizes!.length}`];
  const said = [...(method === '' ? [] : [method]), ...look].join(', ');
  return said === '' ? confidence : `${confidence} (${said})`;
}

/** Both ends strictly on one side decide; an interval that touches or holds the margin decides nothing. */
function byInterval(
  claim: Claim,
  subject: string,
  estimate: number,
  interval: Interval,
  name: string,
): Assessment {
  if (![estimate, ...interval].every(Number.isFinite)) {
    const reason = `${subject} is too large to be estimated in double precision`;
    return { verdict: 'undecided', reason, estimate: null, interval: null };
  }
  const range = `${name} ${significantInterval(interval, claim.margin)}`;
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

function byMedian(claim: Claim, values: readonly number[], look: Partial<Look>): Assessment {
  const estimate = median(values);
  const interval = medianInterval(values, look.error);
  if (interval === undefined) {
    const told =
      values.length < 2
        ? `one replicate alone, at ${significant(estimate, claim.margin)}, has no interval; at least 2 are needed`
        : `${values.length} replicates are too few for an interval at this look`;
    return { verdict: 'undecided', reason: told, estimate, interval: null };
  }
  const subject = `the median of ${values.length} replicates`;
  const method = medianMethod(values.length) === 'student' ? 'Student’s' : 'between ranks';
  return byInterval(claim, subject, estimate, interval, intervalName(look, method));
}

function byShare(claim: Claim, { samples, counts }: Replicates, look: Partial<Look>): Assessment {
  const trials = counts?.trials ?? samples.length;
  const successes = counts?.successes ?? samples.filter(({ value }) => value === 1).length;
  const subject = `the share of ${successes} successes in ${trials} trials`;
  const interval = clopperPearson(successes, trials, look.error);
  return byInterval(claim, subject, successes / trials, interval, intervalName(look, ''));
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

function byTest(claim: Claim, usable: Replicates, look: Partial<Look>): Assessment {
  const { samples, counts, excluded } = usable;
  if (samples.length === 0 && counts === undefined) {
    // Nothing trained is a gap in the run; all of it lost is a finding about the claim.
    return excluded.length === 0
      ? { verdict: 'not-run', reason: 'no stored cell bears on it', estimate: null, interval: null }
      : { verdict: 'undecided', reason: 'no replicate could be used', estimate: null, interval: null };
  }
  switch (claim.test) {
    case 'median':
      return byMedian(
        claim,
        samples.map(({ value }) => value),
        look,
      );
    case 'proportion':
      return byShare(claim, usable, look);
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
 * - `median`: what a typical replicate gives, with its 95 % interval; `reproduced` when the whole interval lies on the
 *   claimed side of the margin, `contradicted` when it lies wholly on the other, `undecided` between and for one replicate.
 * - `proportion`: the share of successes with Clopper and Pearson's interval, decided alike.
 * - `worst-case`: the worst replicate, with the range of all as the interval; `reproduced` when each lies on
 *   the claimed side, else `contradicted`: one counterexample is enough.
 *
 * Replicates that are excluded or not whole are a ceiling: nothing is `reproduced` while one does not count, since those
 * that diverge are rarely a fair sample, nor are those that a part of a run happens to hold. They are no floor: what
 * contradicts a claim still does, or a claim could be rescued by letting a seed diverge.
 *
 * @param look which look this is, where the claim has several: the interval misses by no more than this one may
 */
export function assess(claim: Claim, usable: Replicates, look: Partial<Look> = {}): Assessment {
  const assessment = byTest(claim, usable, look);
  const lost = leftOut(usable);
  if (lost === undefined) return assessment;
  return assessment.verdict === 'reproduced'
    ? { ...assessment, verdict: 'undecided', reason: `${assessment.reason}, but that leaves out ${lost}` }
    : { ...assessment, reason: `${assessment.reason}; left out: ${lost}` };
}
