import { RandomStream } from '../../core/numerics/random-stream.ts';
import { mean, sampleDeviation } from '../../core/statistics/mean.ts';
import { rankInterval } from '../../core/statistics/rank-interval.ts';
import { studentInterval } from '../../core/statistics/student-interval.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import type { Design } from './designs.ts';
import type { Distribution } from './distributions.ts';
import { bareClaim, oneTrial } from './one-trial.ts';

/** Shares of repetitions in which something came out on the one side or on the other of the truth. */
export interface Sides {
  readonly above: number;
  readonly below: number;
}

function sides(repetitions: number, sideOf: () => -1 | 0 | 1): Sides {
  let [above, below] = [0, 0];
  for (let i = 0; i < repetitions; i++) {
    const side = sideOf();
    if (side > 0) above++;
    if (side < 0) below++;
  }
  return { above: above / repetitions, below: below / repetitions };
}

/** An interval that one may take, and of what. */
export interface Candidate {
  readonly name: string;
  readonly interval: (values: readonly number[]) => readonly [number, number] | undefined;
  readonly target: 'mean' | 'median';
}

/** The older form, the same read as one of the median, and ranks. */
export const candidates: readonly Candidate[] = [
  { name: 'Student’s, of the mean', interval: studentInterval, target: 'mean' },
  { name: 'Student’s, of the median', interval: studentInterval, target: 'median' },
  { name: 'between ranks, of the median', interval: rankInterval, target: 'median' },
];

/** How often a candidate's interval lies wholly above or below what it is of; undefined where there is none. */
export function missRate(
  { name, interval, target }: Candidate,
  { name: shape, draw, ...truth }: Distribution,
  size: number,
  repetitions: number,
): Sides | undefined {
  const stream = new RandomStream(`simulate/candidate/${name}/${shape}`, size);
  if (interval(Array.from({ length: size }, (_, i) => i)) === undefined) return undefined;
  return sides(repetitions, () => {
    const [low, high] = interval(Array.from({ length: size }, () => draw(stream)))!;
    return low > truth[target] ? 1 : high < truth[target] ? -1 : 0;
  });
}

/** How often a claim's test decides although the median lies on the margin: wrongly, whichever way. */
export function wrongVerdicts(
  sizes: readonly number[],
  { name, draw, median }: Distribution,
  repetitions: number,
): Sides {
  const stream = new RandomStream(`simulate/level/${name}`, Number(sizes.join('')));
  const claim = bareClaim('median', median, sizes);
  return sides(repetitions, () => {
    const { verdict } = oneTrial(claim, sizes, () => draw(stream));
    return verdict === 'reproduced' ? 1 : verdict === 'contradicted' ? -1 : 0;
  });
}

/** The same of a share that is the margin. */
export function wrongShares(sizes: readonly number[], share: number, repetitions: number): Sides {
  const stream = new RandomStream('simulate/level/share', Number(sizes.join('')));
  const claim = bareClaim('proportion', share, sizes);
  return sides(repetitions, () => {
    const { verdict } = oneTrial(claim, sizes, () => (stream.uniform(0, 1) < share ? 1 : 0));
    return verdict === 'reproduced' ? 1 : verdict === 'contradicted' ? -1 : 0;
  });
}

/** How sure a claim's test is of an effect as large as the accepted one, and how many replicates it takes on average. */
export interface Power {
  readonly decided: number;
  readonly size: number;
  /** (Mean − margin)/deviation of the accepted values, towards the claimed side; or the accepted share. */
  readonly effect: number;
}

/** Share of trials of a test that come to a verdict. */
function shareOf(
  wanted: Verdict['verdict'],
  repetitions: number,
  claim: Claim,
  sizes: readonly number[],
  draw: () => number,
): number {
  let decided = 0;
  for (let i = 0; i < repetitions; i++) if (oneTrial(claim, sizes, draw).verdict === wanted) decided++;
  return decided / repetitions;
}

/**
 * How often a claim's test sees that the median lies so many deviations beyond the margin, on the side where it sees it
 * less often: skewed seeds make one easier than the other.
 */
export function powerAt(
  sizes: readonly number[],
  { name, draw, median, deviation }: Distribution,
  effect: number,
  repetitions: number,
): number {
  const stream = new RandomStream(`simulate/power/${name}/${effect}`, Number(sizes.join('')));
  const ofSide = (sign: 1 | -1): number => {
    const claim = bareClaim('median', median - sign * effect * deviation, sizes);
    const wanted = sign > 0 ? 'reproduced' : 'contradicted';
    return shareOf(wanted, repetitions, claim, sizes, () => draw(stream));
  };
  return Math.min(ofSide(1), ofSide(-1));
}

/** The same of a share, above a margin of one in six. */
export function powerOfShare(sizes: readonly number[], share: number, repetitions: number): number {
  const stream = new RandomStream('simulate/power/share', Number(sizes.join('')));
  const claim = bareClaim('proportion', 1 / 6, sizes);
  return shareOf('reproduced', repetitions, claim, sizes, () => (stream.uniform(0, 1) < share ? 1 : 0));
}

/**
 * How often a design decides as was accepted where replicates are drawn, with replacement, from values that other runs gave:
 * no shape is supposed, and none of the values was there when the claim was accepted.
 */
export function powerFrom(
  { claim, sizes }: Design,
  values: readonly number[],
  wanted: 'reproduced' | 'contradicted',
  repetitions: number,
): number {
  const stream = new RandomStream(`simulate/fresh/${claim.id}`, Number(sizes.join('')));
  const bare: Claim = { ...bareClaim(claim.test, claim.margin, sizes), direction: claim.direction };
  const draw = (): number => values[Math.floor(stream.uniform(0, values.length))]!;
  return shareOf(wanted, repetitions, bare, sizes, draw);
}

/**
 * The power of a design at the accepted effect: normal replicates with the accepted mean and deviation, or successes with
 * the accepted share. Of a claim that was accepted as contradicted, the power to contradict it.
 */
export function powerOf(
  { claim, sizes }: Design,
  { samples, verdict }: AcceptedClaim,
  repetitions: number,
): Power {
  const stream = new RandomStream(`simulate/power/${claim.id}`, Number(sizes.join('')));
  const values = samples.map(({ value }) => value);
  const sign = claim.direction === 'above' ? 1 : -1;
  const effect =
    claim.test === 'proportion'
      ? mean(values)
      : (sign * (mean(values) - claim.margin)) / sampleDeviation(values);
  const bare = bareClaim(claim.test, claim.test === 'proportion' ? claim.margin : 0, sizes);
  // Of accepted values that are all equal every draw is as they are.
  const ofNormal = (): number => (Number.isFinite(effect) ? effect + stream.normal() : Math.sign(effect));
  const draw = (): number =>
    claim.test === 'proportion' ? (stream.uniform(0, 1) < effect ? 1 : 0) : ofNormal();
  const wanted = verdict === 'contradicted' ? 'contradicted' : 'reproduced';
  let [decided, size] = [0, 0];
  for (let i = 0; i < repetitions; i++) {
    const trial = oneTrial(bare, sizes, draw);
    if (trial.verdict === wanted) decided++;
    size += trial.size;
  }
  return { decided: decided / repetitions, size: size / repetitions, effect };
}
