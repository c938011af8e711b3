import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Sample } from '../../schemas/verdict.d.ts';
import type { Assessment } from './assess.ts';
import { tolerance } from './replicate-shift.ts';
import { significant, significantInterval } from './significant.ts';

function isSameValue(claim: Claim, now: number, then: number, scale: number): boolean {
  return Math.abs(now - then) <= tolerance(claim, Math.max(Math.abs(then), scale));
}

function haveSameValues(claim: Claim, now: readonly Sample[], then: readonly Sample[]): boolean {
  const before = new Map(then.map(({ label, value }) => [label, value]));
  return now.every(({ label, value }) => {
    const was = before.get(label);
    return was !== undefined && isSameValue(claim, value, was, 0);
  });
}

/**
 * What was made of the accepted values then and is made otherwise of the same values now, as a clause: the estimate, its
 * interval, the verdict. Undefined where nothing is, and where the values differ. The data being equal, the rules are not:
 * a statistic has changed, or the baseline was written by hand.
 *
 * @param now judged from the same replicates as were accepted
 */
export function judgedOtherwise(
  claim: Claim,
  now: Assessment & { readonly samples: readonly Sample[] },
  accepted: AcceptedClaim,
): string | undefined {
  if (!haveSameValues(claim, now.samples, accepted.samples)) return undefined;
  const told = (what: string, is: string, was: string): string =>
    `the accepted values are judged otherwise: ${what} ${is}, which was ${was}`;
  if (now.verdict !== accepted.verdict) return told('the verdict is', now.verdict, accepted.verdict);
  const ends = [...(accepted.interval ?? []), accepted.estimate ?? 0].map(Math.abs);
  const isSame = (one: number | null, other: number | null): boolean =>
    one === null || other === null ? one === other : isSameValue(claim, one, other, Math.max(...ends));
  if (!isSame(now.estimate, accepted.estimate))
    return told('the estimate is', significant(now.estimate), significant(accepted.estimate));
  const [interval, before] = [now.interval ?? [null, null], accepted.interval ?? [null, null]];
  if (!isSame(interval[0], before[0]!) || !isSame(interval[1], before[1]!)) {
    const shown = (range: readonly number[] | null): string =>
      range === null ? 'none' : significantInterval(range);
    return told('the interval is', shown(now.interval), shown(accepted.interval));
  }
  return undefined;
}
