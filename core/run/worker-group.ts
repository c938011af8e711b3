import type { Cell } from '../../schemas/cell.d.ts';
import type { Experiment, Suite } from '../suite.ts';
import { planJobs, type EnsembleCut, type PlannedJob } from './plan-jobs.ts';

/** Worker processes that take the same kind of work. */
export interface WorkerGroup {
  /** What they compute on, for people. */
  readonly device: string;
  /** Arithmetic of the experiments that they train. */
  readonly takes: readonly Experiment['arithmetic'][];
  /** Environment variables of each worker beside those of this process; as many as workers. */
  readonly environments: readonly Readonly<Record<string, string>>[];
  /** How ensembles are cut among them. */
  readonly cut: EnsembleCut;
}

/** The jobs of one group, in the order in which they are handed out. */
export interface PlannedGroup {
  readonly group: WorkerGroup;
  readonly jobs: readonly PlannedJob[];
}

/** Suites that together cost no more than this share of a run come first. */
const smallShare = 0.1;

/**
 * Jobs with those of the cheapest suites in front, as many as cost little together: their verdicts are there in the first
 * minutes, and the others still go dearest first, so that workers end together.
 */
function smallSuitesFirst(jobs: readonly PlannedJob[]): PlannedJob[] {
  const costs = new Map<string, number>();
  for (const { cells, cost } of jobs) {
    const { suite } = cells[0]!;
    costs.set(suite, (costs.get(suite) ?? 0) + cost);
  }
  let room = smallShare * jobs.reduce((sum, { cost }) => sum + cost, 0);
  const small = [...costs]
    .sort(([, one], [, other]) => one - other)
    .filter(([, cost]) => (room -= cost) >= 0)
    .map(([suite]) => suite);
  const rank = ({ cells }: PlannedJob): number => small.indexOf(cells[0]!.suite) + 1 || small.length + 1;
  return jobs.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Cells planned for the groups that take them; each cell goes to the first that does. Small suites come first, else the
 * dearest jobs.
 */
export function planGroups(
  cells: readonly Cell[],
  suites: ReadonlyMap<string, Suite>,
  groups: readonly WorkerGroup[],
): PlannedGroup[] {
  const groupOf = (cell: Cell): WorkerGroup | undefined => {
    const { arithmetic } = suites.get(cell.suite)!.experiments[cell.experiment]!;
    return groups.find(({ takes }) => takes.includes(arithmetic));
  };
  return groups.map((group) => {
    const own = cells.filter((cell) => groupOf(cell) === group);
    return { group, jobs: smallSuitesFirst(planJobs(own, suites, group.environments.length, group.cut)) };
  });
}
