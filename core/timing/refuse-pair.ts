import { Fail } from '../fail.ts';
import type { GivenTiming } from './read-timing.ts';
import { commonBenchmarks } from './test-benchmarks.ts';

/**
 * Refuses two timings that measured different things.
 * @throws Fail (exit 2) where they have no benchmark in common, or one of another suite version, unit or work
 */
export function refusePair(reference: GivenTiming, other: GivenTiming): void {
  const pairs = commonBenchmarks(reference.timing, other.timing);
  if (pairs.length === 0) {
    throw new Fail({
      where: other.file,
      found: 'no benchmark in common',
      expected: `benchmarks of ${reference.file}`,
      next: 'Measure both with the same --only, or without it.',
    });
  }
  const rules = [
    ['suiteVersion', 'both measured by one version of this project'],
    ['unit', 'one unit for one benchmark'],
    ['what', 'the same work'],
  ] as const;
  for (const pair of pairs) {
    for (const [field, next] of rules) {
      const [one, two] = [pair.reference[field], pair.other[field]];
      if (one === two) continue;
      throw new Fail({
        where: `${other.file}: ${pair.reference.id}, ${field}`,
        found: JSON.stringify(two ?? null),
        expected: `${JSON.stringify(one ?? null)} as in ${reference.file}`,
        next: `A comparison needs ${next}. Measure again.`,
      });
    }
  }
}
