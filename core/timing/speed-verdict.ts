/** A change that is called the same although it may be real: below what anybody acts on. */
export const sameWithin = 0.03;

/** Noise beyond this hides what people act on: nothing is called the same then. */
export const mostNoise = 0.1;

/** Chance of any false `faster` or `slower` in one comparison, over all its benchmarks. */
export const significanceLevel = 0.05;

export type SpeedVerdict = 'faster' | 'slower' | 'same' | 'unclear';

/** What is known of one benchmark before and after. */
export interface SpeedEvidence {
  /** Time after over time before. */
  readonly ratio: number;
  /** 95 % interval of the ratio. */
  readonly interval: readonly [number, number];
  /** p-value of the rank test, adjusted for the number of benchmarks. */
  readonly adjustedPValue: number;
  /** Relative change that the machine's own noise reaches. */
  readonly noiseFloor: number;
}

/**
 * `faster` or `slower` where the test rejects and the change is larger than the machine's noise; `same` where the
 * whole interval is within noise, and that at most 10 %, or within 3 %; `unclear` otherwise: more processes or a quieter
 * machine may tell.
 */
export function speedVerdict({ ratio, interval, adjustedPValue, noiseFloor }: SpeedEvidence): SpeedVerdict {
  const change = Math.abs(Math.log(ratio));
  if (adjustedPValue < significanceLevel && change > Math.log1p(noiseFloor)) {
    return ratio < 1 ? 'faster' : 'slower';
  }
  const within = Math.log1p(Math.max(sameWithin, noiseFloor));
  const inNoise = interval.every((end) => Math.abs(Math.log(end)) <= within);
  return noiseFloor <= mostNoise && inNoise && adjustedPValue >= significanceLevel ? 'same' : 'unclear';
}
