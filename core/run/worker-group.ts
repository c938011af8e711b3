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

/** The jobs of one group, dearest first. */
export interface PlannedGroup {
  readonly group: WorkerGroup;
  readonly jobs: readonly PlannedJob[];
}

/** Cells planned for the groups that take them; each cell goes to the first that does. */
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
    return { group, jobs: planJobs(own, suites, group.environments.length, group.cut) };
  });
}
