import type { TimedBenchmark } from '../../schemas/timing.d.ts';
import { median } from '../statistics/median.ts';

/**
 * Of each pair of processes that took turns, visit by visit, the change of a benchmark as log(other/reference): the
 * median over visits of that between the fastest samples of the two visits, which were one right after the other.
 *
 * @throws RangeError where the two have other numbers of processes or visits
 */
export function pairedChanges(reference: TimedBenchmark, other: TimedBenchmark): number[] {
  if (reference.processes.length !== other.processes.length) throw new RangeError('processes without a twin');
  return reference.processes.map(({ visits }, process) => {
    const twins = other.processes[process]!.visits;
    if (visits.length !== twins.length) throw new RangeError('visits without a twin');
    return median(visits.map((samples, i) => Math.log(Math.min(...twins[i]!) / Math.min(...samples))));
  });
}
