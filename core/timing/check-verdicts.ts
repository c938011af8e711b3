import type { ComparedBenchmark } from '../../schemas/comparison.d.ts';
import type { Timing } from '../../schemas/timing.d.ts';
import { median } from '../statistics/median.ts';
import { commonBenchmarks, judgeTogether, speedEvidence, testBenchmarks } from './test-benchmarks.ts';

/** Timings of three sides that took turns: the same code twice, and with every benchmark slowed down. */
export interface CheckedRepeat {
  readonly reference: Timing;
  readonly again: Timing;
  readonly slowed: Timing;
}

/** What the verdicts on one benchmark were, over the repeats. */
export interface CheckedBenchmark {
  readonly id: string;
  /** Repeats in which its slow-down was called `slower`, had it alone been slowed down. */
  readonly found: number;
  /** Median ratio of the slowed one over the reference. */
  readonly ratio: number;
  /** Median noise floor of that comparison. */
  readonly noise: number;
  /** A/A verdicts `faster` or `slower`, which are wrong. */
  readonly changed: number;
  readonly same: number;
}

/** Verdicts on the same code. */
export interface Unchanged {
  readonly comparisons: number;
  readonly verdicts: number;
  /** `faster` or `slower`, which are wrong. */
  readonly changes: number;
  readonly same: number;
}

export interface Checked {
  readonly benchmarks: readonly CheckedBenchmark[];
  /** Of sides that took turns: each repeat's. */
  readonly inTurns: Unchanged;
  /** Of separate runs, as two files are compared: each side of a repeat and of the next. */
  readonly apart: Unchanged;
}

function compared(reference: Timing, other: Timing, turns = true): ComparedBenchmark[] {
  return testBenchmarks(commonBenchmarks(reference, other), turns);
}

function unchanged(comparisons: readonly (readonly ComparedBenchmark[])[]): Unchanged {
  const verdicts = comparisons.flat().map(({ verdict }) => verdict);
  return {
    comparisons: comparisons.length,
    verdicts: verdicts.length,
    changes: verdicts.filter((verdict) => verdict === 'faster' || verdict === 'slower').length,
    same: verdicts.filter((verdict) => verdict === 'same').length,
  };
}

/** For each benchmark the comparison in which it alone is the slowed one. */
function slowedAlone({ reference, again, slowed }: CheckedRepeat): ComparedBenchmark[] {
  const pairs = commonBenchmarks(reference, again);
  const ofTheSame = pairs.map((pair) => speedEvidence(pair, true));
  const injected = commonBenchmarks(reference, slowed);
  return injected.map((pair) => {
    const position = pairs.findIndex((each) => each.reference.id === pair.reference.id);
    const evidence = ofTheSame.with(position, speedEvidence(pair, true));
    return judgeTogether(pairs.with(position, pair), evidence, true)[position]!;
  });
}

/** How often the comparison of timings that took turns is right on a machine, benchmark by benchmark. Pure. */
export function checkVerdicts(repeats: readonly CheckedRepeat[]): Checked {
  const ids = repeats[0]?.reference.benchmarks.map(({ id }) => id) ?? [];
  const same = repeats.map(({ reference, again }) => compared(reference, again));
  const slowed = repeats.map(slowedAlone);
  const of = (comparisons: readonly ComparedBenchmark[][], id: string): ComparedBenchmark[] =>
    comparisons.flat().filter((each) => each.id === id);
  const benchmarks = ids.map((id): CheckedBenchmark => {
    const injected = of(slowed, id);
    const { changes, same: asSame } = unchanged([of(same, id)]);
    return {
      id,
      found: injected.filter(({ verdict }) => verdict === 'slower').length,
      ratio: median(injected.map(({ ratio }) => ratio)),
      noise: median(injected.map(({ noiseFloor = Infinity }) => noiseFloor)),
      changed: changes,
      same: asSame,
    };
  });
  const apart = repeats
    .slice(1)
    .flatMap((repeat, i) => [
      compared(repeats[i]!.reference, repeat.reference, false),
      compared(repeats[i]!.again, repeat.again, false),
    ]);
  return { benchmarks, inTurns: unchanged(same), apart: unchanged(apart) };
}
