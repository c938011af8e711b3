import { exitCode } from '../core/fail.ts';
import type { Comparison } from '../schemas/comparison.d.ts';

/**
 * The exit code of a comparison as a gate: 1 where a benchmark is slower, 0 otherwise. Timings of different devices
 * are no gate: they count as fine, and stderr says that nothing was tested.
 */
export function gateTimings({ comparisons }: Comparison): number {
  const tested = comparisons.filter(({ kind }) => kind === 'tested');
  if (tested.length < comparisons.length)
    console.error('--gate: timings of different fingerprints are described, not tested; they do not gate.');
  const slower = tested.flatMap(({ benchmarks }) => benchmarks.filter(({ verdict }) => verdict === 'slower'));
  for (const { id, ratio } of slower) console.error(`slower: ${id}, ${((ratio - 1) * 100).toFixed(1)} %`);
  return slower.length > 0 ? exitCode.contradicted : exitCode.fine;
}
