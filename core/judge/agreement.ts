import type { Claim } from '../../schemas/claim.d.ts';
import type { Agreement, PaperValue, Sample } from '../../schemas/verdict.d.ts';
import { mean } from '../statistics/mean.ts';
import { studentInterval } from '../statistics/student-interval.ts';
import type { Profile } from './judge.ts';
import { significant, significantInterval } from './significant.ts';

function noNumber(reason: string): Agreement {
  return { word: 'no number', reason };
}

/**
 * Where a mean of `runs` further replicates lies in 95 % of cases: mean ± t₀.₉₇₅ s √(1/n + 1/runs). Without `runs` the
 * other mean is taken as exact, which leaves Student's interval.
 */
function predictionInterval(values: readonly number[], runs: number | undefined): [number, number] {
  const centre = mean(values);
  const [low, high] = studentInterval(values);
  const widening = runs === undefined ? 1 : Math.sqrt(1 + values.length / runs);
  return [centre - (centre - low) * widening, centre + (high - centre) * widening];
}

/** What a difference from the paper's number is put down to. */
export function reasonFor(claim: Claim, profile: Profile): string {
  const known = claim.shrunk?.[profile];
  if (known !== undefined) return `likely because ${known}`;
  return profile === 'paper' ? 'in the paper’s own protocol, which is a finding' : 'the reason is not known';
}

/**
 * Whether a claim's number agrees with the paper's for the same quantity.
 *
 * The rule: the paper's number is a mean of so many runs; were they runs of this experiment, it would lie in the 95 %
 * prediction interval of such a mean. It `agrees` if that interval, widened by what reading the figure off may be wrong,
 * reaches the number (or the range in which it is known to lie), else it `differs`. Of numbers that are the same, one in
 * twenty is called different, fewer where reading off adds to the width; where the number of the paper's runs is not
 * known more are, since its own spread is then left out. That a number agrees says no more than that this run could
 * not tell it from the paper's.
 *
 * @param samples the claim's replicates; two are needed for a spread
 * @param paper the paper's number for this very estimand
 */
export function agreementOf(
  claim: Claim,
  samples: readonly Sample[],
  paper: PaperValue | null,
  profile: Profile,
): Agreement {
  if (paper === null) return noNumber('The paper gives no number for this quantity.');
  const known = paper.range ?? (typeof paper.value === 'number' ? [paper.value, paper.value] : undefined);
  if (known === undefined) return noNumber('What the paper says of this quantity is no number.');
  if (claim.test !== 'median') return noNumber('It is checked in every single case, not estimated.');
  if (samples.length < 2) return noNumber('Nothing was estimated that has a spread.');
  const values = samples.map(({ value }) => value);
  const [low, high] = predictionInterval(values, paper.runs);
  const error = paper.error ?? 0;
  const range: [number, number] = [low - error, high + error];
  const agrees = range[0] <= known[1]! && range[1] >= known[0]!;
  const whose = paper.runs === undefined ? 'the paper’s number' : `a mean of ${paper.runs} such runs`;
  const told =
    `The paper has ${typeof paper.value === 'number' ? significant(paper.value) : paper.value}; ${whose} would lie ` +
    `in ${significantInterval(range, claim.margin)}`;
  return agrees
    ? { word: 'agrees', reason: `${told}.`, range }
    : { word: 'differs', reason: `${told}; ${reasonFor(claim, profile)}.`, range };
}
