import type { Claim } from '../../schemas/claim.d.ts';
import type { Sample } from '../../schemas/verdict.d.ts';
import { fisherExact } from '../statistics/fisher-exact.ts';
import { mannWhitney } from '../statistics/mann-whitney.ts';
import { pooledStudent } from '../statistics/pooled-student.ts';
import { significant } from './significant.ts';

/** Difference of one replicate's value, relative to it or to the margin, that is a change of the program where bits repeat. */
const sameToWithin = 1e-6;
/** Worst cases are often rounding errors, far from their margin: a change of a thousandth of the margin tells nothing. */
const shareOfMargin = 1e-3;

/** By how much a value may differ from the accepted one. */
export function tolerance(claim: Claim, then: number): number {
  const byMargin = claim.test === 'worst-case' ? shareOfMargin : sameToWithin;
  return Math.max(sameToWithin * Math.abs(then), byMargin * Math.abs(claim.margin));
}

/** Replicates that both have, by label. */
function common(now: readonly Sample[], then: readonly Sample[]): [now: Sample, then: Sample][] {
  const before = new Map(then.map((sample) => [sample.label, sample]));
  return now.flatMap((sample) => {
    const same = before.get(sample.label);
    return same === undefined ? [] : [[sample, same] as [Sample, Sample]];
  });
}

/** What is held against accepted replicates. */
interface Measured {
  readonly samples: readonly Sample[];
  readonly isPartial?: boolean;
  readonly hasOwnSeeds?: boolean;
}

/** Accepted replicates that the profile should have made again and has not, as a clause. */
function goneReplicates(
  { samples, isPartial, hasOwnSeeds }: Measured,
  then: readonly Sample[],
): string | undefined {
  if (isPartial === true || hasOwnSeeds !== true) return undefined;
  const gone = then.filter(({ label }) => samples.every((sample) => sample.label !== label));
  return gone.length === 0
    ? undefined
    : `${gone.length} of ${then.length} accepted replicates are gone, ${gone[0]!.label} first`;
}

/**
 * Which replicates that were accepted have another value now, or none, as a clause; undefined where none has. Direction
 * does not matter: on an engine that repeats its bits the same replicate gives the same value, or the program has changed.
 */
export function movedReplicates(claim: Claim, now: Measured, then: readonly Sample[]): string | undefined {
  const pairs = common(now.samples, then);
  const moved = pairs.filter(
    ([one, other]) => Math.abs(one.value - other.value) > tolerance(claim, other.value),
  );
  if (moved.length === 0) return goneReplicates(now, then);
  const [first] = moved.toSorted(
    ([a, b], [c, d]) => Math.abs(c.value - d.value) - Math.abs(a.value - b.value),
  );
  const [one, other] = first!;
  const named = `${one.label} from ${significant(other.value, one.value)} to ${significant(one.value, other.value)}`;
  return `${moved.length} of ${pairs.length} accepted values have moved, ${named} furthest`;
}

/**
 * p-value of the replicates that were not accepted coming from what the accepted ones came from; undefined where there are
 * none or too few, and for worst cases, whose verdict is the comparison.
 *
 * Where runs with other seeds are known their values stand beside the accepted ones, and ranks are compared (Mann &
 * Whitney), whatever the distribution. A few accepted values alone may by chance lie aside and close together, and then
 * every run with fresh seeds would be told of a change; and between two handfuls ranks could not tell anything.
 *
 * @param others values of runs with other seeds
 */
export function shiftOfOthers(
  claim: Claim,
  now: readonly Sample[],
  then: readonly Sample[],
  others: readonly number[] = [],
): number | undefined {
  if (claim.test === 'worst-case') return undefined;
  const labels = new Set(then.map(({ label }) => label));
  const fresh = now.filter(({ label }) => !labels.has(label)).map(({ value }) => value);
  const accepted = [...then.map(({ value }) => value), ...others];
  if (fresh.length < 2 || accepted.length < 2) return undefined;
  const isCount =
    claim.test === 'proportion' && [...fresh, ...accepted].every((value) => value === 0 || value === 1);
  if (!isCount) {
    return others.length === 0 ? pooledStudent(fresh, accepted) : mannWhitney(fresh, accepted).pValue;
  }
  const counted = (values: readonly number[]): [number, number] => [
    values.filter((value) => value === 1).length,
    values.length,
  ];
  return fisherExact(counted(fresh), counted(accepted));
}
