import type { PlannedGroup } from '../core/run/worker-group.ts';
import { groupBy } from '../core/statistics/group-by.ts';

/** `3 ensembles of 35`, `2 of 18 and 1 of 6`, largest first. */
function sizesText(sizes: readonly number[]): string {
  const counts = [...groupBy(sizes, (size) => size)].sort(([one], [other]) => other - one);
  if (counts.every(([size]) => size === 1)) return 'one by one';
  return counts
    .map(
      ([size, all], i) =>
        `${all.length} ${i === 0 ? (all.length === 1 ? 'ensemble ' : 'ensembles ') : ''}of ${size}`,
    )
    .join(', ');
}

/** How a run's cells are planned: on which devices, by how many workers, in how many ensembles of what size. */
export function explainPlan(planned: readonly PlannedGroup[]): string[] {
  return planned.flatMap(({ group, jobs }) => {
    if (jobs.length === 0) return [];
    const workers = Math.min(group.environments.length, jobs.length);
    const head = `${group.device}: ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
    const kinds = groupBy(jobs, ({ cells }) => `${cells[0]!.suite}/${cells[0]!.experiment}`);
    return [
      head,
      ...[...kinds].map(([name, own]) => {
        const cells = own.reduce((sum, job) => sum + job.cells.length, 0);
        return `  ${name}: ${cells} ${cells === 1 ? 'cell' : 'cells'}, ${sizesText(own.map((job) => job.cells.length))}`;
      }),
    ];
  });
}
