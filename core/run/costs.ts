import type { CostEntry, Costs } from '../../schemas/costs.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { groupBy } from '../statistics/group-by.ts';
import { median } from '../statistics/median.ts';
import type { Suite } from '../suite.ts';
import { costOf, type CostOf } from './plan-jobs.ts';

type Like = Pick<CostEntry, 'suite' | 'suiteVersion' | 'experiment' | 'numerics' | 'parameters'>;

/** Cells that differ in their seed alone are like each other: the same text. */
function likeness({ suite, suiteVersion, experiment, numerics, parameters }: Like): string {
  const rest = Object.entries(parameters).filter(([name]) => name !== 'seed');
  return JSON.stringify([suite, suiteVersion, experiment, numerics, rest]);
}

/** What cells have cost, of results that trained to their end. Failed and diverged ones stopped early. */
export function recordedCosts(results: readonly Result[]): Costs {
  const completed = results.filter(({ outcome }) => outcome.state === 'completed');
  const entries = [...groupBy(completed, ({ cell }) => likeness(cell)).values()].map((alike): CostEntry => {
    const { suite, suiteVersion, experiment, numerics, parameters } = alike[0]!.cell;
    const seconds = median(alike.map(({ cost }) => cost.durationMs / 1e3));
    const shared = Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'seed'));
    const like = { suite, suiteVersion, experiment, numerics };
    return { ...like, parameters: shared, seconds, cells: alike.length };
  });
  return { schemaVersion: 1, entries };
}

/** Seconds and estimates of what was recorded of one experiment, summed. */
interface Pace {
  seconds: number;
  estimate: number;
}

/**
 * The cost of any cell: what like cells cost where there are some; else its experiment's estimate, times what other
 * cells of that experiment cost for each estimated second; else the estimate.
 */
export function costFrom(costs: Costs | undefined, suites: ReadonlyMap<string, Suite>): CostOf {
  const seconds = new Map<string, number>();
  const paces = new Map<string, Pace>();
  const paceKey = ({ suite, experiment, numerics }: Like): string => `${suite}/${experiment}/${numerics}`;
  for (const entry of costs?.entries ?? []) {
    const suite = suites.get(entry.suite);
    const experiment = suite?.experiments[entry.experiment];
    // An older version of a suite may have had other parameters, and their estimate no meaning.
    if (experiment === undefined || suite?.version !== entry.suiteVersion) continue;
    seconds.set(likeness(entry), entry.seconds);
    const estimate = experiment.cost(entry.parameters);
    const pace = paces.get(paceKey(entry)) ?? { seconds: 0, estimate: 0 };
    pace.seconds += entry.seconds * entry.cells;
    pace.estimate += estimate * entry.cells;
    paces.set(paceKey(entry), pace);
  }
  return (cell) => {
    const recorded = seconds.size === 0 ? undefined : seconds.get(likeness(cell));
    if (recorded !== undefined) return recorded;
    const pace = paces.get(paceKey(cell));
    const estimate = costOf(cell, suites);
    return pace === undefined ? estimate : (estimate * pace.seconds) / pace.estimate;
  };
}
