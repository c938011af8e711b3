import { exitCodeOf, type SituationName } from '../core/exit-codes.ts';
import type { Comparison } from '../schemas/comparison.d.ts';

/** Benchmarks of the first timing that another lacks. */
function goneFrom({ timings: [reference, ...others] }: Comparison): string[] {
  return others.flatMap(({ label, benchmarks }) =>
    reference!.benchmarks
      .filter(({ id }) => benchmarks.every((one) => one.id !== id))
      .map(({ id }) => `${id}, which ${label} lacks`),
  );
}

/**
 * The exit code of a comparison as a gate, by the table of exit codes: a benchmark is slower, one is gone, or nothing was
 * tested, since timings of different devices are described only. stderr says which.
 */
export function gateTimings(comparison: Comparison): number {
  const { comparisons } = comparison;
  const found: SituationName[] = [];
  const tested = comparisons.filter(({ kind }) => kind === 'tested');
  if (tested.length < comparisons.length) {
    console.error('--gate: timings of different fingerprints are described, not tested: not comparable.');
    found.push('timings not tested');
  }
  for (const gone of goneFrom(comparison)) {
    console.error(`gone: ${gone}`);
    found.push('benchmark gone');
  }
  const slower = tested.flatMap(({ benchmarks }) => benchmarks.filter(({ verdict }) => verdict === 'slower'));
  for (const { id, ratio } of slower) console.error(`slower: ${id}, ${((ratio - 1) * 100).toFixed(1)} %`);
  if (slower.length > 0) found.push('slower');
  return exitCodeOf(...found);
}
